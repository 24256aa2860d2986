import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './paths.mjs';
import { freePort, Program } from './processes.mjs';

/** A real verifier with a data folder of its own, and a workspace for the application at `origin`. */
export class Verifier {
  #server;

  constructor(folder, origin, port) {
    this.data = join(folder, 'data');
    this.apiKeyFile = join(folder, 'api.key');
    this.hookFile = join(folder, 'hook.key');
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    this.run(['init', '--data', this.data, '--workspace', 'Acme', '--origin', origin, '--api-key-file', this.apiKeyFile]);
    const hooks = `${origin}/countersign-events`;
    this.run(['workspace', 'webhook', 'Acme', '--data', this.data, '--url', hooks, '--secret-file', this.hookFile]);
  }

  static async start(folder, origin) {
    const verifier = new Verifier(folder, origin, await freePort());
    await verifier.start();
    return verifier;
  }

  get apiKey() {
    return readFileSync(this.apiKeyFile, 'utf8').trim();
  }

  async start() {
    this.#server = new Program(command(), ['serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`, '--public-url', this.origin]);
    await this.#server.answersAt(`${this.origin}/readyz`);
  }

  stop() {
    return this.#server.stop();
  }

  run(words, input = '') {
    return execFileSync(command(), words, { encoding: 'utf8', input });
  }
}
