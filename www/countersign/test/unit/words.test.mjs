import assert from 'node:assert/strict';
import { test } from 'node:test';
import { securityMessages } from '../../dist/elements/messages/security/index.js';
import { lasting } from '../../dist/elements/messages/intl.js';
import { minutesAndSeconds } from '../../dist/elements/countdown.js';
import { recoverySheet } from '../../dist/elements/recovery-sheet.js';
import { explain } from '../../dist/elements/explanation.js';
import { readTyped } from '../../dist/elements/typed-digits.js';

for (const [seconds, words] of [
  [0, '0 seconds'],
  [1, '1 second'],
  [59.6, '1 minute'],
  [60, '1 minute'],
  [252, '4 minutes, 12 seconds'],
  [-3600, '1 hour'],
  [3661, '1 hour, 1 minute'],
  [86_400, '1 day'],
  [90_061, '1 day, 1 hour'],
]) {
  test(`${seconds} seconds are ${words}`, () => assert.equal(lasting('en')(seconds), words));
}

for (const [seconds, shown] of [[0, '0:00'], [9, '0:09'], [75, '1:15'], [3599, '59:59'], [3600, '1:00:00']]) {
  test(`a countdown of ${seconds} shows ${shown}`, () => assert.equal(minutesAndSeconds(seconds), shown));
}

for (const [text, expected] of [
  ['', { kind: 'digits', digits: '' }],
  ['123 456', { kind: 'digits', digits: '123456' }],
  ['123-456\n', { kind: 'digits', digits: '123456' }],
  ['123\u00a0456', { kind: 'digits', digits: '123456' }],
  ['1234567', { kind: 'digits', digits: '123456' }],
  ['GK2QK2-VACSZ5-YEXNYT', { kind: 'recovery', text: 'GK2QK2-VACSZ5-YEXNYT', digits: '' }],
  [' gk2qk2 vacsz5 yexnyt ', { kind: 'recovery', text: 'gk2qk2 vacsz5 yexnyt ', digits: '' }],
  ['12a456', { kind: 'recovery', text: '12a456', digits: '12456' }],
  ['12é456', { kind: 'foreign', digits: '12456' }],
  ['１２３４５６', { kind: 'foreign', digits: '' }],
  ['١٢٣٤٥٦', { kind: 'foreign', digits: '' }],
  ['+123456', { kind: 'foreign', digits: '123456' }],
  ['9'.repeat(10_000), { kind: 'recovery', text: '9'.repeat(10_000), digits: '' }],
]) {
  test(`S2: ${JSON.stringify(text.slice(0, 24))} is read as ${expected.kind}`, () => assert.deepEqual(readTyped(text, 6), expected));
}

const { en } = securityMessages;
const NOW = Date.parse('2026-11-22T06:27:00Z');
for (const [refused, kind, part] of [
  [{ reason: 'clock-off', clock_off_seconds: 252 }, 'app', '4 minutes, 12 seconds ahead (252 seconds)'],
  [{ reason: 'clock-off', clock_off_seconds: -45 }, 'app', 'clock is 45 seconds behind.'],
  [{ reason: 'clock-off' }, 'app', 'clock is off'],
  [{ reason: 'wait', retry_at: '2026-11-22T06:27:30.000000Z' }, 'app', 'in 30 seconds'],
  [{ reason: 'wait', retry_at: '2026-11-22T06:26:00.000000Z' }, 'app', 'in 1 second'],
  [{ reason: 'wait' }, 'app', 'Wait a little'],
  [{ reason: 'wrong-code', remaining: 0, retry_at: '2026-11-22T06:27:30.000000Z' }, 'app', 'You can try again in 30 seconds'],
  [{ reason: 'wrong-code', remaining: 1 }, 'app', 'One more wrong code'],
  [{ reason: 'wrong-code' }, 'recovery', 'That recovery code is not right.'],
  [{ reason: 'already-used' }, 'app', 'wait for the app to show the next one'],
  [{ reason: 'already-used' }, 'recovery', 'take another'],
  [{ reason: 'outdated' }, 'app', 'too old'],
  [{ reason: 'password-change' }, 'app', 'Change it on the website'],
  [{ reason: 'malformed' }, 'recovery', 'missing or mistyped'],
  [{ reason: 'malformed' }, 'app', 'the 6 digits'],
  [{ reason: 'locked' }, 'app', 'to unlock you'],
  [{ reason: 'wrong-code', remaining: 2 }, 'sent', 'from the newest message. 2 tries left'],
  [{ reason: 'wrong-code' }, 'token', 'Press the button'],
  [{ reason: 'wrong-code' }, 'pair', 'not two in a row'],
  [{ reason: 'malformed' }, 'pair', 'Type two codes'],
  [{ reason: 'malformed' }, 'sent', 'the 6 digits from the message'],
  [{ reason: 'expired' }, 'sent', 'Ask for a new one'],
  [{ reason: 'expired', sent: { expires_at: '2026-11-22T06:28:00Z', next_at: '2026-11-22T06:28:00Z' } }, 'sent', 'just sent you a new one'],
  [{ reason: 'not-sent' }, 'sent', 'No code has been sent yet'],
  [{ reason: 'outdated' }, 'sent', 'newest message'],
  [{ reason: 'not-enrolled' }, 'app', 'Reload the page'],
]) {
  test(`${refused.reason} (${kind}) says “${part}”`, () => {
    const words = explain(en, { accepted: false, ...refused }, kind, 6, NOW);
    assert.ok(words.includes(part), words);
    assert.doesNotMatch(words, /undefined|NaN/);
  });
}

test('the sheet of recovery codes explains itself', () => {
  const sheet = recoverySheet(en, ['AAAAAA-BBBBBB-CCCCCC'], { workspace: 'Harbour Help', account: 'ana@harbour.example' }, new Date(NOW));
  for (const part of ['Recovery codes for Harbour Help', 'Account: ana@harbour.example', 'Made: 2026-11-22', ' 1.  AAAAAA-BBBBBB-CCCCCC']) {
    assert.ok(sheet.includes(part), sheet);
  }
});
