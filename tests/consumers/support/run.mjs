import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const here = fileURLToPath(new URL('../', import.meta.url));

const bin = (tool, folder = here) => join(folder, 'node_modules/.bin', tool);
const env = { ...process.env, NODE_ENV: undefined, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined, NO_COLOR: '1', CI: '1', NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1' };

/** A project of its own, with what the folders hold; the packages are those of this folder, one level up. */
export function project(...folders) {
  const to = mkdtempSync(join(here, '.project-'));
  after(() => rmSync(to, { recursive: true, force: true }));
  for (const folder of folders) cpSync(join(here, folder), to, { recursive: true });
  return to;
}

/** Runs a tool that npm installed to its end, in a folder; what it says comes back, and fails the test when the tool failed. */
export async function run(tool, args, cwd, installed = here) {
  try {
    const { stdout, stderr } = await promisify(execFile)(tool === 'node' ? process.execPath : bin(tool, installed), args, { cwd, env, timeout: 240_000, maxBuffer: 1 << 26 });
    return stdout + stderr;
  } catch (error) {
    throw new Error(`${tool} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`.slice(0, 6000), { cause: error.code });
  }
}

/** Starts a tool that serves until the test is over, and gives its address once it answers. */
export async function started(tool, args, cwd, { installed = here, port, test }) {
  const child = spawn(bin(tool, installed), args, { cwd, env: { ...env, PORT: String(port), NITRO_PORT: String(port), HOST: '127.0.0.1' }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  let ended = false;
  child.on('exit', () => (ended = true));
  // In a process group of its own, with what it has started.
  test.after(() => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* It has ended. */ } });
  const origin = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + 120_000; Date.now() < until; await new Promise((later) => setTimeout(later, 200))) {
    if (ended) throw new Error(`${tool} ended:\n${said}`);
    const answered = await fetch(origin).then((response) => response.ok, () => false);
    if (answered) return { origin, said: () => said };
  }
  throw new Error(`${tool} did not answer:\n${said}`);
}

/** A free port of this machine. */
export async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
