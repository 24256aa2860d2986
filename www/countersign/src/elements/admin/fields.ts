import type { Policy } from '../../client/types.js';
import type { AdminWords } from '../messages/admin/index.js';

export type FieldPath = keyof AdminWords['policy']['fields'];
export type Option = keyof AdminWords['policy']['options'];
export type Group = keyof AdminWords['policy']['groups'];

/** How a part of a policy is edited. */
export type Field = { path: FieldPath } & (
  | { as: 'choice'; options: readonly Option[] }
  | { as: 'mark' }
  | { as: 'flag' }
  | { as: 'roles' }
  | { as: 'number'; min: number; max: number; unit?: 'weeks' | 'days' | 'hours' | 'seconds' }
  | { as: 'words'; options: readonly Option[] }
  | { as: 'countries' }
);

const DAYS = { as: 'number', unit: 'days' } as const;
const LIFETIME = { as: 'number', unit: 'seconds', min: 30, max: 600 } as const;

/** The parts of a policy that this page edits, in the order in which they are shown. What it does not know stays as it is. */
export const GROUPS: Readonly<Record<Group, readonly Field[]>> = {
  required: [
    { path: 'required.team', as: 'choice', options: ['nobody', 'admins', 'everyone', 'per-member'] },
    { path: 'required.end_users', as: 'choice', options: ['nobody', 'everyone', 'per-member'] },
    { path: 'required.grace_days', ...DAYS, min: 0, max: 90 },
    { path: 'required.encourage_days', ...DAYS, min: 0, max: 365 },
    { path: 'reminder.every_weeks', as: 'number', unit: 'weeks', min: 0, max: 12 },
    { path: 'required.overrides', as: 'flag' },
    { path: 'required.sso_exempt', as: 'flag' },
    { path: 'required.admin_first', as: 'flag' },
  ],
  methods: [
    { path: 'methods.totp.roles', as: 'roles' },
    { path: 'methods.totp.marked', as: 'mark' },
    { path: 'methods.hotp.roles', as: 'roles' },
    { path: 'methods.email_code.roles', as: 'roles' },
    { path: 'methods.email_code.seconds', ...LIFETIME },
    { path: 'methods.sms_code.roles', as: 'roles' },
    { path: 'methods.sms_code.seconds', ...LIFETIME },
    { path: 'methods.sms_code.marked', as: 'mark' },
    { path: 'methods.sms_code.email_fallback', as: 'flag' },
    { path: 'methods.sms_code.barred_countries', as: 'countries' },
  ],
  floor: [
    { path: 'floor.team', as: 'choice', options: ['none', 'email-link', 'new-device'] },
    { path: 'floor.end_users', as: 'choice', options: ['none', 'email-link', 'new-device'] },
    { path: 'floor.code_seconds', ...LIFETIME },
    { path: 'floor.link_seconds', ...LIFETIME },
  ],
  recovery: [
    { path: 'trusted_devices.days', ...DAYS, min: 0, max: 90 },
    { path: 'recovery.codes', as: 'number', min: 1, max: 20 },
    { path: 'recovery.shown', as: 'choice', options: ['before-qr', 'before-last-code', 'after-confirmation'] },
    { path: 'recovery.issued_by', as: 'roles' },
    { path: 'removal.by', as: 'choice', options: ['person', 'admin'] },
    { path: 'api.password', as: 'choice', options: ['allowed', 'refused-when-required'] },
  ],
  reset: [
    { path: 'reset.by_person', as: 'choice', options: ['never', 'after-delay'] },
    { path: 'reset.delay_hours', as: 'number', unit: 'hours', min: 1, max: 168 },
    { path: 'reset.by', as: 'roles' },
    { path: 'reset.of', as: 'roles' },
    { path: 'reset.owner_permission', as: 'flag' },
  ],
  budget: [
    { path: 'budget.slips', as: 'number', min: 0, max: 10 },
    { path: 'budget.first_wait_seconds', as: 'number', unit: 'seconds', min: 30, max: 3600 },
    { path: 'budget.longest_wait_seconds', as: 'number', unit: 'seconds', min: 30, max: 3600 },
    { path: 'budget.stop', as: 'number', min: 20, max: 100 },
    { path: 'budget.guesses_per_year', as: 'number', min: 20, max: 300 },
  ],
  advice: [{ path: 'advice', as: 'words', options: ['sim-swap', 'keep-offline', 'try-it-out', 'never-share', 'support-checks-identity'] }],
};

type Tree = { [name: string]: unknown };

/** What stands at a path of a policy. */
export function valueAt(policy: Policy, path: FieldPath): unknown {
  return path.split('.').reduce<unknown>((part, name) => (part as Tree | undefined)?.[name], policy);
}

/** The policy with something else at a path; `undefined` takes it away. */
export function withValue(policy: Policy, path: FieldPath, value: unknown): Policy {
  const names = path.split('.');
  const put = (part: Tree, [name = '', ...rest]: string[]): Tree => {
    if (rest.length > 0) return { ...part, [name]: put((part[name] ?? {}) as Tree, rest) };
    const { [name]: _, ...others } = part;
    return value === undefined ? others : { ...part, [name]: value };
  };
  return put(policy as unknown as Tree, names) as unknown as Policy;
}
