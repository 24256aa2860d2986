import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

/** A path inside the project. */
export function inProject(path: string): string {
  return fileURLToPath(new URL(path, root));
}
