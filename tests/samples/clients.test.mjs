// Both clients in front of a real verifier: the same calls, and the same answers and refusals.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { Countersign, VerifierError } from 'countersign/server';
import { inProject, python } from './support/paths.mjs';
import { Verifier } from './support/verifier.mjs';

/** The client of this process. */
function javaScript(verifier, apiKey) {
  const client = new Countersign({ verifier, apiKey });
  return {
    async call(name, ...words) {
      try {
        if (name !== 'listMembers') return { told: (await client[name](...words)) ?? null };
        const told = [];
        for await (const member of client.listMembers()) told.push(member);
        return { told };
      } catch (error) {
        if (!(error instanceof VerifierError)) throw error;
        return { error: [error.type, error.status, error.retryAfter] };
      }
    },
    stop() {},
  };
}

/** The one for Python, in a process of its own. Its names are Python's, and so is the way that options are given. */
function inPython(verifier, apiKey) {
  const env = { ...process.env, PYTHONPATH: inProject('www/clients/python'), PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(python(), [inProject('tests/samples/support/drive.py')], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.write(`${JSON.stringify([verifier, apiKey])}\n`);
  return {
    async call(name, ...words) {
      const options = words.at(-1)?.idempotencyKey ? { idempotency_key: words.pop().idempotencyKey } : name === 'resetMember' ? (words.splice(1)[0] ?? {}) : {};
      const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      child.stdin.write(`${JSON.stringify([snake, words, options])}\n`);
      return JSON.parse((await lines.next()).value);
    },
    stop: () => child.stdin.end(),
  };
}

for (const [language, start] of Object.entries({ JavaScript: javaScript, Python: inPython })) {
  describe(language, { concurrency: false }, () => {
    let folder;
    let verifier;
    let client;

    before(async () => {
      mkdirSync(inProject('tests/samples/test-results'), { recursive: true });
      folder = mkdtempSync(inProject('tests/samples/test-results/clients-'));
      verifier = await Verifier.start(folder, 'http://127.0.0.1:1');
      client = start(verifier.origin, verifier.apiKey);
    });
    after(async () => {
      client?.stop();
      await verifier?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const told = async (...call) => {
      const answer = await client.call(...call);
      assert.ok('told' in answer, JSON.stringify([call, answer]));
      return answer.told;
    };
    const refused = async (...call) => {
      const answer = await client.call(...call);
      assert.ok('error' in answer, JSON.stringify([call, answer]));
      return answer.error;
    };

    test('members are made known, changed, told and removed, whatever their ids hold', async () => {
      assert.equal((await told('putMember', '42')).label, null);
      assert.equal((await told('putMember', '42', { label: 'Ada', role: 'owner' })).role, 'owner');
      const odd = 'a/b?c=d&e%2F#…é';
      assert.deepEqual(await told('putMembers', [{ id: odd }, { id: 'bob' }, { id: '42' }]), { created: 2, updated: 0, unchanged: 1 });
      assert.equal((await told('getMember', odd)).id, odd);
      await told('deleteMember', odd);
      assert.deepEqual(await refused('getMember', odd), ['member-not-found', 404, null]);
      assert.deepEqual((await told('listMembers')).map(({ id }) => id), ['42', 'bob']);
    });

    test('all members are told, however many pages they are', async () => {
      const members = Array.from({ length: 450 }, (_, at) => ({ id: `m&${String(at).padStart(3, '0')}` }));
      assert.equal((await told('putMembers', members)).created, 450);
      const ids = (await told('listMembers')).map(({ id }) => id);
      assert.deepEqual(ids, ['42', 'bob', ...members.map(({ id }) => id)].sort());
    });

    test('what a backend does for a member', async () => {
      assert.deepEqual(await told('verify', '42', '000000'), { accepted: false, reason: 'not-enrolled' });
      const { client_token, url } = await told('makeClientToken', { member: '42', purpose: 'security' });
      assert.equal(url, `${verifier.origin}/security#${client_token}`);
      assert.equal((await told('unlockMember', '42')).id, '42');
      assert.equal(await told('endSessions', '42'), null);
      assert.equal(await told('passwordChanged', '42'), null);
      assert.deepEqual(await refused('resetMember', '42'), ['not-enrolled', 409, null]);
      assert.deepEqual(await refused('resetMember', 'bob', { by: 'bob' }), ['own-reset', 403, null]);
    });

    test('a sign-in begins once under one key', async () => {
      const begun = await told('startSignIn', { member: 'bob' }, { idempotencyKey: 'k' });
      assert.equal(begun.status, 'enroll');
      assert.deepEqual(await told('startSignIn', { member: 'bob' }, { idempotencyKey: 'k' }), begun);
      assert.equal((await told('getSignIn', begun.id)).status, 'enroll');
      assert.deepEqual(await refused('startSignIn', { member: 'bob', channel: 'page' }, { idempotencyKey: 'k' }), ['idempotency-key-reused', 422, null]);
      assert.notEqual((await told('startSignIn', { member: 'bob' })).id, begun.id);
      assert.deepEqual(await refused('redeem', begun.id, 'cs_receipt_x'), ['receipt-foreign', 403, null]);
      assert.deepEqual(await refused('redeem', begun.id, 'cs_receipt_x', { action: 'Export all customers' }), ['receipt-foreign', 403, null]);
      assert.deepEqual(await refused('startSignIn', { member: 'nobody' }), ['member-not-found', 404, null]);
    });

    test('who begins too many is told how long to wait', async () => {
      let last;
      for (let begun = 0; begun < 200 && !last?.error; begun++) last = await client.call('startSignIn', { member: '42' });
      const [type, status, retryAfter] = last.error;
      assert.deepEqual([type, status], ['too-many-sign-ins', 429]);
      assert.ok(Number.isInteger(retryAfter) && retryAfter > 0, String(retryAfter));
    });

    test('a key that is not the verifier’s is refused', async () => {
      const stranger = start(verifier.origin, `cs_live_${'a'.repeat(59)}`);
      assert.deepEqual(await stranger.call('getMember', '42'), { error: ['unauthenticated', 401, null] });
      stranger.stop();
    });
  });
}
