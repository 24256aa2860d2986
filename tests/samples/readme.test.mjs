// The README's way from a sample, line by line, but for what it installs: that is here already, as the lock files name it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { command, inProject, python } from './support/paths.mjs';
import { Browser, Person } from './support/person.mjs';
import { freePort, Program } from './support/processes.mjs';
import { Verifier } from './support/verifier.mjs';

const section = readFileSync(inProject('README.md'), 'utf8').split('\n## From a sample')[1].split('\n## ')[0];
const code = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, words]) => words);

/** The table's columns: what to type, by the name of the framework. */
const rows = [...section.matchAll(/^\|(.+)\|$/gm)].map(([, row]) => row.split('|').map((cell) => cell.trim()));
const [[, ...names], , ...steps] = rows;
const [email, password] = code(section.split('Then <')[1]);
const pinned = `${readFileSync(inProject('tests/samples/requirements.in'), 'utf8')}${readFileSync(inProject('tests/samples/package.json'), 'utf8')}`;

for (const [column, name] of names.entries()) {
  test(`the README’s way with ${name} signs somebody in`, async (t) => {
    const [write, key, needs, start] = steps.map((row) => code(row[column + 1])[0]);
    mkdirSync(inProject('tests/samples/test-results'), { recursive: true });
    const folder = mkdtempSync(inProject('tests/samples/test-results/readme-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const origin = `http://127.0.0.1:${await freePort()}`;
    const verifier = await Verifier.start(folder, origin);
    t.after(() => verifier.stop());
    copyFileSync(verifier.apiKeyFile, join(folder, 'acme.key'));

    const [, packages] = /(?:npm install --install-links|pip install) (.+)$/.exec(needs);
    const asked = packages.split(' ');
    const { samples } = JSON.parse(execFileSync(command(), ['samples', '--json'], { encoding: 'utf8' }));
    const sample = samples.find(({ name: one }) => write.includes(` ${one} `));
    assert.ok(sample.needs.endsWith(` install ${packages}`) || sample.needs.endsWith(` --install-links ${packages}`), sample.needs);
    // Not by its name, which is anybody's on a registry.
    assert.ok(!asked.includes('countersign'));
    for (const one of asked.map((one) => one.replace('REPOSITORY/www/', ''))) assert.match(pinned, new RegExp(`^\\s*"?${one}"?[=:]`, 'm'), one);
    assert.equal(start.replace('.venv/bin/python', 'python3'), sample.start);

    const env = { ...process.env, PATH: `${dirname(command())}:${process.env.PATH}`, VERIFIER: verifier.origin, ORIGIN: origin };
    const app = new Program('bash', ['-euc', `${write}\n${key}\nexec ${start.replace('.venv/bin/python', python())}`], { cwd: folder, env });
    t.after(() => app.stop());
    await app.answersAt(`${origin}/sign-in`);

    const browser = new Browser(origin);
    const { location } = await browser.go('/sign-in', { email, password });
    await browser.go(await new Person().pass(location));
    assert.equal((await browser.go('/')).text, 'You are signed in as 42.');
  });
}

test('each column of the README’s table is a sample', () => assert.deepEqual(names, ['Flask', 'Express']));
