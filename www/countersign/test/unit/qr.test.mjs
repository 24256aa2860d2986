// What is drawn, read back by two programs that are not ours: zbar, and zxing-cpp, which shows a segment as its mode says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { init, qrMatrix } from 'countersign';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const folder = mkdtempSync(join(tmpdir(), 'countersign-qr-'));
after(() => rmSync(folder, { recursive: true }));

before(async () => {
  await init();
  const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

const LEVELS = ['L', 'M', 'Q', 'H'];

/** Gray pixels, 0 is black: each module four by four, and the light border that belongs around them. */
function picture({ size, modules }) {
  const scale = 4;
  const border = 4;
  const side = (size + 2 * border) * scale;
  const gray = new Uint8Array(side * side).fill(255);
  modules.forEach((dark, at) => {
    if (!dark) return;
    const [x, y] = [(at % size) + border, Math.floor(at / size) + border].map((place) => place * scale);
    for (let row = y; row < y + scale; row += 1) gray.fill(0, row * side + x, row * side + x + scale);
  });
  return { side, gray };
}

async function zxing({ side, gray }) {
  const data = new Uint8ClampedArray(gray.length * 4);
  gray.forEach((value, at) => data.set([value, value, value, 255], at * 4));
  const [code] = await readBarcodes({ data, width: side, height: side }, { formats: ['QRCode'], isPure: true });
  return code;
}

function zbar({ side, gray }) {
  const file = join(folder, 'code.pgm');
  writeFileSync(file, Buffer.concat([Buffer.from(`P5 ${side} ${side} 255\n`), gray]));
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], options).replace(/\n$/, '');
}

/** Numbers that are the same on every run (xorshift). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Texts of other scripts, some of them inside an address: bytes that could pass for Shift JIS among them. */
function texts(count) {
  const next = numbers(0x5eed);
  const blocks = [
    [0xa1, 0x24f],
    [0x370, 0x52f],
    [0x5d0, 0x64a],
    [0x3041, 0x30ff],
    [0x4e00, 0x9fff],
    [0xac00, 0xd7a3],
    [0x1f300, 0x1f64f],
  ];
  const word = () => {
    const [first, last] = blocks[next(blocks.length)];
    return Array.from({ length: 1 + next(9) }, () => String.fromCodePoint(first + next(last - first + 1))).join('');
  };
  return Array.from({ length: count }, () =>
    next(2) ? word() : `otpauth://totp/${word()}:${word()}?secret=GEZDGNBVGY3TQOJQ&issuer=${word()}${next(1000)}`,
  );
}

test('text of any script is read back as it was written', async () => {
  const garbled = [];
  for (const [at, text] of texts(600).entries()) {
    const code = await zxing(picture(qrMatrix(text, { level: LEVELS[at % LEVELS.length] })));
    if (code?.text !== text || !Buffer.from(code.bytes).equals(Buffer.from(text))) garbled.push([text, code?.text]);
  }
  assert.deepEqual(garbled, []);
});

test('a camera reads digits, capitals and the rest, and where they meet', async () => {
  const written = [
    '0123456789',
    'HELLO WORLD $%*+-./:',
    'A1b2C3d4',
    `otpauth://totp/Example:ada@example.com?secret=${'GEZDGNBVGY3TQOJQ'.repeat(4)}&issuer=Example&digits=8&period=60`,
    `${'0'.repeat(300)}${'Z'.repeat(300)}${'z'.repeat(300)}`,
    'Grüße, привет, 日本語の認証アプリ 🔑🔑🔑',
  ];
  for (const text of written) {
    for (const level of LEVELS) {
      const drawn = picture(qrMatrix(text, { level }));
      assert.equal((await zxing(drawn)).text, text, `zxing-cpp at ${level}`);
      assert.equal(zbar(drawn), text, `zbar at ${level}`);
    }
  }
});
