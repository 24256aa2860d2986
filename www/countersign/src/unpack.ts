/** The bytes of a module of WebAssembly that the build has written as text (scripts/inline.mjs): no file needs to be found. */
export function unpacked(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let at = 0;
  const letter = () => {
    const code = text.charCodeAt(at++);
    // From `d` to `~`, then from `#` on; `<` and `\` are left out.
    return code < 100 ? code - 8 - (code > 60 ? 1 : 0) - (code > 92 ? 1 : 0) : code - 100;
  };
  while (at < text.length) {
    let place = letter();
    if (place >= 88) place = 88 + (place - 88) * 90 + letter();
    bytes.push(place < 46 || place >= 129 ? place : place < 64 ? place + 8 : place < 88 ? place + 41 : place < 96 ? place - 42 : place - 24);
  }
  return new Uint8Array(bytes);
}
