import type { ClientErrorType } from '../client/error.js';

/** What changed about a member's second factor. */
export type Change =
  | 'factor-added'
  | 'factor-removed'
  | 'factor-renamed'
  | 'recovery-codes'
  | 'address-added'
  | 'address-removed'
  | 'devices'
  | 'reset-cancelled'
  | 'sessions-ended'
  /** On the administrators' page. */
  | 'policy'
  | 'member';

/** What the elements tell the page. All of them bubble and cross shadow roots. */
export interface CountersignEvents {
  /** The second factor was passed: carry the receipt to the app's backend within 60 seconds. `returnTo` is what that backend asked for, if it did. */
  'countersign-passed': CustomEvent<{ receipt: string; signIn: string; returnTo: string | null }>;
  /** Something about the member's second factor is different now. */
  'countersign-changed': CustomEvent<{ what: Change }>;
  /** A mailed link was opened: the page that asked for it goes on, with a set-up where the status says so. */
  'countersign-opened': CustomEvent<{ status: 'passed' | 'enroll' }>;
  /** The token's time is over: the app must mint a new one. */
  'countersign-expired': CustomEvent<null>;
  /** A code was refused, or a call brought no answer. `code` is the reason or the problem's type. */
  'countersign-failed': CustomEvent<{ code: string | ClientErrorType }>;
}

declare global {
  interface HTMLElementEventMap extends CountersignEvents {}
  interface DocumentEventMap extends CountersignEvents {}
}

type Detail<K extends keyof CountersignEvents> = CountersignEvents[K]['detail'];

export function tell<K extends keyof CountersignEvents>(from: EventTarget, name: K, detail: Detail<K>): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
