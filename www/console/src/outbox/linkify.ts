/** An address to open, or a code to type: 6 to 8 digits, or a recovery code. Everything else is text. */
const TELLING = /(https?:\/\/[^\s<>"]+)|(?<![\w-])((?:\d{6,8}|\d{3} \d{3})|[0-9A-Z]{6}(?:-[0-9A-Z]{6}){2})(?![\w-])/g;

/** The text of a message: its link can be followed, and one click selects a whole code. */
export function linkify(text: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const found of text.matchAll(TELLING)) {
    const [whole, address] = found;
    nodes.push(new Text(text.slice(from, found.index)), address ? drawLink(address) : drawCode(whole));
    from = found.index + whole.length;
  }
  return [...nodes, new Text(text.slice(from))];
}

function drawLink(address: string): HTMLElement {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = address;
  return link;
}

function drawCode(digits: string): HTMLElement {
  const code = document.createElement('code');
  code.textContent = digits;
  return code;
}
