// One use, several libraries, in turns: what else the machine does meets all of them alike. It runs in Node and in pages.
import * as otpauth from './otpauth.js';
import * as otpauthJavaScript from './otpauth-javascript.js';
import * as otplib from './otplib.js';
import * as qr from './qr.js';
import * as qrcode from './qrcode.js';
import * as uqr from './uqr.js';

const ROUNDS = 60;
/** Milliseconds that a round takes at least: a page's clock is coarse. */
const ROUND = 8;
/** Milliseconds before the first. */
const WARM_UP = 300;

/** What each library does for a use, ours first. All of them are given text, as an app has it. */
function uses(ours) {
  const [secret, at] = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_764_103_851];
  const [code, previous] = [at, at - 30].map((then) => otpauth.totpCode(secret, then));
  const uri = otpauth.writeUri(secret);
  const verified = (typed) => ({
    countersign: () => ours.verifyTotp({ secret, code: typed, at }).verdict === 'match',
    otpauth: () => otpauth.verifyTotp(secret, typed, at),
    // In a page it is the one above.
    ...('process' in globalThis && { 'otpauth, its JavaScript': () => otpauthJavaScript.verifyTotp(secret, typed, at) }),
    otplib: () => otplib.verifyTotp(secret, typed, at),
  });
  return {
    // Ours always looks at the whole window; the others stop where they find it, and begin with the present step.
    'the code of now': verified(code),
    'the code of the step before': verified(previous),
    'an address drawn as SVG': {
      countersign: () => ours.qrSvg(uri).endsWith('</svg>'),
      uqr: () => uqr.svg(uri).endsWith('</svg>'),
      qr: () => qr.svg(uri).endsWith('</svg>'),
      qrcode: () => qrcode.svg(uri).trimEnd().endsWith('</svg>'),
    },
  };
}

/** Milliseconds for so many calls. */
function timed(call, calls) {
  const began = performance.now();
  for (let left = calls; left > 0; left--) if (!call()) throw new Error('a library gave another answer');
  return performance.now() - began;
}

/** How many calls make a round, once the engine has compiled them as well as it will. */
function enough(call) {
  for (const until = performance.now() + WARM_UP; performance.now() < until; ) timed(call, 10);
  let calls = 1;
  while (timed(call, calls) < ROUND) calls *= 2;
  return calls;
}

/** For each use and library the microseconds of a call: of the quickest round, and of the one in the middle. */
export function race(ours) {
  return Object.entries(uses(ours)).map(([use, calls]) => {
    const runners = Object.entries(calls).map(([name, call]) => ({ name, call, calls: enough(call), rounds: [] }));
    for (let round = 0; round < ROUNDS; round++) for (const { call, calls, rounds } of runners) rounds.push((timed(call, calls) / calls) * 1000);
    const times = runners.map(({ name, rounds }) => {
      const [least, median] = [0, ROUNDS / 2].map((at) => rounds.sort((a, b) => a - b)[at]);
      return { name, least, median };
    });
    return { use, times };
  });
}
