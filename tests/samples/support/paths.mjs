import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A path inside the project. */
export const inProject = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The built command: the one named in the environment, or the newest of what cargo left. */
export function command() {
  if (process.env.COUNTERSIGN_BIN) return process.env.COUNTERSIGN_BIN;
  const target = process.env.CARGO_TARGET_DIR ?? inProject('target');
  const built = ['release', 'debug'].map((profile) => join(target, profile, 'countersign')).filter((path) => existsSync(path));
  const [newest] = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error('countersign is not built: run scripts/build first');
  return newest;
}

/** The Python that the project's packages are installed for; `scripts/samples` makes it. */
export function python() {
  if (!process.env.COUNTERSIGN_PYTHON) throw new Error('COUNTERSIGN_PYTHON names no Python: run scripts/samples');
  return process.env.COUNTERSIGN_PYTHON;
}
