import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Inbox } from './inbox.ts';

/** A text message, as it arrives. */
export interface Sms {
  to: string;
  text: string;
}

/** A gateway of this run, which people's text messages end at. */
export class SmsServer extends Inbox<Sms> {
  readonly #server: Server;
  readonly #secret = randomBytes(32).toString('hex');
  readonly #secretFile = join(mkdtempSync(join(tmpdir(), 'countersign-sms-')), 'secret');
  readonly #seen = new Set<string>();

  private constructor() {
    super();
    writeFileSync(this.#secretFile, this.#secret, { mode: 0o600 });
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        const [, at, signed] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['countersign-signature'])) ?? [];
        const expected = createHmac('sha256', this.#secret).update(`${at}.${body}`).digest('hex');
        if (signed !== expected) return response.writeHead(401).end();
        const { id, to, text } = JSON.parse(body) as Sms & { id: string };
        // What is delivered at least once may come twice.
        if (!this.#seen.has(id)) this.add({ to, text });
        this.#seen.add(id);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  static async start(): Promise<SmsServer> {
    const gateway = new SmsServer();
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    return gateway;
  }

  /** What tells the verifier to send through it. */
  get settings(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo;
    return { COUNTERSIGN_SMS: `http://127.0.0.1:${port}/`, COUNTERSIGN_SMS_SECRET_FILE: this.#secretFile };
  }

  stop(): Promise<void> {
    rmSync(dirname(this.#secretFile), { recursive: true });
    return new Promise((closed) => this.#server.close(() => closed()));
  }
}
