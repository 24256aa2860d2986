import { linkify } from './linkify.js';

/** One message of `GET /outbox.json`. */
export interface Message {
  id: string;
  at: string;
  channel: 'email' | 'sms';
  to: string;
  subject: string | null;
  text: string;
  html: string | null;
  /** The link that it brings. */
  link: string | null;
  status: string;
}

const channels = { email: 'E-mail', sms: 'SMS' } as const;

export function drawMessage(message: Message): HTMLLIElement {
  const item = document.createElement('li');
  item.append(drawHead(message));
  if (message.subject) item.append(make('h2', 'subject', message.subject));
  const text = make('p', 'text', '');
  text.append(...linkify(message.text));
  item.append(text);
  if (message.html) item.append(drawRendered(message));
  return item;
}

export function showStatus(item: HTMLLIElement, status: string): void {
  const shown = item.querySelector<HTMLElement>('.status');
  if (!shown || shown.textContent === status) return;
  shown.textContent = status;
  shown.dataset['status'] = status;
}

function drawHead({ channel, to, at, status }: Message): HTMLElement {
  const head = make('p', 'head', '');
  const time = make('time', '', new Date(at).toLocaleTimeString());
  time.setAttribute('datetime', at);
  const told = make('span', 'status', status);
  told.dataset['status'] = status;
  head.append(make('span', `channel ${channel}`, channels[channel]), make('b', '', to), time, told);
  return head;
}

/**
 * As a mail program shows it. A document of its own, with its own policy, in a sandbox without scripts and without an
 * origin: whatever a text holds, it reaches nothing here.
 */
function drawRendered({ id, subject }: Message): HTMLElement {
  const details = document.createElement('details');
  details.append(make('summary', '', 'As a mail program shows it'));
  details.addEventListener(
    'toggle',
    () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
      frame.title = subject ?? 'The message';
      frame.src = `/outbox/${encodeURIComponent(id)}`;
      details.append(frame);
    },
    { once: true },
  );
  return details;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, style: string, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (style) element.className = style;
  element.textContent = text;
  return element;
}
