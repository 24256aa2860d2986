import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Inbox } from './inbox.ts';

/** A mail as its reader's program shows it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail server of this run, which people's mails end at. */
export class MailServer extends Inbox<Mail> {
  readonly #server: SMTPServer;

  private constructor() {
    super();
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        simpleParser(stream).then((parsed) => {
          const { subject = '', text = '', html } = parsed;
          for (const { address } of session.envelope.rcptTo) this.add({ to: address, subject, text, html: html || '' });
          done();
        }, done);
      },
    });
    // A client that goes away is its own affair.
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    const listening = server.#server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return server;
  }

  /** What tells the verifier to send through it. */
  get settings(): Record<string, string> {
    const { port } = this.#server.server.address() as AddressInfo;
    return { COUNTERSIGN_MAIL: `smtp://127.0.0.1:${port}?tls=none`, COUNTERSIGN_MAIL_FROM: 'security@fernway.example' };
  }

  stop(): Promise<void> {
    return new Promise((closed) => this.#server.close(() => closed()));
  }
}

/** The code that a mail brings: at the end of its subject, and in the first line of its text. */
export function codeIn({ subject, text }: Mail): string {
  const [code] = subject.match(/\d{6,8}$/) ?? [];
  const [first = ''] = text.trim().split('\n');
  if (!code || !first.includes(code)) throw new Error(`no code at the subject’s end and in the first line: ${subject} / ${first}`);
  return code;
}

/** The one link of a mail. */
export function linkIn({ text }: Mail): string {
  const links = [...new Set(text.match(/https?:\/\/\S+/g))];
  const [link] = links;
  if (!link || links.length > 1) throw new Error(`one link is expected: ${links.join(', ')}`);
  return link;
}
