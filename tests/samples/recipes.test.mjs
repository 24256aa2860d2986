// The recipes for templates of the npm package's RECIPES.md, word by word, each in front of a real verifier.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inProject, python } from './support/paths.mjs';
import { Browser, Person } from './support/person.mjs';
import { freePort, Program } from './support/processes.mjs';
import { Verifier } from './support/verifier.mjs';
import { Countersign } from 'countersign/server';

const ada = { email: 'ada@example.org', password: 'correct horse' };
const site = (name) => inProject(`tests/samples/support/${name}`);

/** For each framework: what starts it at a port, and what it says to a form without its token. */
const frameworks = {
  Django: { start: (port) => [python(), [site('django_site.py'), port]], withoutToken: 403 },
  Rails: { start: (port) => ['ruby', [site('rails_site.rb'), port]], withoutToken: 422 },
  Laravel: { start: (port) => ['php', ['-S', `127.0.0.1:${port}`, site('laravel_site.php')]], withoutToken: 419 },
};

const recipes = readFileSync(inProject('www/countersign/RECIPES.md'), 'utf8');

/** The files that a recipe shows, by their names. */
function filesOf(framework) {
  const [, recipe] = recipes.match(new RegExp(`^### ${framework}$(.*?)(?=^### |$(?![^]))`, 'ms'));
  return [...recipe.matchAll(/```\S+ (\S+)\n(.*?)```/gs)].map(([, file, text]) => ({ file, text }));
}

const part = (text, pattern) => pattern.exec(text)?.[1] ?? assert.fail(`${pattern} is not in ${text}`);

for (const [framework, { start, withoutToken }] of Object.entries(frameworks)) {
  describe(framework, () => {
    const person = new Person();
    let folder;
    let origin;
    let verifier;
    let app;

    before(async () => {
      mkdirSync(inProject('tests/samples/test-results'), { recursive: true });
      folder = mkdtempSync(inProject(`tests/samples/test-results/${framework}-`));
      const port = String(await freePort());
      origin = `http://127.0.0.1:${port}`;
      verifier = await Verifier.start(folder, origin);
      await new Countersign({ verifier: verifier.origin, apiKey: verifier.apiKey }).putMember('1', { label: ada.email });
      for (const { file, text } of filesOf(framework)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      const env = {
        ...process.env,
        COUNTERSIGN_URL: verifier.origin,
        COUNTERSIGN_API_KEY: verifier.apiKey,
        SESSION_SECRET: randomBytes(32).toString('hex'),
        PYTHONPATH: inProject('www/clients/python'),
        PYTHONDONTWRITEBYTECODE: '1',
        RAILS_ENV: 'production',
      };
      const [program, words] = start(port);
      app = new Program(program, words, { cwd: folder, env });
      await app.answersAt(origin);
    });

    after(async () => {
      await Promise.all([app?.stop(), verifier?.stop()]);
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    /** The page of the second step: what its element gets, and what its form sends back. */
    async function halfWay(browser) {
      let page = await browser.go('/sign-in', ada);
      if (page.status === 302) page = await browser.go(page.location);
      assert.equal(page.status, 200, app.said);
      const form = part(page.text, /(<form [^>]*id="second-step".*?<\/form>)/s);
      const element = part(page.text, /(<countersign-sign-in .*?>)/s);
      const fields = [...form.matchAll(/<input [^>]*>/g)].map(([input]) => [part(input, /name="([^"]+)"/), /value="([^"]*)"/.exec(input)?.[1] ?? '']);
      return {
        action: part(form, /action="([^"]+)"/),
        fields: Object.fromEntries(fields),
        page: `${part(element, / verifier="([^"]+)"/)}/sign-in#${part(element, / token="([^"]+)"/)}`,
      };
    }

    test('somebody signs in, and is signed in only then', async () => {
      const browser = new Browser(origin);
      const { page, fields, action } = await halfWay(browser);
      assert.match((await browser.go('/')).text, /^signed in: false$/i);
      const receipt = await person.passed(page);
      const { status, location } = await browser.go(action, { ...fields, receipt });
      assert.deepEqual([status, new URL(location, origin).href], [302, `${origin}/`], app.said);
      assert.match((await browser.go('/')).text, /^signed in: true$/i);
    });

    test('a form of another site opens nothing, nor does the receipt of another browser’s sign-in', async () => {
      const [mine, theirs] = [new Browser(origin), new Browser(origin)];
      const { fields, action } = await halfWay(mine);
      const receipt = await person.passed((await halfWay(theirs)).page);
      assert.equal((await mine.go(action, { receipt })).status, withoutToken, 'without the form’s token');
      assert.equal((await mine.go(action, { ...fields, receipt })).status, 500, 'the verifier does not redeem it');
      assert.match((await mine.go('/')).text, /^signed in: false$/i);
    });
  });
}
