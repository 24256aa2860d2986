import type { EventName } from '../../client/types.js';
import type { AdminWords } from '../messages/admin/index.js';

type Group = keyof AdminWords['events']['groups'];

const grouped = {
  signIns: ['sign_in.started', 'sign_in.passed', 'sign_in.redeemed', 'code.accepted', 'code.refused', 'recovery.used', 'step_up.passed'],
  factors: ['factor.pending', 'factor.confirmed', 'factor.removed', 'factor.unreadable', 'recovery.issued', 'recovery.code_issued', 'address.added', 'address.removed'],
  devices: ['device.trusted', 'device.revoked', 'device.copied'],
  resets: ['reset.asked', 'reset.permitted', 'reset.refused', 'reset.cancelled', 'reset.done'],
  members: ['member.created', 'member.updated', 'member.deleted', 'member.locked', 'member.unlocked', 'password.changed', 'sessions.ended', 'reminder.sent'],
  policy: ['policy.changed', 'admin.acted', 'token.issued'],
} as const satisfies Record<Group, readonly EventName[]>;

/** A kind that stands in no group does not compile. */
type Whole = EventName extends (typeof grouped)[Group][number] ? typeof grouped : never;

/** Every kind of event, in the groups in which somebody looks for one. */
export const KINDS_OF_EVENTS: Whole = grouped;
