// node scripts/conformance.mjs : writes tests/conformance.md, which test proves which line of tests/security.md.
// Fails when a line has no test, or a test names a line that is not there.
import { writeFileSync } from 'node:fs';
import { read, root, tests as found } from './tests-found.mjs';

/** The lines of security.md: those that need a test now, and those of parts to come. */
function lines(text) {
  return [...text.matchAll(/^\| ([SNG]\d+c?) \| (.*) \|$/gm)].map(([, id, holds]) => ({ id, holds }));
}
const [now, later] = read('tests/security.md').split('## Not reachable yet').map(lines);

/** The ids in a test's name: `fn s1_s1c_a_code…` in Rust; `'S16: the QR…'` or `…(S16)'` elsewhere. */
function idsIn({ path, name }) {
  if (!path.endsWith('.rs')) return name.match(/\b[SNG]\d+c?\b/g) ?? [];
  const [ids = ''] = name.match(/^(?:[sng]\d+c?_)+/) ?? [];
  return ids.split('_').slice(0, -1).map((id) => id[0].toUpperCase() + id.slice(1));
}

const tests = found.map((test) => ({ path: test.path, name: test.path.endsWith('.rs') ? `\`${test.name}\`` : test.name, ids: idsIn(test) }));
const provedBy = ({ id }) => tests.filter(({ ids }) => ids.includes(id));

const section = (line) => [
  `## ${line.id}`,
  '',
  line.holds,
  '',
  ...provedBy(line).map(({ path, name }) => `- ${path}: ${name}`),
  '',
];
const document = [
  '# Which test proves what',
  '',
  'Made from the tests’ names by `node scripts/conformance.mjs`; the lines are those of [security.md](security.md).',
  '',
  ...[...now, ...later.filter((line) => provedBy(line).length > 0)].flatMap(section),
].join('\n');

const unproved = now.filter((line) => provedBy(line).length === 0);
const known = new Set([...now, ...later].map(({ id }) => id));
const strange = tests.filter(({ ids }) => ids.some((id) => !known.has(id)));

for (const { id, holds } of unproved) console.error(`${id} has no test: ${holds}`);
for (const { path, name } of strange) console.error(`${path}: ${name} names an id that tests/security.md does not have`);

writeFileSync(`${root}tests/conformance.md`, document);
process.exitCode = unproved.length === 0 && strange.length === 0 ? 0 : 1;
console.log(`${now.length - unproved.length} of ${now.length} lines of tests/security.md are proved by a test`);
