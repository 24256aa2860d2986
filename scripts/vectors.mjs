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

// What HTTP reaches with nothing done before: its factors are SHA-1, six digits, thirty seconds, 160 bits, a step each way,
// and its search looks forty steps around. How far a case's earlier state can be brought about, its runner knows; this is
// the least that it must run.
const overHttp = ({ op, input, expect }) => {
  if (op === 'code.parse') return input.digits === 6;
  if (op !== 'totp.verify') return false;
  const { algorithm, digits, period, secret, past, future, search_past, search_future, last_step, disclosed, at } = input;
  const profile = algorithm === 'SHA1' && digits === 6 && period === 30 && secret.length === 40 && past === 1 && future === 1;
  const searched = search_past === 40 && search_future === 40;
  const unsearched = search_past === 0 && search_future === 0 && expect.verdict !== 'no-match';
  const within = Number(at) <= Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
  return profile && (searched || unsearched) && last_step === null && disclosed === null && within;
};

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
  for (const [, target, count, of] of readFileSync(`${logs}/${log}`, 'utf8').matchAll(/\bvectors: ([a-z-]+) (\d+) of (\d+)/g)) {
    ran[target] = { count: Number(count), of: Number(of) };
  }
}

const refused = cases.filter(({ expect }) => 'error' in expect || ['no-match', 'replayed', 'clock-off'].includes(expect.verdict));
console.log(`${all} vectors in tests/vectors, ${refused.length} of them refused`);

let failed = 0;
const judge = (holds, text) => {
  failed += holds ? 0 : 1;
  console.log(`${holds ? '✔' : '✘'} ${text}`);
};
for (const [target, least] of Object.entries(expected)) {
  const { count, of } = ran[target] ?? { count: 0, of: least };
  judge(count > 0 && count >= least && count === of, `vectors: ${target.padEnd(13)} ${String(count).padStart(4)} of ${of}`);
}
const ids = new Set(cases.map(({ id }) => id));
judge(ids.size === all, `every id stands once (${ids.size} of ${all})`);
judge(all >= 300, 'there are at least 300');

const judged = Object.keys(expected).length + 2;
console.log(`# pass ${judged - failed}\n# fail ${failed}`);
process.exit(failed === 0 ? 0 : 1);
