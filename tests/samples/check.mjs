// npm run check: the types of every sample, as it is written, and of the client for Python, as strictly as each language can.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { command, inProject, python } from './support/paths.mjs';

const here = inProject('tests/samples');
const types = `${here}/test-results/types`;

let wrong = 0;
function check(cwd, program, ...words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${program} ${words.join(' ')}, in ${cwd}:\n${error ?? stdout + stderr}`);
  wrong += 1;
}

// One for another would not do: each is checked where its own modules are found first.
rmSync(types, { recursive: true, force: true });
for (const name of ['express', 'next', 'flask', 'fastapi']) check(here, command(), 'samples', 'write', name, `${types}/${name}`);
check(here, 'node_modules/.bin/tsc', '-p', 'tsconfig.ts.json');
check(here, 'node_modules/.bin/tsc', '-p', 'tsconfig.js.json');
const mypy = ['-m', 'mypy', '--strict', '--python-version', '3.10'];
for (const name of ['flask', 'fastapi']) check(`${types}/${name}`, python(), ...mypy, 'app.py', 'second_step.py', 'countersign');
check(inProject('www/clients/python'), python(), ...mypy, 'countersign', 'tests');
rmSync(types, { recursive: true, force: true });
process.exit(wrong === 0 ? 0 : 1);
