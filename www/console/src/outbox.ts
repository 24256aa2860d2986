import { drawMessage, showStatus, type Message } from './outbox/message.js';

/** How often the verifier is asked for news. */
const EVERY_MS = 3000;

const list = document.querySelector<HTMLOListElement>('#messages');
const state = document.querySelector('#state');
const drawn = new Map<string, HTMLLIElement>();

/** Draws what is new and leaves the rest alone: a code that is being selected, a message that was opened. */
function show(messages: readonly Message[]): void {
  const newestFirst = [...messages].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  for (const [id, item] of drawn) {
    if (newestFirst.some((message) => message.id === id)) continue;
    item.remove();
    drawn.delete(id);
  }
  let before: Element | null = list?.firstElementChild ?? null;
  for (const message of newestFirst) {
    const known = drawn.get(message.id);
    const item = known ?? drawMessage(message);
    if (known) showStatus(known, message.status);
    drawn.set(message.id, item);
    if (item === before) before = item.nextElementSibling;
    else list?.insertBefore(item, before);
  }
}

function say(words: string): void {
  if (state && state.textContent !== words) state.textContent = words;
}

async function refresh(): Promise<void> {
  try {
    const answer = await fetch('/outbox.json', { cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Error(String(answer.status));
    const { messages } = (await answer.json()) as { messages: Message[] };
    show(messages);
    say(messages.length === 0 ? 'Nothing was sent yet. Sign in somewhere: it shows up here by itself.' : '');
  } catch {
    say('The verifier does not answer. This page goes on asking.');
  }
}

/** One question after the other, and none while nobody looks. */
async function follow(): Promise<void> {
  if (!document.hidden) await refresh();
  setTimeout(() => void follow(), EVERY_MS);
}

document.addEventListener('visibilitychange', () => void (document.hidden || refresh()));
void follow();
