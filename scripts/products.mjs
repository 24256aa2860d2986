// node scripts/products.mjs [LOGS] : is every line of tests/products.md proved, for the presets that it names?
//
// Fails when a line has no test, leaves a preset out, or names a test that is not written; with the folder of scripts/test's
// logs, also when one did not run and pass.
import { readdirSync } from 'node:fs';
import { passedIn, read, root, tests } from './tests-found.mjs';

const [logs] = process.argv.slice(2);
const presets = readdirSync(`${root}crates/policy/presets`).map((file) => file.replace('.toml', '')).filter((name) => name !== 'default');
const passed = logs ? passedIn(logs) : null;
const written = new Set(tests.map(({ path, name }) => `${path}: ${name}`));

const cells = (row = '') => row.split('|').slice(1, -1).map((cell) => cell.trim());

/** The lines, each a section: a table of one row, and a list of tests. */
const [table, ...others] = read('tests/products.md').split('\n# ');
const lines = table.split('\n## ').slice(1).map((section) => {
  const rows = section.split('\n');
  const [head, , held] = rows.filter((row) => row.startsWith('|')).map(cells);
  const proofs = rows.filter((row) => row.startsWith('- ')).map((row) => row.slice(2).replace(/: `(.*)`$/, ': $1'));
  return { title: rows[0], presets: head ?? [], held: held ?? [], proofs };
});

const faults = lines.flatMap(({ title, presets: named, held, proofs }) => {
  const say = [];
  const missing = presets.filter((preset) => !named.includes(`\`${preset}\``));
  if (missing.length > 0 || named.length !== presets.length) say.push(`names not each preset once: ${missing.join(', ')}`);
  if (held.length !== named.length || held.some((cell) => cell === '')) say.push('says not for each preset what holds (– for nothing)');
  if (proofs.length === 0) say.push('has no test');
  for (const proof of proofs) {
    const name = proof.slice(proof.indexOf(': ') + 2);
    if (!written.has(proof)) say.push(`names a test that is not written: ${proof}`);
    else if (passed && !passed.has(name)) say.push(`names a test that did not run and pass: ${proof}`);
  }
  return say.map((fault) => `${title} ${fault}`);
});
if (lines.length === 0) faults.push('tests/products.md could not be read');
for (const other of others) faults.push(`tests/products.md holds lines alone, and none is left for later: ${other.split('\n')[0]}`);

for (const fault of faults) console.error(fault);
console.log(`${lines.length} lines of tests/products.md, each for ${presets.length} presets${passed ? '' : ' (without logs: written, not run)'}`);
process.exitCode = faults.length === 0 ? 0 : 1;
