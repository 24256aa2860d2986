// Tries every wrong value in every place of every function, in Node and in a browser alike, and lists what went wrong.
import { SECRET } from './functions.mjs';
import { anywhere, changing, MARK, sameBytes } from './values.mjs';

/** As many calls as a loop in somebody's server makes in no time. */
const CALLS = 1000;
/** What the memory may grow by in all of them: the longest text that is let in, a few times over. */
const GROWTH = 512 * 1024;

/** The exported functions, by name. A class is called otherwise: `Totp` is tried as a function of its own. */
export const exported = (api) => Object.keys(api).filter((name) => /^[a-z]/.test(name) && typeof api[name] === 'function' && name !== 'init');

/**
 * Runs a whole table: the functions, which places in their arguments may be left out (`optional`), and where `null` means that
 * there is none (`nullable`). `memories` are the modules'. Gives the sentences that say what went wrong.
 */
export function run(api, memories, { functions, optional, nullable }) {
  const wrong = [];
  const size = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  for (const name of exported(api)) {
    const entry = functions[name];
    if (!entry) {
      wrong.push(`${name} is exported and is missing in the table of test/hostile`);
      continue;
    }
    const args = typeof entry.args === 'function' ? entry.args(api) : entry.args;
    const good = outcome(api, () => api[name](...args));
    const right = (answer) => entry.right?.(answer) ?? written(answer) === written(good.answer);
    const complain = (place, value, what) => wrong.push(`${place}, ${value}: ${what}`);

    for (const [path, given] of places(args)) {
      const place = `${name} ${path.join('.')}`;
      const call = (value) => outcome(api, () => api[name](...replaced(args, path, value)));
      const before = size();

      for (const [kind, value] of Object.entries(anywhere)) {
        const { error, answer, fault } = call(value);
        if (fault) complain(place, kind, fault);
        else if (!error && !(right(answer) && !good.error) && !mayAnswer(place, given, value, nullable)) complain(place, kind, 'was taken');
      }
      const { error, fault } = call(undefined);
      if (fault || (!error && !optional.test(place))) complain(place, 'nothing', fault ?? 'was taken');

      for (const [kind, value] of disguises(given)) {
        const { error, answer, fault } = call(value);
        if (fault || error?.code !== good.error?.code || !(good.error || right(answer))) {
          complain(place, kind, fault ?? `gave another answer${error ? ` (${error.code})` : ''}`);
        }
      }
      for (const [kind, value, code] of strangers(given)) {
        const { error, fault } = call(value);
        if (fault || error?.code !== code) complain(place, kind, fault ?? `should be ${code}, is ${error?.code ?? 'taken'}`);
      }

      const values = Object.values(anywhere);
      for (let calls = 0; calls < CALLS; calls += 1) call(values[calls % values.length]);
      const growth = size() - before;
      if (growth > GROWTH) complain(place, `${CALLS} calls`, `the memory grew by ${growth} bytes`);
    }
    const again = outcome(api, () => api[name](...args));
    if (again.fault || again.error?.code !== good.error?.code || !(good.error || right(again.answer))) {
      wrong.push(`${name}: a good call after all that gives ${again.fault ?? again.error?.code ?? 'another answer'}`);
    }
  }
  return wrong;
}

/** What a call came to: an answer, an error of the right type, or a fault. */
function outcome(api, call) {
  try {
    return { answer: call() };
  } catch (error) {
    if (!(error instanceof api.CountersignError)) return { fault: `threw ${describe(error)}` };
    if (!/^[a-z]+(-[a-z0-9]+)*$/.test(error.code)) return { fault: `has the code ${error.code}` };
    const said = `${error.message} ${error.stack} ${error.cause?.message ?? ''}`;
    if (said.includes(MARK) || said.includes(SECRET)) return { fault: `repeats what it was given: ${error.message.slice(0, 200)}` };
    if (error.message.length > 400) return { fault: 'takes too many words' };
    return { error };
  }
}

const describe = (thrown) => (thrown instanceof Error ? `${thrown.name}: ${thrown.message.slice(0, 80)}` : typeof thrown);

/** A number may be another than the good one, as long as it is one; `at` in milliseconds may not. */
function mayAnswer(place, given, value, nullable) {
  if (value === null) return nullable.test(place);
  const number = (one) => typeof one === 'number' || typeof one === 'bigint';
  return number(given) && number(value) && !(place.endsWith('.at') && value > 1e12);
}

/** Every place in the arguments, with what stands there. */
function* places(value, path = []) {
  if (path.length > 0) yield [path, value];
  if (Array.isArray(value) || isPlain(value)) {
    for (const [key, inner] of Object.entries(value)) if (inner !== undefined || path.length === 0) yield* places(inner, [...path, key]);
  }
}

function replaced(value, [key, ...rest], by) {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = rest.length === 0 ? by : replaced(copy[key], rest, by);
  return copy;
}

/** Other forms of the same value: they are read once, and as what they are. */
function* disguises(given) {
  if (given instanceof Uint8Array) {
    for (const [kind, disguise] of Object.entries(sameBytes)) yield [kind, disguise(given)];
  }
  if (isPlain(given) || Array.isArray(given)) yield ['values that change between reads', changing(given)];
  if (isPlain(given)) yield ['an object without a prototype', Object.assign(Object.create(null), given)];
}

/** The same object with a key too many. */
function* strangers(given) {
  if (!isPlain(given)) return;
  yield ['a key too many', { ...given, [MARK]: 1 }, 'unknown-option'];
  yield ['a symbol too many', { ...given, [Symbol(MARK)]: 1 }, 'unknown-option'];
  yield ['a key too many that counts as none', { ...given, [MARK]: undefined }, 'unknown-option'];
}

const isPlain = (value) => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** One text for each answer. */
const written = (answer) =>
  JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? `${value}n` : value instanceof Uint8Array ? [...value] : value));
