// What the package draws itself, beside what the core draws for programs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { init, qrSvg } from 'countersign';

await init();

test('an SVG is the one that the core draws', () => {
  // `crates/wasm/tests/numbers.rs` compares the core with the same file.
  const drawn = readFileSync(new URL('../../../../tests/vectors/qr-titled.svg', import.meta.url), 'utf8');
  const title = '</title>\t\u0000\u0085\uffffAda\'s "QR" & co';
  assert.equal(qrSvg('otpauth://totp/demo?secret=JBSWY3DPEHPK3PXP', { title, level: 'H' }), drawn);
});
