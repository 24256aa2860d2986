// node scripts/vectors.mjs LOGS : did every target run every vector there is?
//
// Each target's runner prints `vectors: TARGET N of M`. This counts the files itself, so that a runner that lost some of
// them cannot vouch for itself.
import { readdirSync, readFileSync } from 'node:fs';

const files = new URL('../tests/vectors/', import.meta.url);
const logs = process.argv[2];

const cases = readdirSync(files)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, files), 'utf8')).cases);

// What a member's browser can reach through the service: its codes are SHA-1, six digits, thirty seconds, a step each way.
const overHttp = ({ op, input }) =>
  (op === 'code.parse' && input.digits === 6) ||
  (op === 'totp.verify' &&
    input.algorithm === 'SHA1' &&
    input.digits === 6 &&
    input.period === 30 &&
    input.secret.length === 40 &&
    input.past === 1 &&
    input.future === 1);

const all = cases.length;
const expected = {
  native: all,
  'wasm-node': all,
  'wasm-chromium': all,
  'npm-tarball': all,
  cli: all,
  http: cases.filter(overHttp).length,
};

const ran = {};
for (const log of readdirSync(logs)) {
  for (const [, target, count] of readFileSync(`${logs}/${log}`, 'utf8').matchAll(/^.*\bvectors: ([a-z-]+) (\d+) of \d+/gm)) {
    ran[target] = Math.max(ran[target] ?? 0, Number(count));
  }
}

const refused = cases.filter(({ expect }) => 'error' in expect || ['no-match', 'replayed', 'clock-off'].includes(expect.verdict));
console.log(`${all} vectors in tests/vectors, ${refused.length} of them refused`);

let failed = 0;
const judge = (holds, text) => {
  failed += holds ? 0 : 1;
  console.log(`${holds ? '✔' : '✘'} ${text}`);
};
for (const [target, wanted] of Object.entries(expected)) {
  const count = ran[target] ?? 0;
  judge(count >= wanted && wanted > 0, `vectors: ${target.padEnd(13)} ${String(count).padStart(4)} of ${wanted}`);
}
const ids = new Set(cases.map(({ id }) => id));
judge(ids.size === all, `every id stands once (${ids.size} of ${all})`);
judge(all >= 300, 'there are at least 300');

const judged = Object.keys(expected).length + 2;
console.log(`# pass ${judged - failed}\n# fail ${failed}`);
process.exit(failed === 0 ? 0 : 1);
