/**
 * What every value passes on its way to the core: its type and its size, before a byte of it is copied.
 *
 * The glue under this package believes whatever claims a `length`, and the arguments may come from somebody's JSON. A value
 * is asked for nothing that it could answer itself: no method of it runs, and a property is read once.
 */
import { CountersignError } from './error.js';

/** Characters. The core reads addresses of up to 8,192 bytes, pictures of up to 7,089 digits, and nothing longer. */
const MAX_TEXT = 16_384;

/** Bytes. The longest secret has 1,024. */
const MAX_BYTES = 16_384;

/** Accounts of one export, or its QR codes. */
const MAX_ITEMS = 1_000;

/** Characters of all QR codes of one export. */
const MAX_TEXTS = 1_048_576;

/** Names that people give to what is called otherwise here. */
const MISNOMERS: ReadonlyMap<unknown, string> = /* @__PURE__ */ new Map(
  Object.entries({
    token: 'code',
    otp: 'code',
    passcode: 'code',
    key: 'secret',
    time: 'at',
    timestamp: 'at',
    now: 'at',
    epoch: 'at',
    epochTolerance: 'window',
    afterTimeStep: 'seen',
    step: 'period',
    label: 'account',
    accountName: 'account',
    errorCorrectionLevel: 'level',
  }),
);

/** Text of a bounded length, without lone surrogates: they would reach the core as another character. */
export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new CountersignError('not-text', `\`${name}\` must be text (a string).`);
  if (value.length > MAX_TEXT) throw tooLong(name, MAX_TEXT, 'characters');
  if (/\p{Surrogate}/u.test(value)) throw new CountersignError('not-text', `\`${name}\` is not valid text: it holds half a character (a lone surrogate).`);
  return value;
}

/** {@link text}, where absent means the core's default. */
export function optionalText(value: unknown, name: string): string | undefined {
  return value === undefined ? undefined : text(value, name);
}

const asked = (property: PropertyKey) =>
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), property)?.get as (this: unknown) => unknown;
// A bundler drops what no function of the page needs, where it is told that nothing else happens.
const kindOf = /* @__PURE__ */ asked(Symbol.toStringTag);
const lengthOf = /* @__PURE__ */ asked('length');

/** A copy of a `Uint8Array` of bounded size. The engine says what it is: a subclass could say anything of itself. */
export function bytes(value: unknown, name: string): Uint8Array {
  if (kindOf.call(value) !== 'Uint8Array') throw notBytes(name);
  if ((lengthOf.call(value) as number) > MAX_BYTES) throw tooLong(name, MAX_BYTES, 'bytes');
  try {
    return new Uint8Array(value as Uint8Array);
  } catch {
    // Its buffer was transferred, or shrank.
    throw notBytes(name);
  }
}

/** A list of bounded length. `item` checks each entry, under its own name. */
export function list<T>(value: unknown, name: string, item: (entry: unknown, name: string) => T): T[] {
  const entries = read(name, () => {
    if (!Array.isArray(value)) throw new CountersignError('not-a-list', `\`${name}\` must be an array.`);
    // A proxy may give anything, and turns into a number once.
    const length = Number(value.length);
    if (length > MAX_ITEMS) throw tooLong(name, MAX_ITEMS, 'entries');
    return Array.from({ length }, (_, at) => value[at] as unknown);
  });
  return entries.map((entry, at) => item(entry, `${name}[${at}]`));
}

/** A list of texts that are bounded together as well. */
export function texts(value: unknown, name: string): string[] {
  let left = MAX_TEXTS;
  return list(value, name, (entry, its) => {
    const checked = text(entry, its);
    left -= checked.length;
    if (left < 0) throw tooLong(name, MAX_TEXTS, 'characters');
    return checked;
  });
}

/** What an options object holds under the keys that are known. Another key is refused, so that a slip is not swallowed. */
export function options<K extends string>(value: unknown, name: string, known: readonly K[]): Partial<Record<K, unknown>> {
  return read(name, () => {
    if (!isPlain(value)) throw new CountersignError('not-an-object', `\`${name}\` must be a plain object with ${known.join(', ')}.`);
    const found: Partial<Record<K, unknown>> = {};
    for (const key of Reflect.ownKeys(value)) {
      if (!known.includes(key as K)) throw unknownOption(key, name, known);
      found[key as K] = value[key];
    }
    return found;
  });
}

/** A real canvas: the getter of its width works on nothing else. Drawing on a look-alike would throw in the midst of the core. */
export function canvas(value: unknown): HTMLCanvasElement {
  const width = globalThis.HTMLCanvasElement && Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width')?.get;
  try {
    if (width && typeof width.call(value) === 'number') return value as HTMLCanvasElement;
  } catch {
    // It is none.
  }
  throw new CountersignError('not-a-canvas', 'The first argument must be a <canvas> element.');
}

/** A plain object of any realm: what has a class may be as large as an array, and may answer for itself. */
export function isPlain(value: unknown): value is Record<PropertyKey, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Reads from the caller's object, whose getters and traps are the caller's: what they throw may hold anything. */
export function read<T>(name: string, from: () => T): T {
  try {
    return from();
  } catch (thrown) {
    if (thrown instanceof CountersignError) throw thrown;
    throw new CountersignError('unreadable', `\`${name}\` could not be read: one of its own getters or traps threw.`);
  }
}

function unknownOption(key: PropertyKey, name: string, known: readonly string[]): CountersignError {
  const meant = MISNOMERS.get(key) ?? known.find((one) => one.toLowerCase() === String(key).toLowerCase());
  // A key may be anything, a secret as well; only one of our own is repeated.
  const said = MISNOMERS.has(key) ? `\`${String(key)}\` is` : 'one key is';
  const hint = meant !== undefined && known.includes(meant) ? `did you mean \`${meant}\`?` : `known are ${known.join(', ')}.`;
  return new CountersignError('unknown-option', `\`${name}\`: ${said} not an option; ${hint}`);
}

const notBytes = (name: string) => new CountersignError('not-bytes', `\`${name}\` must be a Uint8Array whose buffer is still there.`);

const tooLong = (name: string, most: number, of: string) =>
  new CountersignError('too-long', `\`${name}\` is too long: ${most} ${of} at most.`);
