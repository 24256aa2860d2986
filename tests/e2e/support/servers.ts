import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerClock } from './clock.ts';
import { inProject } from './paths.ts';

/** Somebody of the demo who can sign in. */
export interface Person {
  email: string;
  password: string;
  name: string;
  /** The page where they do. */
  door: string;
}

/** How a run's servers differ from those of the main job. */
export interface Setting {
  /** What the workspace begins with. */
  preset?: string;
  /** More for the verifier's environment. */
  environment?: Record<string, string>;
  /** Whether the test turns the servers' clock. */
  turned?: boolean;
}

/**
 * The real verifier and the real helpdesk, on free ports over a data directory of this run. With `COUNTERSIGN_URL` and
 * `HELPDESK_URL` set, the servers that run there are used, and `COUNTERSIGN_SCAN` names what they write
 * (folders and logs, separated by colons).
 */
export class Servers {
  private constructor(
    readonly verifier: string,
    readonly helpdesk: string,
    /** Data directories and logs: everything the two write. */
    readonly written: string[],
    /** The workspace's API key, where this run made it. */
    readonly apiKey: string | null,
    /** The clock that both see, where the test turns it. */
    readonly clock: ServerClock | null,
    private readonly processes: ChildProcess[],
    private readonly folder: string | null,
  ) {}

  static async start({ preset, environment, turned }: Setting = {}): Promise<Servers> {
    const { COUNTERSIGN_URL, HELPDESK_URL, COUNTERSIGN_SCAN = '' } = process.env;
    if (COUNTERSIGN_URL && HELPDESK_URL && !preset) {
      return new Servers(COUNTERSIGN_URL, HELPDESK_URL, COUNTERSIGN_SCAN.split(':').filter(Boolean), null, null, [], null);
    }
    // Before anything is made: a build that is missing leaves nothing behind.
    ['countersign', 'countersign-helpdesk'].forEach(binary);
    const folder = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
    const [verifier, helpdesk] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
    const data = join(folder, 'verifier');
    const init = ['init', '--data', data, '--workspace', 'Fernway Support', '--origin', `http://${helpdesk}`, '--json'];
    if (preset) init.push('--preset', preset);
    const { api_key } = JSON.parse(execFileSync(binary('countersign'), init, { encoding: 'utf8' })) as { api_key: string };
    // Beside the data, not in it: the key is the helpdesk's to keep, and the scan must not find it anywhere else.
    const keyFile = join(mkdtempSync(join(folder, 'key-')), 'api-key');
    writeFileSync(keyFile, api_key, { mode: 0o600 });

    const clock = turned ? ServerClock.in(folder) : null;
    const processes = [
      serve(folder, 'countersign', ['serve', '--data', data, '--listen', verifier, '--public-url', `http://${verifier}`], { ...environment, ...clock?.environment }),
      serve(folder, 'countersign-helpdesk', [
        ...['--listen', helpdesk, '--verifier', `http://${verifier}`, '--data', join(folder, 'helpdesk')],
        ...['--api-key-file', keyFile, '--elements', inProject('www/countersign/dist')],
      ], clock?.environment),
    ];
    const written = ['verifier', 'helpdesk', 'countersign.log', 'countersign-helpdesk.log'].map((name) => join(folder, name));
    const servers = new Servers(`http://${verifier}`, `http://${helpdesk}`, written, api_key, clock, processes, folder);
    try {
      await answers(`${servers.verifier}/readyz`, processes[0], written[2]);
      await answers(`${servers.helpdesk}/sign-in`, processes[1], written[3]);
    } catch (error) {
      await servers.stop();
      servers.remove();
      throw error;
    }
    return servers;
  }

  /** The demo's people, as the helpdesk itself tells them. */
  people(): Person[] {
    return execFileSync(binary('countersign-helpdesk'), ['--print-people'], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => {
        const [email = '', password = '', name = '', , door = ''] = line.trim().split(/\s{2,}/);
        return { email, password, name, door };
      });
  }

  /** Asks both to stop and waits until they have: what they still had to write is then written. */
  async stop(): Promise<void> {
    await Promise.all(
      this.processes.map((each) => {
        if (each.exitCode !== null || each.signalCode !== null) return;
        const gone = new Promise((ended) => each.once('exit', ended));
        each.kill('SIGTERM');
        return gone;
      }),
    );
  }

  remove(): void {
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The built binary: the one named in the environment, or the newest of what cargo left. */
export function binary(name: string): string {
  const named = process.env[name === 'countersign' ? 'COUNTERSIGN_BIN' : 'HELPDESK_BIN'];
  if (named) return named;
  const target = process.env['CARGO_TARGET_DIR'] ?? inProject('target');
  const built = ['release', 'debug'].map((profile) => join(target, profile, name)).filter((path) => existsSync(path));
  const [newest] = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error(`${name} is not built: run scripts/build first`);
  return newest;
}

function serve(folder: string, name: string, options: string[], environment: Record<string, string> = {}): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), 'a', 0o600);
  // The fullest logs there are: nothing secret may stand in them at any level.
  const env = { ...process.env, RUST_LOG: 'trace', COUNTERSIGN_LOG: 'trace', ...environment };
  return spawn(binary(name), options, { stdio: ['ignore', log, log], env });
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}

async function answers(url: string, process: ChildProcess | undefined, log = ''): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (process?.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${url} did not come up; its last words:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}
