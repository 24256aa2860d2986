// node scripts/conformance.mjs : writes tests/conformance.md, which test proves which line of tests/security.md.
// Fails when a line has no test, or a test names a line that is not there.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path) => readFileSync(root + path, 'utf8');
const skipped = new Set(['node_modules', 'target', 'dist', 'test-results', 'screenshots', 'fixtures']);

/** Every file below a folder whose name ends as wanted, in one order on every machine. */
function filesUnder(folder, ending) {
  return readdirSync(root + folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(path, ending);
      return ending.test(entry.name) ? [path] : [];
    });
}

/** The lines of security.md: those that need a test now, and those of parts to come. */
function lines(text) {
  return [...text.matchAll(/^\| ([SNG]\d+c?) \| (.*) \|$/gm)].map(([, id, holds]) => ({ id, holds }));
}
const [now, later] = read('tests/security.md').split('## Not reachable yet').map(lines);

/** `fn s1_s1c_a_code…` in Rust; `test('S16: the QR…'` or `…(S16)'` in TypeScript and JavaScript. */
function testsIn(path) {
  const text = read(path);
  if (path.endsWith('.rs')) {
    return [...text.matchAll(/\bfn ((?:[sng]\d+c?_)+\w+)/g)].map(([, name]) => ({
      path,
      name: `\`${name}\``,
      ids: name.match(/^(?:[sng]\d+c?_)+/)[0].slice(0, -1).split('_').map(spelled),
    }));
  }
  return [...text.matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g)].map(([, , name]) => ({
    path,
    name,
    ids: name.match(/\b[SNG]\d+c?\b/g) ?? [],
  }));
}
const spelled = (id) => id[0].toUpperCase() + id.slice(1);

const tests = [...filesUnder('crates', /\.rs$/), ...filesUnder('tests', /\.spec\.ts$/), ...filesUnder('www/countersign/test', /\.test\.mjs$/)].flatMap(testsIn);
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
