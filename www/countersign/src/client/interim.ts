/**
 * What `/v1/client` takes and answers beyond `types.ts`, by hand, until the verifier's own document says it. The names here
 * stand before those of `types.ts`; with the document this file goes.
 */
import type { AcceptedCode, Factor as FormerFactor, Moment, ProblemName as FormerProblemName, Reason as FormerReason, Problem as FormerProblem, Receipt, Refusal as FormerRefusal, Session as FormerSession, PendingFactor as FormerPendingFactor, Passed as FormerPassed } from './types.js';

export type * from './types.js';

export type Method = 'totp' | 'hotp' | 'recovery-code' | 'email-code' | 'sms-code' | 'email-link' | 'new-device-code';
export type FactorKind = 'totp' | 'hotp' | 'email' | 'sms';
export type Mark = 'recommended' | 'less-secure';
export type Reason = FormerReason | 'expired' | 'not-sent';

/** When what was sent ends, and when the next may be asked for. */
export interface Sent {
  expires_at: Moment;
  next_at: Moment;
}

/** A way to pass that is open, in the order in which it is offered. */
export interface MethodOffered {
  method: Method;
  factor: string | null;
  hint: string | null;
  marked: Mark | null;
  /** How long its code is; 6 where it is not said. */
  digits?: number | null;
  sent: Sent | null;
}

export interface KindOffered {
  kind: FactorKind;
  marked: Mark | null;
}

export type Shown = 'before-qr' | 'before-last-code' | 'after-confirmation';
export type Advice = 'sim-swap' | 'keep-offline' | 'try-it-out' | 'never-share' | 'support-checks-identity';

export interface SetUpOffered {
  kinds: KindOffered[];
  by: Moment | null;
  may_skip: boolean;
  recovery: { codes: number; shown: Shown };
}

export interface Permissions {
  add: FactorKind[];
  remove: boolean;
  renew_codes: boolean;
}

export type Session = Omit<FormerSession, 'methods'> & {
  methods: MethodOffered[];
  enrollment: SetUpOffered | null;
  trust_days: number;
  advice: Advice[];
  may: Permissions;
  /** Why a sign-in is denied. */
  why?: Denial | null;
  sign_in: string | null;
  /** Of a verifier that knows neither addresses nor devices. */
  former?: true;
};

export type Denial = 'locked' | 'password-change' | 'api-password' | 'no-method';

export type Refusal = Omit<FormerRefusal, 'reason'> & { reason: Reason; sent?: Sent };
export type Factor = Omit<FormerFactor, 'kind'> & { kind: FactorKind; hint?: string | null };

/** The floor is passed; the set-up follows in the same session. */
export type SetUpNext = Omit<AcceptedCode, 'method'> & { method: Method; status: 'enroll'; failures_before: number };
export type Passed = Omit<FormerPassed, 'method'> & { method: Method; status?: 'passed' };
export type SignInVerification = Passed | SetUpNext | Refusal;
export type Completed = (Receipt & { status?: 'passed' }) | { status: 'enroll' };
export type Verification = (Omit<AcceptedCode, 'method'> & { method: Method }) | Refusal;

/** What a set-up begins with. */
export type BeginFactor =
  | { kind: 'totp'; label?: string }
  | { kind: 'hotp'; label?: string; secret: string; counter?: number; digits?: number }
  | { kind: 'email'; label?: string; email: string }
  | { kind: 'sms'; label?: string; phone: string }
  | { kind: 'email' | 'sms'; label?: string; address: string };

export type PendingFactor = Omit<FormerPendingFactor, 'kind' | 'secret' | 'otpauth_uri'> & {
  kind: FactorKind;
  secret: string | null;
  otpauth_uri: string | null;
  sent: Sent | null;
  hint: string | null;
};

export interface Confirmed {
  accepted: true;
  factor: Factor;
  recovery_codes?: string[];
  status: 'active' | 'pending';
}
export type Confirmation = Confirmed | Refusal;
export interface Factors {
  factors: Factor[];
}

export type AddressKind = 'email' | 'phone';
export interface Address {
  id: string;
  kind: AddressKind;
  value: string;
  primary: boolean;
  confirmed: { by: 'app' | 'code'; at: Moment } | null;
}
export interface Addresses {
  addresses: Address[];
}
export type AddedAddress = Address & { sent: Sent | null };
export type AddressConfirmation = { accepted: true; address: Address } | Refusal;

export interface Device {
  id: string;
  name: string | null;
  place: string | null;
  trusted: boolean;
  created_at: Moment;
  last_used_at: Moment | null;
  expires_at: Moment;
}
export interface Devices {
  devices: Device[];
}

/** What a sign-in link is about. Looking at it spends nothing. */
export interface Link {
  workspace: string;
  brand: FormerSession['brand'];
  sign_in: string;
  asked_at: Moment;
  place: string | null;
  ip: string | null;
  device: string | null;
  expires_at: Moment;
}
export interface OpenedLink {
  status: 'passed' | 'enroll';
}

type Urn<Name extends string> = `urn:countersign:problem:${Name}`;
export type ProblemName = FormerProblemName | Urn<'code-sent-lately' | 'may-not-skip' | 'link-ended' | 'role-may-not' | 'method-not-offered' | 'address-not-found' | 'device-not-found'>;

export type Problem = Omit<FormerProblem, 'type'> & { type: ProblemName };

/** Takes the session of a verifier that knows authenticator apps and recovery codes alone for what it means. */
export function modern(session: Session): Session {
  const bare = session as unknown as FormerSession;
  if (session.enrollment !== undefined || !Array.isArray(bare.methods)) return session;
  return {
    ...session,
    methods: bare.methods.map((method) => (typeof method === 'string' ? { method, factor: null, hint: null, marked: null, sent: null } : method)),
    enrollment: {
      kinds: [{ kind: 'totp', marked: null }],
      by: null,
      may_skip: false,
      recovery: { codes: 10, shown: 'after-confirmation' },
    },
    trust_days: 0,
    advice: [],
    may: { add: ['totp'], remove: true, renew_codes: true },
    sign_in: null,
    former: true,
  };
}
