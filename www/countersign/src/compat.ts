import { Operation, tools } from './tools-module.js';
import { text } from './guards.js';
import { CAUSES } from './causes.js';
import { ACCOUNT, KEY, READING } from './kinds.js';
import type { Answer } from './wire.js';

/** What happens when an app scans the URI. `unknown` means nobody has measured it. */
export type CompatOutcome = 'works' | 'wrong-codes' | 'rejected' | 'unknown';

/** How well the outcome is known: read in the app's source, a published test, a user's report. */
export type CompatGrade = 'source' | 'test' | 'report';

/** What one authenticator app makes of a URI. */
export interface AppReport {
  /** Stable id in kebab-case. */
  app: string;
  /** The app's name, for people. */
  name: string;
  outcome: CompatOutcome;
  /** Why its codes will be wrong, or why it refuses: a stable kind, for translations. `null` otherwise. */
  cause: string | null;
  /** The same in words, to follow the app's name and a colon. */
  why: string | null;
  shownIssuer: string | null;
  shownAccount: string;
  /** What else is worth knowing, such as a name that is cut, in words that follow the app's name and a colon. */
  warnings: string[];
  /** `null` when no fact was needed (every app reads the plain profile) or none is known. */
  grade: CompatGrade | null;
}

/** One thing to say about one or more apps. */
export interface CompatAdvice {
  /** Whether these apps cannot be used; otherwise it is untested, or only looks different. */
  unusable: boolean;
  /** What they do: a stable kind, for translations. */
  cause: string;
  /** The same in words, to follow the apps' names and a colon. */
  text: string;
  /** Their names, for people. */
  apps: string[];
}

/** What every app we know of makes of an `otpauth://` URI. */
export function checkCompat(uri: string): AppReport[] {
  const answer = asked(Operation.checkCompat, uri);
  const reports: AppReport[] = [];
  while (answer.more) reports.push(report(answer));
  return reports;
}

/** The reports of the apps that {@link compatAdvice} speaks of: to read *before* the QR is shown. */
export function compatWarnings(uri: string): AppReport[] {
  const told = new Set(compatAdvice(uri).flatMap(({ apps }) => apps));
  return checkCompat(uri).filter(({ name }) => told.has(name));
}

/** What to say before the QR, gravest first, with the apps that do the same told together. Empty when all can read it. */
export function compatAdvice(uri: string): CompatAdvice[] {
  const answer = asked(Operation.compatAdvice, uri);
  const advice: CompatAdvice[] = [];
  while (answer.more) {
    const unusable = answer.number() === 1;
    const [cause, words] = causeOf(answer) ?? ['', ''];
    advice.push({ unusable, cause, text: words, apps: list(answer, () => answer.text()) });
  }
  return advice;
}

const asked = (operation: typeof Operation.checkCompat | typeof Operation.compatAdvice, uri: unknown): Answer =>
  tools([KEY, ACCOUNT, READING], operation, text(uri, 'uri'));

function report(answer: Answer): AppReport {
  const [app, name, outcome] = [answer.text(), answer.text(), answer.text() as CompatOutcome];
  const [cause, why] = causeOf(answer) ?? [null, null];
  const [shownIssuer, shownAccount, grade] = [answer.optionalText(), answer.text(), answer.optionalText() as CompatGrade | null];
  const warnings = list(answer, () => causeOf(answer)?.[1] ?? '');
  return { app, name, outcome, cause, why, shownIssuer, shownAccount, warnings, grade };
}

/** As many as the answer says. */
const list = <T>(answer: Answer, item: () => T): T[] => Array.from({ length: answer.number() }, item);

/** A cause's name and words, or nothing. */
function causeOf(answer: Answer): [cause: string, words: string] | undefined {
  const [number, detail] = [answer.optionalNumber(), answer.number()];
  const found = number === null ? undefined : CAUSES[number];
  if (!found) return undefined;
  const [cause, words] = found;
  return [cause, typeof words === 'string' ? words : words(detail)];
}
