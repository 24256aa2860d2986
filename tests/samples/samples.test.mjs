// Every sample, as `countersign samples` writes it, in front of a real verifier: somebody signs in, and others try to.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Between } from './support/between.mjs';
import { command, inProject, python } from './support/paths.mjs';
import { Browser, Person } from './support/person.mjs';
import { freePort, Program, until } from './support/processes.mjs';
import { Verifier } from './support/verifier.mjs';
import { Countersign } from 'countersign/server';
import { sealData, unsealData } from 'iron-session';

const next = inProject('tests/samples/node_modules/next/dist/bin/next');

/** How each is started. The last words get `LISTEN` from the environment, or the port. */
const samples = {
  express: { start: () => [process.execPath, ['app.mjs']] },
  next: { build: () => [process.execPath, [next, 'build']], start: (port) => [process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', port]] },
  flask: { start: () => [python(), ['app.py']] },
  fastapi: { start: () => [python(), ['app.py']] },
};

const ada = { email: 'ada@example.org', password: 'correct horse' };

for (const [name, { build, start }] of Object.entries(samples)) {
  describe(name, { concurrency: false }, () => {
    let folder;
    let origin;
    let verifier;
    let between;
    let countersign;
    let env;
    let app;
    const person = new Person();

    before(async () => {
      // Here, where the packages are found that the samples need.
      mkdirSync(inProject('tests/samples/test-results'), { recursive: true });
      folder = mkdtempSync(inProject(`tests/samples/test-results/${name}-`));
      const port = String(await freePort());
      origin = `http://127.0.0.1:${port}`;
      verifier = await Verifier.start(folder, origin);
      between = await Between.start(verifier);
      countersign = new Countersign({ verifier: verifier.origin, apiKey: verifier.apiKey });

      const cwd = join(folder, 'app');
      verifier.run(['samples', 'write', name, cwd]);
      env = {
        ...process.env,
        ORIGIN: origin,
        VERIFIER: between.origin,
        COUNTERSIGN_API_KEY_FILE: verifier.apiKeyFile,
        COUNTERSIGN_HOOK_FILE: verifier.hookFile,
        SESSION_SECRET: randomBytes(32).toString('hex'),
        NEXT_TELEMETRY_DISABLED: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        FORWARDED_ALLOW_IPS: '', // uvicorn's: no proxy stands before it
      };
      if (build) await new Program(...build(), { cwd, env }).ended();
      app = new Program(...start(port), { cwd, env });
      await app.answersAt(`${origin}/sign-in`);
    });

    after(async () => {
      await Promise.all([app?.stop(), verifier?.stop(), between?.stop()]);
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    /** What the application says to who asks for its first page. */
    const home = async (browser) => {
      const { status, text, location } = await browser.go('/');
      return status === 200 ? text : `${status} ${location}`;
    };
    const nobody = '303 /sign-in';
    const again = '/sign-in?again';
    /** A browser in which the password was right, and the page of the second step. */
    async function halfWay() {
      const browser = new Browser(origin);
      const { status, location } = await browser.go('/sign-in', ada);
      assert.equal(status, 303);
      assert.ok(location.startsWith(`${verifier.origin}/sign-in#cs_client_`), location);
      return { browser, page: location };
    }
    async function signedIn() {
      const { browser, page } = await halfWay();
      const back = await person.pass(page);
      const answer = await browser.go(back);
      assert.deepEqual([answer.status, answer.location], [303, '/'], answer.text);
      return { browser, back };
    }

    test('a wrong password begins nothing', async () => {
      for (const form of [{ ...ada, password: 'wrong' }, { ...ada, email: 'nobody@example.org' }]) {
        const browser = new Browser(origin);
        const { status, location } = await browser.go('/sign-in', form);
        assert.deepEqual([status, location], [401, null]);
        assert.equal(await home(browser), nobody);
      }
      const known = [];
      for await (const member of countersign.listMembers()) known.push(member.id);
      assert.deepEqual(known, []);
    });

    test('a password and a code sign somebody in, first with a set-up, then without', async () => {
      const { browser, page } = await halfWay();
      assert.equal(await home(browser), nobody, 'a password alone is not enough');
      const back = await person.pass(page);
      assert.equal(await home(browser), nobody, 'nor is a sign-in whose receipt is not redeemed');
      assert.equal((await browser.go(back)).location, '/');
      assert.equal(await home(browser), 'You are signed in as 42.');

      const { browser: again } = await signedIn();
      assert.equal(await home(again), 'You are signed in as 42.');
    });

    test('S28: a receipt opens nothing in another browser', async () => {
      const { browser, page } = await halfWay();
      const back = await person.pass(page);
      const thief = new Browser(origin);
      assert.equal((await thief.go(back)).location, again);
      assert.equal(await home(thief), nobody);
      // Nor was it spent by the attempt.
      await browser.go(back);
      assert.equal(await home(browser), 'You are signed in as 42.');
    });

    test('S28: nor in one that began a sign-in of its own', async () => {
      const { page } = await halfWay();
      const back = await person.pass(page);
      const { browser: other } = await halfWay();
      assert.equal((await other.go(back)).location, again);
      assert.equal(await home(other), nobody);
    });

    test('S14: a receipt opens one session, and no session that was there before it', async () => {
      const { browser, page } = await halfWay();
      const before = new Map(browser.cookies);
      const back = await person.pass(page);
      await browser.go(back);
      // The same browser as it was before it came back, as somebody has it who copied its cookies.
      const copy = new Browser(origin);
      copy.cookies = before;
      assert.equal((await copy.go(back)).location, again);
      assert.equal(await home(copy), nobody);
    });

    test('S13: what is no receipt opens nothing', async () => {
      for (const query of ['', '?receipt=', '?receipt=cs_receipt_x', '?receipt=a&receipt=b', '?sign_in=sgn_x&receipt=%00']) {
        const { browser } = await halfWay();
        assert.equal((await browser.go(`/second-step${query}`)).location, again, query);
        assert.equal(await home(browser), nobody);
      }
    });

    test('S13: an answer of the verifier that the application does not know lets nobody in', async (t) => {
      t.after(() => (between.instead = () => undefined));
      for (const said of [{}, { id: 'sgn_x', status: 'postponed', why: 'x' }, { id: 'sgn_x', status: 'challenge' }, { id: 'sgn_x', status: ['passed'] }]) {
        between.instead = (path) => (path === '/v1/sign-ins' ? said : undefined);
        const browser = new Browser(origin);
        await browser.go('/sign-in', ada);
        assert.equal(await home(browser), nobody, JSON.stringify(said));
      }
      for (const said of [{}, { member: null }, { sign_in: 'sgn_x' }]) {
        between.instead = (path) => (path.endsWith('/redeem') ? said : undefined);
        const { browser } = await halfWay();
        await browser.go('/second-step?receipt=cs_receipt_x');
        assert.equal(await home(browser), nobody, JSON.stringify(said));
      }
    });

    test('S13: whoever gave the password alone finds no other way in, and is sent to no other site', async () => {
      const { browser } = await halfWay();
      const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
      // As `fetch` would not write them.
      const ask = (method, path) =>
        new Promise((told, failed) => {
          const sent = request(origin, { method, path, headers: { host: 'evil.example', cookie }, agent: false }, (answer) => {
            answer.setEncoding('utf8').toArray().then(([text = '']) => told({ text, to: answer.headers.location ?? '/' }), failed);
          });
          sent.on('error', failed).end();
        });
      const paths = ['/', '//', '/./', '/%2f', '/?x', '/index', '/second-step/', '/second-step/?receipt=cs_receipt_x', '/SECOND-STEP', '/sign-in/'];
      const others = ['//evil.example', '//evil.example/', '//evil.example/..', '/\\evil.example/', '/%5cevil.example/', '/%0d%0aset-cookie:a=b'];
      for (const path of [...paths, ...others]) {
        for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT']) {
          const { text, to } = await ask(method, path);
          assert.doesNotMatch(text, /signed in as/, `${method} ${path}`);
          assert.match(to, /^\/(?![/\\])/, `${method} ${path}`);
        }
      }
    });

    test('a form of another site signs nobody in', async () => {
      for (const site of ['cross-site', 'same-site']) {
        const { status, headers } = await new Browser(origin).go('/sign-in', ada, { 'sec-fetch-site': site });
        assert.deepEqual([status, headers.getSetCookie()], [403, []], site);
      }
      const { status } = await new Browser(origin).go('/sign-in', ada, { 'sec-fetch-site': 'same-origin' });
      assert.equal(status, 303);
    });

    test('nobody chooses the address from which they call', async (t) => {
      t.after(() => (between.instead = () => undefined));
      const told = [];
      between.instead = (path, body) => void (path === '/v1/sign-ins' && told.push(JSON.parse(body).context.ip));
      for (const said of ['203.0.113.7', '198.51.100.1, 203.0.113.7', 'unknown', '203.0.113.7:80', '']) {
        const { status } = await new Browser(origin).go('/sign-in', ada, { 'x-forwarded-for': said });
        assert.equal(status, 303, said);
      }
      assert.deepEqual(new Set(told), new Set([name === 'next' ? null : '127.0.0.1']));
    });

    test('what a browser calls itself keeps nobody out', async () => {
      const { status, location } = await new Browser(origin).go('/sign-in', ada, { 'user-agent': 'a'.repeat(5_000) });
      assert.equal(status, 303);
      assert.ok(location.startsWith(`${verifier.origin}/sign-in#cs_client_`), location);
    });

    test('what a member is called is shown, and never run', async (t) => {
      t.after(() => (between.instead = () => undefined));
      const { browser } = await halfWay();
      between.instead = (path) => (path.endsWith('/redeem') ? { member: '<script>alert(1)</script>' } : undefined);
      await browser.go('/second-step?receipt=cs_receipt_x');
      const { text, headers } = await browser.go('/');
      assert.equal(text, 'You are signed in as <script>alert(1)</script>.');
      assert.match(headers.get('content-type'), /^text\/plain/);
    });

    if (name === 'next') {
      test('S14: a session has nothing of whoever was signed in before', async () => {
        const { browser, page } = await halfWay();
        const { SESSION_SECRET: password } = env;
        const before = await unsealData(browser.cookies.get('session'), { password });
        browser.cookies.set('session', await sealData({ ...before, member: '7', since: 0, administrator: true }, { password }));
        await browser.go(await person.pass(page));
        const opened = await unsealData(browser.cookies.get('session'), { password });
        assert.deepEqual(Object.keys(opened).sort(), ['member', 'since']);
        assert.equal(opened.member, '42');
      });
    }

    test('whose cookie does not come back is told that it did not work, and the log says why', async () => {
      const { page } = await halfWay();
      const back = await person.pass(page);
      const browser = new Browser(origin);
      const { location } = await browser.go(back);
      assert.match((await browser.go(location)).text, /That did not work. Please sign in again./);
      assert.doesNotMatch((await browser.go('/sign-in')).text, /did not work/);
      await until('the log says it', () => app.said.includes(`Is the application opened at ${origin}, and does its cookie come back?`));
    });

    test('a mistake of whoever runs it is not told as one that passes, and the log has the command that mends it', async () => {
      verifier.run(['workspace', 'origins', 'Acme', '--data', verifier.data, '--remove', origin]);
      const { status, headers } = await new Browser(origin).go('/sign-in', ada);
      assert.deepEqual([status, headers.get('retry-after')], [500, null]);
      const [mends] = await until('the log has it', () => /countersign workspace origins .+ --data DIR --add \S+/.exec(app.said));
      const path = `${dirname(command())}:${process.env.PATH}`;
      execFileSync('bash', ['-c', mends.replace('DIR', '"$DIR"')], { env: { ...process.env, PATH: path, DIR: verifier.data } });
      await signedIn();
    });

    test('what is no webhook’s request is refused, whatever it calls itself', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=x', '']) {
        const answer = await fetch(`${origin}/countersign-events`, { method: 'POST', headers: { 'content-type': type }, body: 'a=b' });
        assert.ok(answer.status >= 400 && answer.status < 500, `${type}: ${answer.status}`);
      }
      // What is much longer than any event is not read to its end.
      for (const length of [{ 'content-length': 2_000_000 }, {}]) {
        const status = await new Promise((told) => {
          const sent = request(`${origin}/countersign-events`, { method: 'POST', headers: length, agent: false }, (answer) => told(answer.resume().statusCode));
          sent.on('error', () => told('it hung up')).end(Buffer.alloc(2_000_000, 'a'));
        });
        assert.ok([413, 'it hung up'].includes(status), `${JSON.stringify(length)}: ${status}`);
      }
      const nothing = async () => (await fetch(`${origin}/countersign-events`, { method: 'POST' })).status;
      assert.equal(await nothing(), 401, 'nor one that says nothing');
      renameSync(verifier.hookFile, `${verifier.hookFile}.away`);
      assert.equal(await nothing(), 404, 'nor any before there is a webhook');
      renameSync(`${verifier.hookFile}.away`, verifier.hookFile);
    });

    test('a session ends when the verifier says so, and when nobody else does', async () => {
      const { browser } = await signedIn();
      for (const signature of [undefined, `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`]) {
        const forged = await fetch(`${origin}/countersign-events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(signature && { 'countersign-signature': signature }) },
          body: JSON.stringify({ id: 'evt_x', type: 'sessions.ended', at: '', workspace: '', member: '42', detail: {} }),
        });
        assert.equal(forged.status, 401);
      }
      assert.equal(await home(browser), 'You are signed in as 42.');
      await countersign.endSessions('42');
      await until('the session has ended', async () => (await home(browser)) === nobody);
    });

    test('the session of a member who was removed ends', async () => {
      const { browser } = await signedIn();
      await countersign.deleteMember('42');
      await until('the session has ended', async () => (await home(browser)) === nobody);
    });

    test('while the verifier is down, nobody is let in and the person is told to wait', async () => {
      await verifier.stop();
      const browser = new Browser(origin);
      const { status, headers } = await browser.go('/sign-in', ada);
      assert.equal(status, 503);
      assert.match(headers.get('retry-after'), /^[1-9][0-9]*$/);
      assert.equal(await home(browser), nobody);
      await verifier.start();
      await signedIn();
    });

    test('S18: neither the API key nor a receipt stands in what it says', () => {
      assert.ok(!app.said.includes(verifier.apiKey));
      assert.ok(!app.said.includes('cs_receipt_'), 'nor a receipt');
      // Those that log what they are asked do so still.
      if (name === 'flask' || name === 'fastapi') assert.match(app.said, /GET \/second-step\?\S*receipt=…/);
    });
  });
}

for (const [name, { start }] of Object.entries(samples)) {
  if (name === 'next') continue; // it asks for the key with the first sign-in
  test(`${name} says which file it misses`, async (t) => {
    const folder = mkdtempSync(inProject(`tests/samples/test-results/${name}-`));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    execFileSync(command(), ['samples', 'write', name, folder]);
    const app = new Program(...start(), { cwd: folder, env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
    await app.ended().then(() => assert.fail('it should have ended'), () => {});
    assert.equal(app.said.trim().split('\n').length, 1, app.said);
    assert.match(app.said, /acme\.key is not here.*countersign init --api-key-file/);
  });
}

test('what the samples are written by knows each of them', () => {
  const listed = JSON.parse(execFileSync(command(), ['samples', '--json'], { encoding: 'utf8' }));
  assert.deepEqual(listed.samples.map(({ name }) => name), Object.keys(samples));
});
