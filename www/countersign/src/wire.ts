/** Arguments on their way into a small module, and answers on their way out: the other half of `crates/wasm/src/wire.rs`. */

/** What a field can hold; absent means the core's default. */
export type Field = string | number | bigint | Uint8Array | undefined;

const ABSENT = 2 ** 32 - 1;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The fields in a row, each after its length. */
export function encoded(fields: readonly Field[]): Uint8Array {
  let most = 0;
  for (const field of fields) most += 4 + (typeof field === 'string' ? field.length * 3 : field instanceof Uint8Array ? field.length : 8);
  const whole = new Uint8Array(most);
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const field of fields) {
    const from = at + 4;
    const length = field === undefined ? 0 : written(field, whole, view, from);
    view.setUint32(at, field === undefined ? ABSENT : length, true);
    at = from + length;
  }
  return whole.subarray(0, at);
}

/** Puts a field's bytes at `from`, where there is room for them; tells how many they are. */
function written(field: Exclude<Field, undefined>, whole: Uint8Array, view: DataView, from: number): number {
  if (typeof field === 'string') return text(field, whole, from);
  if (typeof field === 'object') {
    whole.set(field, from);
    return field.length;
  }
  // A number of 32 bits, which needs no bigint, or one of 64.
  if (typeof field === 'number') view.setUint32(from, field, true);
  else view.setBigUint64(from, field, true);
  return 8;
}

function text(field: string, whole: Uint8Array, from: number): number {
  // Nearly all of it is short and ASCII, which costs less here than a call of the encoder.
  for (let at = 0; at < field.length; at += 1) {
    const unit = field.charCodeAt(at);
    if (unit > 127) return encoder.encodeInto(field, whole.subarray(from)).written;
    whole[from + at] = unit;
  }
  return field.length;
}

/** The fields of an answer, in their order. */
export class Answer {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  /** `at` is where the first field begins. */
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset);
    this.#at = at;
  }

  /** Whether a field is left. */
  get more(): boolean {
    return this.#at < this.#bytes.length;
  }

  bytes(): Uint8Array {
    const { from, to } = this.#field();
    return this.#bytes.slice(from, to);
  }

  text(): string {
    return this.optionalText() ?? '';
  }

  optionalText(): string | null {
    const { from, to } = this.#field();
    return from > to ? null : decoder.decode(this.#bytes.subarray(from, to));
  }

  number(): number {
    return Number(this.bigint());
  }

  optionalNumber(): number | null {
    const value = this.optionalBigint();
    return value === null ? null : Number(value);
  }

  bigint(): bigint {
    return this.optionalBigint() ?? 0n;
  }

  optionalBigint(): bigint | null {
    const { from, to } = this.#field();
    return from > to ? null : this.#view.getBigUint64(from, true);
  }

  /** Where the next field stands; one that is absent ends before it begins. */
  #field(): { from: number; to: number } {
    const from = this.#at + 4;
    const length = this.#view.getUint32(this.#at, true);
    const to = from + (length === ABSENT ? -1 : length);
    this.#at = Math.max(from, to);
    return { from, to };
  }
}
