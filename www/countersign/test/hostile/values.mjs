// What a caller's own untrusted user can put where a value belongs: JSON of another shape, and objects made to deceive.

/** Longer than anything the package takes. Made once: it is 50 MB. */
const HUGE = 'A'.repeat(50_000_000);

/** Stands in every object made to deceive, so that an error which repeats what it was given is found. */
export const MARK = 'repeated-by-an-error';

const throwing = () => {
  throw new Error(MARK);
};
const trap = new Proxy({}, { get: () => throwing });
const throwingProxy = (target) => new Proxy(target, trap);
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

const transferred = (bytes) => (structuredClone(bytes.buffer, { transfer: [bytes.buffer] }), bytes);
function cutOff(buffer) {
  const bytes = new Uint8Array(buffer, 10, 10);
  buffer.resize(5);
  return bytes;
}

/** Never the value that a place asks for, but for a number here and there and `null`. */
export const anywhere = {
  null: null,
  true: true,
  'a negative number': -1,
  'a fraction': 0.5,
  'a huge number': 1e300,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  'a negative bigint': -1n,
  'a huge bigint': 2n ** 4096n,
  'milliseconds since 1970': 1_764_103_851_123,
  'a symbol': Symbol(MARK),
  'a function': throwing,
  'text of 50 MB': HUGE,
  'half a character': 'JBSWY3DP\ud800',
  'a String object': new String('JBSWY3DPEHPK3PXP'),
  'a String object of 50 MB': new String(HUGE),
  'a Date': new Date(0),
  'an object that claims a length': { length: 50_000_000 },
  'an object that claims an endless length': { length: Number.POSITIVE_INFINITY },
  'an object with another key': { [MARK]: MARK },
  'an object with another prototype key': JSON.parse(`{ "__proto__": "${MARK}" }`),
  'an object whose getter throws': { get secret() { return throwing(); }, get code() { return throwing(); } },
  'an object whose toString throws': { toString: throwing, valueOf: throwing, [Symbol.toPrimitive]: throwing },
  'an object that poses as text': { length: 6, charCodeAt: () => 49, slice: () => '1', toString: () => '123456' },
  'an array of numbers': [1, 2, 3],
  'an array of arrays': [[[[]]]],
  'an array of 50,000,000 holes': new Array(50_000_000),
  'a proxy that throws': throwingProxy({}),
  'a proxy of an array that throws': throwingProxy([]),
  'a proxy of bytes that throws': throwingProxy(new Uint8Array(10)),
  'a revoked proxy': revoked({}),
  'a revoked proxy of an array': revoked([]),
  'a proxy of a canvas': globalThis.HTMLCanvasElement ? new Proxy(document.createElement('canvas'), {}) : null,
  'an object that poses as a canvas': globalThis.HTMLCanvasElement ? Object.create(HTMLCanvasElement.prototype) : null,
  'bytes of another width': new Uint16Array(10),
  'bytes of 50 MB': new Uint8Array(50_000_000),
  'bytes without a view': new ArrayBuffer(10),
  'a view that is no array': new DataView(new ArrayBuffer(10)),
  'an object that poses as bytes': Object.create(Uint8Array.prototype, { length: { value: 10 } }),
  'bytes that were transferred': transferred(new Uint8Array(10)),
  'bytes that were cut off': cutOff(new ArrayBuffer(20, { maxByteLength: 64 })),
};

/** The same bytes as `bytes`, in every disguise in which they are still the right answer. */
export const sameBytes = {
  // A page has shared memory only when it is isolated.
  ...(globalThis.SharedArrayBuffer && {
    'bytes that others may change': (bytes) => {
      const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
      shared.set(bytes);
      return shared;
    },
  }),
  'bytes that can grow': (bytes) => {
    const growing = new Uint8Array(new ArrayBuffer(bytes.length, { maxByteLength: 1024 }));
    growing.set(bytes);
    return growing;
  },
  'bytes that lie about their length': (bytes) => Object.defineProperty(bytes.slice(), 'length', { value: 50_000_000 }),
  'bytes of a subclass that lies': (bytes) =>
    new (class extends Uint8Array {
      get length() {
        return 50_000_000;
      }
      static get [Symbol.species]() {
        return throwing;
      }
    })(bytes),
};

/** An object or array that gives each of its values once, and something else to whoever reads it again. */
export function changing(value) {
  const once = Array.isArray(value) ? new Array(value.length) : {};
  for (const [key, first] of Object.entries(value)) {
    let reads = 0;
    const get = () => (reads++ === 0 ? first : { length: 50_000_000 });
    Object.defineProperty(once, key, { get, enumerable: true, configurable: true });
  }
  return once;
}
