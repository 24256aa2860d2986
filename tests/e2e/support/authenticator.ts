import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

/** Reads the QR as a phone's camera would: from a picture of the page, with zbar. The picture holds a secret, so it goes again. */
export async function scan(shown: Page | Locator): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-scan-'));
  try {
    const picture = join(folder, 'page.png');
    writeFileSync(picture, await shown.screenshot());
    return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', picture], {
      encoding: 'utf8',
      // zbarimg complains on machines without D-Bus, which it does not need for a file.
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An authenticator app: it knows only what it scanned, and asks oathtool for its codes. */
export class Authenticator {
  private constructor(
    readonly uri: URL,
    readonly secret: string,
  ) {}

  static scanned(uri: string): Authenticator {
    const parsed = new URL(uri);
    const secret = parsed.searchParams.get('secret');
    if (parsed.protocol !== 'otpauth:' || !secret) throw new Error('what was scanned is no otpauth:// address');
    return new Authenticator(parsed, secret);
  }

  /** The code of the step that holds `at` (milliseconds). The key goes in by stdin: arguments are everybody's to read. */
  code(at = Date.now()): string {
    const now = new Date(at).toISOString().replace('T', ' ').slice(0, 19);
    return execFileSync('oathtool', ['--totp', '--base32', `--now=${now} UTC`, '-'], { input: `${this.secret}\n`, encoding: 'utf8' }).trim();
  }

  /** The code that follows the one shown now: a verifier with a window of one step takes it already. */
  nextCode(): string {
    return this.code(Date.now() + STEP_MS);
  }
}

export const STEP_MS = 30_000;
