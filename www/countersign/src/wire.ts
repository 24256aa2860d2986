/** Arguments on their way into a small module, and answers on their way out: the other half of `crates/wasm/src/wire.rs`. */

/** What a field can hold; absent means the core's default. */
export type Field = string | undefined;

const ABSENT = 2 ** 32 - 1;

/** The fields in a row, each after its length. */
export function encoded(fields: readonly Field[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts = fields.map((field) => (field === undefined ? undefined : encoder.encode(field)));
  const size = (part: Uint8Array | undefined) => 4 + (part ? part.length : 0);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + size(part), 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part ? part.length : ABSENT, true);
    if (part) whole.set(part, at + 4);
    at += size(part);
  }
  return whole;
}

/** The fields of an answer, in their order. */
export class Answer {
  readonly #bytes: Uint8Array;
  #at: number;

  /** `at` is where the first field begins. */
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  bytes(): Uint8Array {
    const from = this.#at + 4;
    const length = new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getUint32(this.#at, true);
    this.#at = from + length;
    return this.#bytes.slice(from, this.#at);
  }

  text(): string {
    return new TextDecoder().decode(this.bytes());
  }
}
