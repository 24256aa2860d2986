import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClientError, CountersignClient, VerifierClock } from 'countersign/client';

const TOKEN = 'cs_client_test';

/** A client whose network is a function; it keeps what was asked. */
function client(answer, verifier = 'https://2fa.example.com/') {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, ...init });
    return answer();
  };
  return { asked, client: new CountersignClient({ verifier, token: TOKEN, fetch }) };
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
  assert.equal(call.body, '{"code":"123 456"}');
  assert.deepEqual([call.credentials, call.cache, call.referrerPolicy, call.redirect], ['omit', 'no-store', 'no-referrer', 'error']);
});

test('without a verifier the page’s own origin is asked', async () => {
  const { asked, client: c } = client(json({}), '');
  await c.session();
  assert.equal(asked[0].url, '/v1/client/session');
  assert.equal(asked[0].body, undefined);
});

test('an id stays one segment of the path', async () => {
  const { asked, client: c } = client(() => new Response(null, { status: 204 }));
  assert.equal(await c.removeFactor('../x?y'), undefined);
  assert.equal(asked[0].url, 'https://2fa.example.com/v1/client/factors/..%2Fx%3Fy');
});

for (const [slug, status, ended] of [
  ['gone', 410, true],
  ['unauthenticated', 401, true],
  ['step-up-required', 403, false],
  ['unavailable', 503, false],
]) {
  test(`the problem ${slug} becomes an error of that type`, async () => {
    const error = await rejection(client(problem(slug, status)).client.session());
    assert.ok(error instanceof ClientError);
    assert.deepEqual([error.type, error.status, error.detail, error.ended], [slug, status, 'why', ended]);
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

test('a gateway that speaks for a stopped verifier is not the verifier', async () => {
  const answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
  const error = await rejection(client(answer).client.session());
  assert.deepEqual([error.type, error.status], ['unreachable', 502]);
});

const failing = () => {
  throw new TypeError('fetch failed');
};

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
  assert.match(told.join(), /countersign workspace origins NAME --add https:\/\/app\.example\.com/);
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
