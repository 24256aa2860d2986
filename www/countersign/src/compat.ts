import { text } from './guards.js';
import { core } from './core.js';
import { check_compat, compat_advice } from './wasm/countersign_otp.js';

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
  return core(() => check_compat(text(uri, 'uri')));
}

/** The reports of the apps that {@link compatAdvice} speaks of: to read *before* the QR is shown. */
export function compatWarnings(uri: string): AppReport[] {
  const told = new Set(compatAdvice(uri).flatMap(({ apps }) => apps));
  return checkCompat(uri).filter(({ name }) => told.has(name));
}

/** What to say before the QR, gravest first, with the apps that do the same told together. Empty when all can read it. */
export function compatAdvice(uri: string): CompatAdvice[] {
  return core(() => compat_advice(text(uri, 'uri')));
}
