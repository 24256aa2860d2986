import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Countersign, VerifierError, verifyWebhook, WebhookError } from 'countersign/server';

const KEY = `cs_live_${'a'.repeat(59)}`;
const PROBLEM = { 'content-type': 'application/problem+json' };

/** A verifier that answers what `answers` say, one after the other; it keeps what it was asked. */
async function verifier(t, ...answers) {
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    asked.push({ method: request.method, url: request.url, headers: request.headers, body: body && JSON.parse(body) });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'lost') return request.socket.destroy();
    if (answer === 'never') return undefined;
    const { status = 200, body: said = {}, headers = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof said === 'string' || Buffer.isBuffer(said) ? said : JSON.stringify(said));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => (server.closeAllConnections(), server.close()));
  return { asked, origin: `http://127.0.0.1:${server.address().port}` };
}

const problem = (name, status, headers = {}) => ({
  status,
  headers: { ...PROBLEM, ...headers },
  body: { type: `urn:countersign:problem:${name}`, title: 'A title', status, detail: 'a detail' },
});
const rejection = (promise) => promise.then(() => assert.fail('it should have been refused'), (error) => error);

test('each call is the request that the verifier describes', async (t) => {
  const { asked, origin } = await verifier(t, { body: { members: [], next_cursor: null } });
  const countersign = new Countersign({ verifier: `${origin}/`, apiKey: `${KEY}\n` });
  const person = 'a/b?c#d é';
  const at = 'members/a%2Fb%3Fc%23d%20%C3%A9';
  const calls = [
    [(c) => c.startSignIn({ member: person }), 'POST sign-ins', { member: person }],
    [(c) => c.getSignIn('sgn_1'), 'GET sign-ins/sgn_1', ''],
    [(c) => c.redeem('sgn_1', 'r'), 'POST sign-ins/sgn_1/redeem', { receipt: 'r' }],
    [(c) => c.redeem('sgn_1', 'r', { action: 'A' }), 'POST sign-ins/sgn_1/redeem', { receipt: 'r', purpose: { action: 'A' } }],
    [(c) => c.verify(person, '1'), 'POST verify', { member: person, code: '1' }],
    [(c) => c.makeClientToken({ member: person, purpose: 'security' }), 'POST client-tokens', { member: person, purpose: 'security' }],
    [(c) => c.putMember(person), `PUT ${at}`, {}],
    [(c) => c.putMember(person, { role: 'admin' }), `PUT ${at}`, { role: 'admin' }],
    [(c) => c.putMembers([{ id: person }]), 'PUT members', { members: [{ id: person }] }],
    [(c) => c.getMember(person), `GET ${at}`, ''],
    [(c) => c.listMembers().next(), 'GET members?limit=200', ''],
    [(c) => c.deleteMember(person), `DELETE ${at}`, ''],
    [(c) => c.unlockMember(person), `POST ${at}/unlock`, ''],
    [(c) => c.endSessions(person), `POST ${at}/end-sessions`, ''],
    [(c) => c.passwordChanged(person), `POST ${at}/password-changed`, ''],
    [(c) => c.resetMember(person, { by: '7' }), `POST ${at}/reset`, { by: '7' }],
  ];
  for (const [call, line, body] of calls) {
    await call(countersign);
    const { method, url, headers, body: sent } = asked.pop();
    assert.equal(`${method} ${url.replace('/v1/', '')}`, line);
    assert.deepEqual(sent, body);
    assert.equal(headers.authorization, `Bearer ${KEY}`);
    const creates = /^POST (sign-ins|client-tokens|.*\/reset)$/.test(line);
    assert.equal(/^[0-9a-f-]{36}$/.test(headers['idempotency-key'] ?? ''), creates, line);
  }
});

test('members are told page by page', async (t) => {
  const { asked, origin } = await verifier(
    t,
    { body: { members: [{ id: '1' }, { id: '2' }], next_cursor: 'a&b' } },
    { body: { members: [{ id: '3' }], next_cursor: null } },
  );
  const told = [];
  for await (const { id } of new Countersign({ verifier: origin, apiKey: KEY }).listMembers()) told.push(id);
  assert.deepEqual(told, ['1', '2', '3']);
  assert.deepEqual(asked.map(({ url }) => url), ['/v1/members?limit=200', '/v1/members?limit=200&cursor=a%26b']);
});

test('an error has the problem’s type, its words and when to try again', async (t) => {
  const { origin } = await verifier(t, problem('too-many-sign-ins', 429, { 'retry-after': '17' }));
  const error = await rejection(new Countersign({ verifier: origin, apiKey: KEY }).verify('42', '1'));
  assert.ok(error instanceof VerifierError);
  const { type, title, detail, status, retryAfter, lost, message } = error;
  assert.deepEqual({ type, title, detail, status, retryAfter, lost }, { type: 'too-many-sign-ins', title: 'A title', detail: 'a detail', status: 429, retryAfter: 17, lost: false });
  assert.equal(message, 'A title: a detail');
});

for (const [what, answer, type, retryAfter] of [
  ['a gateway that is overloaded', { status: 503, body: '<h1>Busy</h1>', headers: { 'retry-after': '3' } }, 'unreachable', 3],
  ['a date to wait for', { status: 502, body: '', headers: { 'retry-after': 'Thu, 26 Nov 2026 00:00:00 GMT' } }, 'unreachable', null],
  ['somebody else’s page', { status: 404, body: '<h1>Not found</h1>' }, 'unreadable', null],
  ['somebody else’s problem', { status: 400, body: { type: 'urn:other:thing' } }, 'unreadable', null],
  ['a success that is no JSON', { body: 'welcome' }, 'unreadable', null],
  ['a success that is no object', { body: '7' }, 'unreadable', null],
  ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }, 'unreadable', null],
  ['an answer that is lost', 'lost', 'unreachable', null],
  ['an answer of which half is lost', { body: '{"accepted":', headers: { 'content-length': '100' } }, 'unreachable', null],
  ['an answer that is longer than any of the verifier’s', { body: `{${' '.repeat(9e6)}}` }, 'unreadable', null],
  ['one that becomes so when it is unpacked', { body: gzipSync(`{${' '.repeat(9e6)}}`), headers: { 'content-encoding': 'gzip' } }, 'unreadable', null],
  ['a list in lists without end', { body: '['.repeat(200_000) }, 'unreadable', null],
]) {
  test(`${what} is ${type}`, async (t) => {
    const { asked, origin } = await verifier(t, answer);
    const error = await rejection(new Countersign({ verifier: origin, apiKey: KEY }).verify('42', '1'));
    assert.deepEqual([error.name, error.type, error.retryAfter], ['VerifierError', type, retryAfter]);
    assert.equal(asked.length, 1, 'a code is not sent twice');
  });
}

test('a lost answer is asked for again under the same key where that does no harm, once', async (t) => {
  const begun = { body: { id: 'sgn_1', status: 'challenge' } };
  const { asked, origin } = await verifier(t, 'lost', begun, 'lost', begun, 'lost');
  const countersign = new Countersign({ verifier: origin, apiKey: KEY });
  assert.deepEqual(await countersign.startSignIn({ member: '42' }), begun.body);
  const [first, second] = asked.map(({ headers }) => headers['idempotency-key']);
  assert.equal(first, second);
  await countersign.getMember('42');
  assert.equal((await rejection(countersign.startSignIn({ member: '42' }, { idempotencyKey: 'mine' }))).type, 'unreachable');
  assert.deepEqual(asked.map(({ headers }) => headers['idempotency-key']), [first, first, undefined, undefined, 'mine', 'mine']);
});

test('what can be done once only is never sent again', async (t) => {
  const { asked, origin } = await verifier(t, 'lost');
  const countersign = new Countersign({ verifier: origin, apiKey: KEY });
  for (const call of [(c) => c.redeem('sgn_1', 'r'), (c) => c.deleteMember('42'), (c) => c.passwordChanged('42')]) {
    assert.equal((await rejection(call(countersign))).type, 'unreachable');
  }
  assert.equal(asked.length, 3);
});

test('a verifier that is silent is waited for as long as was said', { timeout: 10_000 }, async (t) => {
  const { origin } = await verifier(t, 'never');
  const error = await rejection(new Countersign({ verifier: origin, apiKey: KEY, timeout: 0.05 }).verify('42', '1'));
  assert.deepEqual([error.type, error.cause.name], ['unreachable', 'TimeoutError']);
});

test('an id is one segment of the path, or refused: never a step in it', async () => {
  const countersign = new Countersign({ verifier: 'http://127.0.0.1:1', apiKey: KEY, fetch: () => assert.fail('nothing may be sent') });
  for (const id of ['', '.', '..', '\ud800']) {
    await assert.rejects(countersign.deleteMember(id), TypeError);
    await assert.rejects(countersign.redeem(id, 'r'), TypeError);
  }
});

test('S18: the API key is in no error and in nothing that is shown', async (t) => {
  const { origin } = await verifier(t, problem('internal', 500));
  const shown = (thing) => inspect(thing, { depth: Infinity, showHidden: true, getters: true }) + JSON.stringify(thing) + String(thing?.stack);
  const countersign = new Countersign({ verifier: origin, apiKey: KEY });
  const gone = new Countersign({ verifier: 'http://127.0.0.1:1', apiKey: KEY });
  const things = [countersign, await rejection(countersign.verify('42', '1')), await rejection(gone.verify('42', '1'))];
  for (const wrong of [`${KEY}x`, KEY.replace('live', 'dead'), `${KEY.slice(0, 30)}\n${KEY.slice(30)}`, '']) {
    things.push(await rejection((async () => new Countersign({ verifier: origin, apiKey: wrong }))()));
  }
  for (const thing of things) assert.ok(!shown(thing).includes(KEY.slice(8)), shown(thing).slice(0, 300));
  assert.ok(!shown(things).includes('a'.repeat(20)));
});

test('a wrong argument is named, with what it should be, before anything is sent', async () => {
  const fetch = () => assert.fail('nothing may be sent');
  const good = { verifier: 'http://127.0.0.1:1', apiKey: KEY, fetch };
  const c = new Countersign(good);
  for (const [call, said] of [
    [() => new Countersign(), 'Countersign takes an object: { verifier, apiKey }'],
    [() => new Countersign('http://127.0.0.1:1', KEY), 'Countersign takes an object: { verifier, apiKey }'],
    [() => new Countersign({ ...good, verifier: undefined }), 'verifier is missing: its address, such as http://127.0.0.1:8600'],
    [() => new Countersign({ ...good, apiKey: undefined }), 'apiKey is missing: the text of the file that `countersign init --api-key-file` wrote'],
    [() => new Countersign({ ...good, apiKey: Buffer.from(KEY) }), 'apiKey is text'],
    [() => c.putMember(42), "member is text, such as '42', and not a number"],
    [() => c.getMember(), 'member is missing'],
    [() => c.redeem(null, 'r'), 'signIn is missing'],
    [() => c.redeem('sgn_1'), 'receipt is missing: the one that the browser brought back'],
    [() => c.startSignIn(), 'this call takes an object: { member, … }'],
    [() => c.startSignIn({ member: 42 }), "member is text, such as '42', and not a number"],
    [() => c.makeClientToken({ purpose: 'security' }), 'member is missing'],
    [() => c.verify('42', 314159), "code is text, such as '42', and not a number"],
    [() => c.resetMember('42', { By: '7' }), 'resetMember: one key is not an option; did you mean `by`?'],
    [() => verifyWebhook({ signature: '', body: '' }), 'secret is missing: the text that `countersign workspace webhook` showed or wrote to --secret-file'],
  ]) {
    const error = await rejection((async () => call())());
    assert.ok(error instanceof TypeError);
    assert.equal(error.message, said);
  }
});

test('S32: what a stranger can write into a query rejects, and throws nothing at who waits for no promise yet', async () => {
  const c = new Countersign({ verifier: 'http://127.0.0.1:1', apiKey: KEY, fetch: () => assert.fail('nothing may be sent') });
  for (const wrong of [undefined, ['a', 'b'], { toString: 1 }, 7]) {
    const calls = [c.getMember(wrong), c.verify('42', wrong), c.verify(wrong, '1'), c.redeem('sgn_1', wrong), c.redeem(wrong, 'r'), c.getSignIn(wrong)];
    calls.push(c.startSignIn({ member: wrong }), c.makeClientToken({ member: wrong, purpose: 'security' }), c.putMember(wrong), c.deleteMember(wrong));
    calls.push(c.unlockMember(wrong), c.endSessions(wrong), c.passwordChanged(wrong), c.resetMember(wrong), c.resetMember('42', null));
    for (const call of calls) await assert.rejects(call, TypeError);
  }
});

test('who does not answer is named by their address', async (t) => {
  const nobody = await rejection(new Countersign({ verifier: 'http://127.0.0.1:1/', apiKey: KEY }).verify('42', '1'));
  assert.equal(nobody.message, 'The verifier cannot be reached: Nothing answers at http://127.0.0.1:1: is `countersign serve` running there?');
  const { origin } = await verifier(t, { status: 502, body: '' });
  const { message } = await rejection(new Countersign({ verifier: origin, apiKey: KEY }).verify('42', '1'));
  assert.equal(message, `The verifier cannot be reached: Something before it answers at ${origin}: it is stopped, restarting or too busy.`);
});

test('S18: the API key leaves this machine under TLS alone, unless that is said', () => {
  for (const loopback of ['http://127.0.0.1:8600', 'http://127.9.9.9', 'http://localhost:8600', 'http://[::1]:8600', 'https://verify.example.org']) {
    new Countersign({ verifier: loopback, apiKey: KEY });
  }
  for (const far of ['http://verify.example.org', 'http://10.0.0.1', 'http://127.0.0.1.example.org', 'http://localhost.example.org', 'http://[::2]', 'http://countersign:8600']) {
    assert.throws(() => new Countersign({ verifier: far, apiKey: KEY }), { name: 'TypeError', message: /in the clear/ }, far);
    for (const almost of [false, 'false', 1]) assert.throws(() => new Countersign({ verifier: far, apiKey: KEY, insecureHttp: almost }), TypeError);
    new Countersign({ verifier: far, apiKey: KEY, insecureHttp: true });
  }
});

test('an address with somebody’s name in it, or none, is refused', () => {
  for (const verifierAt of ['ftp://127.0.0.1', 'https://user:word@verify.example.org', 'https://verify.example.org?x', 'verify.example.org', '']) {
    assert.throws(() => new Countersign({ verifier: verifierAt, apiKey: KEY }), TypeError, verifierAt);
  }
  for (const timeout of [0, -1, NaN, Infinity]) assert.throws(() => new Countersign({ verifier: 'http://127.0.0.1', apiKey: KEY, timeout }), RangeError);
  assert.rejects(new Countersign({ verifier: 'http://127.0.0.1', apiKey: KEY }).startSignIn({ member: '42' }, { idempotencyKey: 'a\nb' }), TypeError);
});

// The same are read by the client for Python.
const { secret, at, cases } = JSON.parse(readFileSync(new URL('../../../clients/webhook-signatures.json', import.meta.url), 'utf8'));

for (const { name, body, signature, moment = at, expect } of cases) {
  test(`a webhook’s request ${name}: ${expect}`, async () => {
    const verdict = (sent) =>
      verifyWebhook({ secret, signature, body: sent, at: moment }).then(
        ({ type }) => type,
        (error) => (error instanceof WebhookError ? error.type : Promise.reject(error)),
      );
    assert.equal(await verdict(body), expect);
    assert.equal(await verdict(new TextEncoder().encode(body)), expect);
  });
}

test('a webhook is checked over what came, and never with a secret that is not whole, nor at no time', async () => {
  const body = '{}';
  const t = Math.floor(Date.now() / 1000);
  const signed = (by) => `t=${t},v1=${createHmac('sha256', by).update(`${t}.${body}`).digest('hex')}`;
  for (const short of ['', 'cs_hook_', 'cs_hook_\n', secret.slice(0, -1), `${secret}a`]) {
    await assert.rejects(verifyWebhook({ secret: short, signature: signed(short.trim()), body }), TypeError, short);
  }
  assert.deepEqual(await verifyWebhook({ secret: `${secret}\n`, signature: signed(secret), body }), {}, 'as a file has it');
  // A time that is none is no reason to believe an old request.
  for (const at of [Number.NaN, 'soon', Number.NEGATIVE_INFINITY]) {
    await assert.rejects(verifyWebhook({ secret, signature: signed(secret), body, at }), { name: 'WebhookError', type: 'outdated' });
  }
  await assert.rejects(verifyWebhook({ secret, signature: signed(secret), body: {} }), TypeError);
});

test('S32: what is no option is refused, and a time in milliseconds is said by name', async (t) => {
  const { asked, origin } = await verifier(t, {});
  const refused = (make, said) => assert.throws(make, (error) => error instanceof TypeError && said.test(error.message) && !error.message.includes(KEY));
  refused(() => new Countersign({ verifier: origin, apiKey: KEY, api_key: KEY }), /did you mean `apiKey`/);
  refused(() => new Countersign({ verifier: origin, apiKey: KEY, timeoutMs: 5000 }), /known are verifier, apiKey, timeout, fetch/);
  refused(() => new Countersign({ verifier: origin, apiKey: KEY, [KEY]: 1 }), /one key is not an option/);
  assert.throws(() => new Countersign({ verifier: origin, apiKey: KEY, timeout: 5000 }), /a number of seconds/);
  const countersign = new Countersign({ verifier: origin, apiKey: KEY });
  assert.match((await rejection(countersign.startSignIn({ member: '42' }, { idempotency_key: 'x' }))).message, /did you mean `idempotencyKey`/);
  assert.equal(asked.length, 0, 'nothing was asked');
  const signed = { secret: 'cs_hook_x', signature: 't=1,v1=x', body: '' };
  assert.match((await rejection(verifyWebhook({ ...signed, now: 1 }))).message, /known are secret, signature, body, at/);
  assert.match((await rejection(verifyWebhook({ ...signed, at: Date.now() }))).message, /in seconds since 1970; this looks like milliseconds/);
});
