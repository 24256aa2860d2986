import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';

/** A byte string that must stand nowhere, and what it is. */
interface Needle {
  what: string;
  bytes: Buffer;
  /** For short digits: a hit counts only when no digit or point stands beside it (a longer number holds any digits). */
  alone: boolean;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Remembers every secret that a run saw, in each form it could be stored or logged in (S18). */
export class Ledger {
  readonly #needles = new Map<string, Needle>();

  /** How many different byte strings are searched for. */
  get size(): number {
    return this.#needles.size;
  }

  /** A TOTP secret: base32, its bytes, hex and base64 of them. */
  secret(base32: string): void {
    const bytes = fromBase32(base32);
    this.#text('secret, base32', base32);
    this.#text('secret, base32 in lower case', base32.toLowerCase());
    this.#text('secret, grouped', base32.replace(/(.{4})(?=.)/g, '$1 '));
    this.#bytes('secret, raw', bytes);
    this.#text('secret, hex', bytes.toString('hex'));
    this.#text('secret, HEX', bytes.toString('hex').toUpperCase());
    this.#text('secret, base64', bytes.toString('base64').replace(/=+$/, ''));
    this.#text('secret, as a list of numbers', [...bytes].join(', '));
  }

  recoveryCode(code: string): void {
    const bare = code.replaceAll('-', '');
    for (const form of [code, code.toLowerCase(), bare, bare.toLowerCase()]) this.#text('recovery code', form);
  }

  /** A one-time code that was typed. */
  code(digits: string): void {
    this.#add({ what: 'one-time code', bytes: Buffer.from(digits), alone: true });
  }

  /** A token: whole, and the random part after its prefix. */
  token(what: string, token: string): void {
    this.#text(what, token);
    const body = token.slice(token.lastIndexOf('_') + 1);
    if (body.length >= 32) this.#text(`${what}, without its prefix`, body.slice(0, 52));
  }

  password(password: string): void {
    this.#text('password', password);
  }

  /** Learns from everything the browser sends and receives: the verifier's answers, tokens, receipts, cookies. */
  watch(page: Page): void {
    page.on('request', (request) => {
      const bearer = request.headers()['authorization']?.replace(/^Bearer /, '');
      if (bearer) this.token('client token', bearer);
      const receipt = /cs_receipt_[a-z2-7]+/.exec(request.postData() ?? '')?.[0];
      if (receipt) this.token('receipt', receipt);
    });
    page.on('response', (response) => void this.#answer(response).catch(() => undefined));
  }

  async #answer(response: Response): Promise<void> {
    for (const { name, value } of await response.headersArray()) {
      if (name.toLowerCase() !== 'set-cookie') continue;
      const cookie = /^[^=]+=([^;]+)/.exec(value)?.[1] ?? '';
      if (cookie.length >= 16) this.#text('cookie of the app', cookie);
    }
    if (!new URL(response.url()).pathname.startsWith('/v1/client/')) return;
    const body = (await response.json()) as Record<string, unknown>;
    if (typeof body['secret'] === 'string') this.secret(body['secret']);
    if (typeof body['receipt'] === 'string') this.token('receipt', body['receipt']);
    if (Array.isArray(body['recovery_codes'])) body['recovery_codes'].forEach((code) => this.recoveryCode(String(code)));
  }

  /** Where any of it stands: one line a finding, without the secret itself. Empty is what must be. */
  findings(paths: readonly string[]): string[] {
    return paths.flatMap(filesUnder).flatMap((path) => {
      const content = readFileSync(path);
      return [...this.#needles.values()].filter((needle) => stands(content, needle)).map(({ what }) => `${what} in ${path}`);
    });
  }

  #text(what: string, text: string): void {
    this.#bytes(what, Buffer.from(text));
  }

  #bytes(what: string, bytes: Buffer): void {
    this.#add({ what, bytes, alone: false });
  }

  #add(needle: Needle): void {
    if (needle.bytes.length < 6) throw new Error(`${needle.what} is too short to be searched for`);
    this.#needles.set(needle.bytes.toString('latin1'), needle);
  }
}

function stands(content: Buffer, { bytes, alone }: Needle): boolean {
  for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1)) {
    if (!alone || !(partOfNumber(content[at - 1]) || partOfNumber(content[at + bytes.length]))) return true;
  }
  return false;
}

const partOfNumber = (byte: number | undefined) => byte === 0x2e || (byte !== undefined && byte >= 0x30 && byte <= 0x39);

export function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
