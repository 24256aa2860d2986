// An empty project with the package in it, as people get it: packed, then installed from the tarball.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../../', import.meta.url));

/** A tool of the workspace that the project itself does not have. */
export const tool = (name) => join(here, '../node_modules/.bin', name);

/** The project's folder; it goes when the tests of this process are over. */
export function installed() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-tarball-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const npm = (...args) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [{ filename }] = JSON.parse(npm('pack', here, '--ignore-scripts', '--json'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  npm('install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${filename}`);
  return folder;
}
