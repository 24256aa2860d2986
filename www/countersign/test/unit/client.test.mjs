import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClientError, CountersignClient, VerifierClock } from 'countersign/client';
import { SignInClient } from '../../dist/client/sign-in.js';

const TOKEN = 'cs_client_test';

/** A client whose network is a function; it keeps what was asked. */
function client(answer, verifier = 'https://2fa.example.com/', Client = CountersignClient) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, ...init });
    return answer();
  };
  return { asked, client: new Client({ verifier, token: TOKEN, fetch }) };
}

const json = (body, status = 200, headers = {}) => () => new Response(JSON.stringify(body), { status, headers });
const problem = (slug, status) => json({ type: `urn:countersign:problem:${slug}`, title: slug, detail: 'why', status }, status);
const rejection = (promise) => promise.then(() => assert.fail('it should have been refused'), (error) => error);

test('a call carries the token and nothing that would spread it', async () => {
  const { asked, client: c } = client(json({ accepted: false, reason: 'wrong-code', remaining: 2 }));
  assert.deepEqual(await c.verify('123 456'), { accepted: false, reason: 'wrong-code', remaining: 2 });
  const [call] = asked;
  assert.equal(call.url, 'https://2fa.example.com/v1/client/sign-in/verify');
  assert.equal(call.headers.authorization, `Bearer ${TOKEN}`);
  assert.match(call.body, /^\{"code":"123 456","browser":"[A-Za-z0-9_-]{43}"\}$/);
  assert.deepEqual([call.credentials, call.cache, call.referrerPolicy, call.redirect], ['omit', 'no-store', 'no-referrer', 'error']);
});

test('without a verifier the page’s own origin is asked', async () => {
  const { asked, client: c } = client(json({}), '');
  await c.session();
  assert.equal(asked[0].url, '/v1/client/session');
  assert.equal(asked[0].body, undefined);
});

const failing = () => {
  throw new TypeError('fetch failed');
};

const browserOf = ({ body }) => JSON.parse(body).browser;
const accepted = { accepted: true, method: 'totp', factor: 'f', recovery_codes_left: 3, at: '', failures_before: 0, receipt: 'r', sign_in: 's' };

/** A network that loses its first answers. */
function losing(losses, then) {
  let calls = 0;
  return () => {
    if (calls++ < losses) throw new TypeError('fetch failed');
    return then();
  };
}

test('S28: the browser is known by one secret from its first code to the accepting answer, and by another after it', async () => {
  const answers = [{ accepted: false, reason: 'wrong-code' }, accepted, { accepted: false, reason: 'wrong-code' }];
  const { asked, client: c } = client(() => json(answers.shift())());
  for (const code of ['1', '2', '3']) await c.verify(code);
  const [first, second, third] = asked.map(browserOf);
  assert.equal(first, second);
  assert.notEqual(second, third);
  c.forget();
});

test('S28: a page that is loaded anew is the same browser; another token’s is not', async () => {
  const answer = json({ accepted: false, reason: 'wrong-code' });
  const known = async (token) => {
    const asked = [];
    const fetch = async (_, init) => (asked.push(init), answer());
    await new CountersignClient({ verifier: '', token, fetch }).verify('1');
    return browserOf(asked[0]);
  };
  assert.equal(await known('cs_client_aaaaaa'), await known('cs_client_aaaaaa'));
  assert.notEqual(await known('cs_client_aaaaaa'), await known('cs_client_bbbbbb'));
});

for (const [name, ask, then] of [
  ['verify', (c) => c.verify('123456'), accepted],
  ['confirmFactor', (c) => c.confirmFactor('f', '123456'), { accepted: true, status: 'active', factor: {}, recovery_codes: ['A'] }],
  ['complete', (c) => c.complete(), { receipt: 'r', sign_in: 's' }],
]) {
  test(`${name} asks again for an answer that was lost, as the same browser`, async () => {
    const { asked, client: c } = client(losing(2, json(then)), '');
    assert.deepEqual(await ask(c), then);
    assert.equal(asked.length, 3);
    assert.equal(new Set(asked.map(({ url, body }) => url + body)).size, 1);
    c.forget();
  });
}

test('an answer that stays lost is an error in the end, and what the browser is known by stays for the next try', async () => {
  const { asked, client: c } = client(losing(3, json(accepted)), '');
  assert.equal((await rejection(c.verify('123456'))).type, 'unreachable');
  assert.deepEqual(await c.verify('123456'), accepted);
  assert.equal(new Set(asked.map(browserOf)).size, 1);
});

test('a page that goes away ends its token in passing, and minds no failure', async () => {
  const { asked, client: c } = client(() => new Response(null, { status: 204 }));
  await c.leave();
  assert.deepEqual([asked[0].method, asked[0].url, asked[0].keepalive], ['DELETE', 'https://2fa.example.com/v1/client/session', true]);
  await client(failing, '').client.leave();
});

test('what the verifier said is not asked for again', async () => {
  for (const answer of [problem('other-browser', 409), problem('unavailable', 503), json({ accepted: false, reason: 'outdated' })]) {
    const { asked, client: c } = client(answer, '');
    await c.verify('1').catch(() => {});
    assert.equal(asked.length, 1);
  }
});

test('an id stays one segment of the path', async () => {
  const { asked, client: c } = client(() => new Response(null, { status: 204 }));
  assert.equal(await c.removeFactor('../x?y'), undefined);
  assert.equal(asked[0].url, 'https://2fa.example.com/v1/client/factors/..%2Fx%3Fy');
});

for (const [slug, status, ended] of [
  ['token-ended', 410, true],
  ['sign-in-ended', 410, true],
  ['other-browser', 409, true],
  ['factor-expired', 410, false],
  ['conflict', 409, null],
  ['unauthenticated', 401, true],
  ['step-up-required', 403, false],
  ['reset-under-way', 409, false],
  ['unavailable', 503, false],
]) {
  test(`the problem ${slug} ${ended === null ? 'has no such name any more' : 'becomes an error of that type'}`, async () => {
    const error = await rejection(client(problem(slug, status)).client.session());
    assert.ok(error instanceof ClientError);
    const expected = ended === null ? ['unreadable', status, false] : [slug, status, ended];
    assert.deepEqual([error.type, error.status, error.ended], expected);
  });
}

for (const [name, answer] of [
  ['a page of a proxy', () => new Response('<h1>No</h1>', { status: 404 })],
  ['a success that is no JSON', () => new Response('ok')],
  ['a success that is null', json(null)],
  ['a problem of another origin', json({ type: 'about:blank', title: 'no' }, 400)],
  ['a problem of no known type', json({ type: 'urn:countersign:problem:made-up', title: 'no' }, 400)],
]) {
  test(`${name} is unreadable`, async () => {
    assert.equal((await rejection(client(answer).client.session())).type, 'unreadable');
  });
}

test('a page of a sign-in, which knows no list of problems, passes on the name of a new one; somebody else’s stays unreadable', async () => {
  const typeOf = async (answer) => (await rejection(client(answer, '', SignInClient).client.session())).type;
  assert.equal(await typeOf(problem('made-up', 400)), 'made-up');
  assert.equal(await typeOf(json({ type: 'urn:other:thing' }, 400)), 'unreadable');
  assert.equal(await typeOf(json({ type: 'urn:countersign:problem:' }, 400)), 'unreadable');
});

test('S28: what sets up a factor within a sign-in is the same browser with the same token', async () => {
  const { asked, client: signIn } = client(json({ accepted: false, reason: 'wrong-code' }), '', SignInClient);
  await signIn.verify('1');
  await signIn.as(CountersignClient).confirmFactor('f', '2');
  const [first, second] = asked;
  assert.equal(browserOf(first), browserOf(second));
  assert.equal(second.headers.authorization, `Bearer ${TOKEN}`);
});

test('a gateway that speaks for a stopped verifier is not the verifier', async () => {
  const answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
  const error = await rejection(client(answer).client.session());
  assert.deepEqual([error.type, error.status], ['unreachable', 502]);
});

/** Runs with some of what a page has and Node does not. */
async function onPage(things, run) {
  const former = Object.keys(things).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(things)) Object.defineProperty(globalThis, name, { value, configurable: true });
  try {
    return await run();
  } finally {
    for (const [name, was] of former) was ? Object.defineProperty(globalThis, name, was) : delete globalThis[name];
  }
}

test('no answer is a verifier out of reach, and is blamed on the connection only where the device knows it has none', async () => {
  const error = await rejection(client(failing).client.session());
  assert.deepEqual([error.type, error.status], ['unreachable', 0]);
  const offline = await onPage({ navigator: { onLine: false } }, () => rejection(client(failing).client.session()));
  assert.deepEqual([offline.type, offline.status], ['offline', 0]);
});

test('a verifier that answers, but not to this origin, is told apart, and the console names the command', async () => {
  const told = [];
  const { asked, client: c } = client(() => (asked.at(-1).mode === 'no-cors' ? new Response() : failing()));
  const page = { location: { origin: 'https://app.example.com' }, navigator: { onLine: true }, console: { error: (text) => told.push(text) } };
  const error = await onPage(page, () => rejection(c.session()));
  assert.equal(error.type, 'origin-not-listed');
  assert.deepEqual(asked.map(({ url }) => url), ['https://2fa.example.com/v1/client/session', 'https://2fa.example.com/healthz']);
  assert.equal(asked[1].headers, undefined, 'the token goes along to no probe');
  assert.match(told.join(), /countersign workspace origins NAME --data DIR --add https:\/\/app\.example\.com/);
});

test('a page of the verifier’s own origin asks nothing more', async () => {
  const { asked, client: c } = client(failing, '');
  const error = await onPage({ location: { origin: 'https://2fa.example.com' } }, () => rejection(c.session()));
  assert.deepEqual([error.type, asked.length], ['unreachable', 1]);
});

test('the verifier’s clock is believed where it is told, and a second of travel says nothing', () => {
  const clock = new VerifierClock();
  const near = (expected) => assert.ok(Math.abs(clock.now() - Date.now() - expected) < 1500, `${clock.now() - Date.now()}`);
  near(0);
  clock.learn(new Headers({ date: new Date(Date.now() + 600_000).toUTCString() }));
  near(600_000);
  clock.learn(new Headers());
  near(600_000);
  clock.learn(new Headers({ date: new Date(Date.now() + 500).toUTCString() }));
  near(0);
  clock.learn(new Headers({ date: 'yesterday' }));
  near(0);
});
