// The modules of WebAssembly that the package carries as text.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpacked } from '../../dist/unpack.js';
import { inlined } from '../../scripts/inline.mjs';

const dist = new URL('../../dist/', import.meta.url);

test('each is its file, byte for byte', async () => {
  const files = readdirSync(dist).filter((name) => name.endsWith('_bg.wasm'));
  assert.ok(files.length > 1);
  for (const file of files) {
    const { bytes } = await import(new URL(`wasm/${file.replace('_bg.wasm', '.inline.js')}`, dist));
    assert.ok(readFileSync(new URL(file, dist)).equals(bytes()), file);
  }
});

test('every byte comes back, and no letter needs an escape in JavaScript or HTML', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-inline-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  writeFileSync(join(folder, 'every'), every);
  const [, text] = inlined(join(folder, 'every')).match(/unpacked\("(.*)"\);/);
  assert.match(text, /^[#-;=-[\]-~]+$/);
  assert.deepEqual(unpacked(text), every);
});
