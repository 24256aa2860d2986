import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

/** Asks until the answer is what was waited for, or says what it was last. */
export async function until(what, ask) {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${what}: not within 30 s`);
}

/** A program of this test's own, and all that it says. */
export class Program {
  said = '';
  #child;
  #over;

  constructor(file, words, options = {}) {
    // A group of its own: what it starts in turn ends with it.
    this.#child = spawn(file, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream.on('data', (chunk) => (this.said += chunk));
    this.#over = new Promise((over) => this.#child.once('close', over));
  }

  /** Waits until something listens there. */
  answersAt(url) {
    return until(`${url} answers; it said ${this.said}`, async () => {
      if (this.#child.exitCode !== null) throw new Error(`it ended by itself:\n${this.said}`);
      return fetch(url, { redirect: 'manual' }).catch(() => null);
    });
  }

  /** Waits until it has done what it does. */
  async ended() {
    await this.#over;
    if (this.#child.exitCode !== 0) throw new Error(`it failed:\n${this.said}`);
  }

  async stop() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) process.kill(-this.#child.pid, 'SIGTERM');
    await this.#over;
  }
}
