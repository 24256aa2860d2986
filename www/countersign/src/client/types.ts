/** What the verifier's `/v1/client` answers, under the names of its OpenAPI document. Times are RFC 3339 strings in UTC. */

/** Why a code was refused: a closed list. */
export type RefusalReason =
  | 'malformed'
  | 'wrong-code'
  /** This very code was accepted before. Costs no try. */
  | 'already-used'
  /** Older than a code already accepted; never used, but of no use any more. Costs no try. */
  | 'outdated'
  | 'clock-off'
  | 'wait'
  | 'locked'
  | 'not-enrolled'
  /** Somebody else knows the owner's password: it must be changed first. */
  | 'password-change';

/** A code that was not accepted, and what the person can do about it. */
export interface Refusal {
  accepted: false;
  reason: RefusalReason;
  /** Seconds the authenticator's clock is ahead (+) or behind (−). Only with `clock-off`. */
  clock_off_seconds?: number;
  /** When the next code will be looked at, where that is not at once. */
  retry_at?: string;
  /** Wrong codes still taken before the next wait. */
  remaining?: number;
}

/** A code that was accepted, and is now used up. */
export interface AcceptedCode {
  accepted: true;
  method: 'totp' | 'recovery-code';
  factor: string | null;
  recovery_codes_left: number;
  at: string;
}

export type Verification = AcceptedCode | Refusal;

/** The proof a browser carries to the app's backend, which redeems it once within 60 seconds. */
export interface Receipt {
  receipt: string;
  sign_in: string;
}

/** A sign-in that was passed, with its receipt. */
export interface Passed extends AcceptedCode, Receipt {
  /** Wrong codes since the last success that were not given in this sign-in. */
  failures_before: number;
}

export type SignInVerification = Passed | Refusal;

/** One authenticator of a member. */
export interface Factor {
  id: string;
  kind: 'totp';
  label: string | null;
  status: 'pending' | 'active';
  created_at: string;
  confirmed_at: string | null;
  last_used_at: string | null;
}

export interface Factors {
  factors: Factor[];
}

/** An authenticator that waits for its first code. The secret is shown this once. */
export interface PendingFactor {
  id: string;
  kind: 'totp';
  label: string | null;
  status: 'pending';
  /** Base32, upper case, no padding. */
  secret: string;
  otpauth_uri: string;
  expires_at: string;
}

/** A set-up that its first code confirmed. The first authenticator brings recovery codes along. */
export interface Confirmed {
  accepted: true;
  status: 'active';
  factor: Factor;
  recovery_codes?: string[];
}

export type Confirmation = Confirmed | Refusal;

/** Recovery codes, shown this once. */
export interface IssuedCodes {
  recovery_codes: string[];
}

/** How a workspace wants its hosted pages to look. */
export interface Brand {
  /** `#rrggbb`. */
  color: string | null;
  /** `data:image/…;base64,…` */
  logo: string | null;
}

/** Whom a client token speaks for. */
export interface SessionMember {
  id: string;
  label: string | null;
}

/** What the client token in hand is for, and for whom. */
export interface Session {
  purpose: 'sign-in' | 'security';
  workspace: string;
  brand: Brand;
  member: SessionMember;
  status: 'open' | 'challenge' | 'enroll' | 'denied' | 'passed' | 'ended';
  methods: string[];
  needs_step_up: boolean;
  factors: number;
  recovery_codes_left: number;
  return_to: string | null;
  expires_at: string;
}
