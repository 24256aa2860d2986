import { core } from './init.js';
import { check_compat } from './wasm/countersign_otp.js';

/** What happens when an app scans the URI. `unknown` means nobody has measured it. */
export type CompatOutcome = 'works' | 'wrong-codes' | 'rejected' | 'unknown';

/** How well a fact is known: read in the app's source, a published test, a user's report, or not at all. */
export type CompatGrade = 'source' | 'published' | 'reported' | 'unknown';

/** What one authenticator app makes of a URI. */
export interface AppReport {
  /** Stable id in kebab-case. */
  app: string;
  /** The app's name, for people. */
  name: string;
  outcome: CompatOutcome;
  /** Why its codes will be wrong, or why it refuses; `null` when it works or nobody knows. */
  why: string | null;
  shownIssuer: string | null;
  shownAccount: string | null;
  /** What else is worth knowing, such as a name that is cut. */
  warnings: string[];
  grade: CompatGrade;
}

/** What every app we know of makes of an `otpauth://` URI. */
export function checkCompat(uri: string): AppReport[] {
  return core(() => check_compat(uri));
}

/** The reports that a person should see *before* the QR: apps that refuse it, show wrong codes, or show it oddly. */
export function compatWarnings(uri: string): AppReport[] {
  return checkCompat(uri).filter(
    ({ outcome, warnings }) => outcome === 'wrong-codes' || outcome === 'rejected' || warnings.length > 0,
  );
}
