/**
 * The shapes of a policy and of what it decides, as the verifier's JSON has them: fields in snake_case, words in kebab-case.
 * What is optional has the default of the verifier.
 */

/** A moment: **microseconds** since 1970, a whole number. `Date.now() * 1000` is now. */
export type Moment = number;

/** What a member is in the application; an owner counts as an admin. */
export type Role = 'owner' | 'admin' | 'agent' | 'end-user';
/** What is set for one member, whatever the policy says for everybody. */
export type Setting = 'inherit' | 'required' | 'exempt';
/** What a member can set up. */
export type FactorKind = 'totp' | 'hotp' | 'email' | 'sms';
/** What can pass a challenge. */
export type Method = 'totp' | 'hotp' | 'recovery-code' | 'email-code' | 'sms-code' | 'email-link' | 'new-device-code';
/** How the pages mark a method. */
export type Mark = 'recommended' | 'less-secure';
/** What is asked of somebody who has no factor. */
export type Floor = 'none' | 'email-link' | 'new-device';
/** What the pages tell people after a set-up. */
export type Advice = 'sim-swap' | 'keep-offline' | 'try-it-out' | 'never-share' | 'support-checks-identity';
/** The policies to begin with. */
export type PresetName = 'heyy' | 'hello-customer' | 'zendesk' | 'helpkit' | 'customer-io';

/** Who must have a second factor, with what, what is asked of everybody else, and how often one may guess. */
export interface Policy {
  advice: Advice[];
  required: {
    team: 'nobody' | 'admins' | 'everyone' | 'per-member';
    end_users: 'nobody' | 'everyone' | 'per-member';
    /** Days from the beginning of a requirement until nothing but the set-up is left: at most 90. */
    grace_days: number;
    /** Whether the members' own settings count. They are kept whatever this and the modes say. */
    overrides: boolean;
    /** Whether nobody may newly be required before the admin who switches has a factor. */
    admin_first: boolean;
    /** Whether members who sign in through an identity provider are left to it. */
    sso_exempt: boolean;
    /** Days until those who need not are offered a set-up again: at most 365; 0: never. */
    encourage_days: number;
  };
  /** Which roles may use what. If it is given at all, what is absent in it is for nobody. */
  methods: {
    totp: Terms;
    hotp: Terms;
    email_code: Terms & { seconds: number };
    sms_code: Terms & { seconds: number; barred_countries: string[]; email_fallback: boolean };
  };
  /** Seconds: 30 to 600. */
  floor: { team: Floor; end_users: Floor; code_seconds: number; link_seconds: number };
  /** At most 90; 0: not offered. */
  trusted_devices: { days: number };
  /** 1 to 20 codes. */
  recovery: { codes: number; shown: 'before-qr' | 'before-last-code' | 'after-confirmation'; issued_by: Role[] };
  removal: { by: 'person' | 'admin' };
  /** 1 to 168 hours. Of an owner only an owner requires a new set-up. */
  reset: { by_person: 'never' | 'after-delay'; delay_hours: number; by: Role[]; of: Role[]; owner_permission: boolean };
  api: { password: 'allowed' | 'refused-when-required' };
  budget: { slips: number; first_wait_seconds: number; longest_wait_seconds: number; stop: number; guesses_per_year: number };
  /** For how many days it is kept what happened: 30 to 3650. */
  events: { keep_days: number };
  reminder: { every_weeks: number };
}

/** Who may use a method, and how the pages mark it. */
export interface Terms {
  roles: Role[];
  marked?: Mark | null;
}

/** A policy to read: what is left out has its default. */
export type PartialPolicy = {
  [Part in keyof Policy]?: Policy[Part] extends unknown[]
    ? Policy[Part]
    : Part extends 'methods'
      ? { [Kind in keyof Policy['methods']]?: Partial<Policy['methods'][Kind]> }
      : Partial<Policy[Part]>;
};

/** A policy in force. What is left out is that of a workspace which never had one: required since ever. */
export interface InForce {
  policy?: PartialPolicy;
  version?: number;
  /** Since when it requires whom. */
  since?: { role: Role; setting: Setting; sso: boolean; since: Moment }[];
}

/** What is known of a member. What is left out: an agent without any factor, of whom nothing else is known. */
export interface Facts {
  role?: Role;
  sso?: boolean;
  setting?: Setting;
  /** Since when what they are may ask them for a factor. */
  required_from?: Moment;
  /** The deadline that they were told. */
  granted?: { told_at: Moment; by: Moment } | null;
  /** Confirmed factors of each kind. */
  factors?: { [Kind in FactorKind]?: number };
  recovery_codes_left?: number;
  email_known?: boolean;
  phone_known?: boolean;
  locked?: boolean;
  full_until?: Moment | null;
  /** Whether a reset took their factors: a new one is set up before anything else. */
  set_up_due?: boolean;
  offered_at?: Moment | null;
}

/** How and where from somebody signs in. Left out: on a page, with a browser that is not known. */
export interface Circumstances {
  channel?: 'page' | 'api';
  device?: 'unknown' | 'known' | 'trusted';
}

/** A set-up that is asked for or offered. */
export interface Enrollment {
  /** The deadline that is still ahead; `null`: it is asked for now, or (if it may be skipped) merely offered. */
  by: Moment | null;
  /** Whether "later" is an answer. */
  may_skip: boolean;
  /** What the member may set up, what is recommended first. */
  kinds: FactorKind[];
}

/** What a sign-in asks of a member. */
export type Decision =
  | { decision: 'passed'; why: 'sso' | 'exempt' | 'not-required' | 'known-device' | 'trusted-device' }
  | { decision: 'challenge'; methods: Method[]; then: Enrollment | null }
  | ({ decision: 'enroll' } & Enrollment)
  | { decision: 'denied'; why: 'locked' | 'password-change' | 'api-password' | 'no-method'; until: Moment | null };

/** What a switch of the policy would do to one member. */
export interface Change {
  effect: 'gains' | 'keeps' | 'loses' | 'unaffected';
  /** The deadline under the new policy; `null`: they need not have a factor. */
  by: Moment | null;
  has_factor: boolean;
  /** Whether they could not sign in with a new browser, now or at the deadline: there is nothing to ask them for. */
  cannot: boolean;
}
