import type { CountersignAdminClient } from '../../client/admin.js';
import type { MemberInFull, Setting } from '../../client/types.js';
import { day } from '../dates.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import type { SecurityMessages } from '../messages/index.js';
import { deviceName } from '../security/devices.js';
import { factorName } from '../security/factors.js';
import type { Question } from '../security/questions.js';
import { nameOf, type MemberActions } from './member.js';
import type { Preview } from './preview.js';
import type { ResetActions } from './resets.js';

/** A change that waits until the administrator agreed and proved their own factor; it says what it did. */
export interface Change {
  question: Question;
  run: () => Promise<string>;
  /** Where the page goes on afterwards, or when it is called off. */
  then: 'members' | 'member' | 'policy' | 'resets' | 'code';
}

/** Who makes the changes, and in which language they are asked about. */
export interface Changing {
  words: AdminWords;
  language: Language<SecurityMessages>;
  admin: CountersignAdminClient;
  /** A question's second sentence says whether a code comes next. */
  lead: (lead: string) => string;
  ask: (change: Change) => void;
}

/** A change that a sentence tells of when it is made, whatever the verifier answers. */
type Ask = (title: string, lead: string, yes: string, run: () => Promise<unknown>, told: string, tone?: Question['tone']) => void;

function asking({ lead: inFull, ask }: Changing, then: Change['then'], afterwards = async () => {}): Ask {
  return (title, lead, yes, run, told, tone = 'danger') =>
    ask({
      question: { title, lead: inFull(lead), yes, tone },
      run: async () => {
        await run();
        await afterwards();
        return told;
      },
      then,
    });
}

/** What can be done about a member. `asksOwner`: a new set-up waits for an owner; `issued` is given a recovery code to show. */
export function memberChanges(
  changing: Changing,
  known: MemberInFull,
  { asksOwner, issued }: { asksOwner: boolean; issued: (code: string) => void },
): Omit<MemberActions, 'back' | 'set'> {
  const { words, language, admin, lead } = changing;
  const { ask, did, member: say } = words;
  const { id } = known.member;
  const name = nameOf(known);
  const change = asking(changing, 'member');
  const isLast = known.factors.filter(({ status }) => status === 'active').length === 1;
  return {
    removeFactor: (factor) =>
      change(
        ask.removeFactor(factorName(language.messages, factor), name),
        isLast ? ask.removeLastFactorLead : ask.removeFactorLead,
        say.remove,
        () => admin.removeFactor(id, factor.id),
        did.removeFactor(name),
      ),
    forgetDevice: (device) =>
      change(ask.forgetDevice(deviceName(language.messages, device), name), ask.forgetDeviceLead, say.forget, () => admin.revokeDevice(id, device.id), did.forgetDevice(name)),
    endSessions: () => change(ask.endSessions(name), ask.endSessionsLead, say.endSessions, () => admin.endSessions(id), did.endSessions(name)),
    unlock: () => change(ask.unlock(name), ask.unlockLead, say.unlock, () => admin.unlock(id), did.unlock(name), 'primary fit'),
    requireSetUp: () =>
      changing.ask({
        question: { title: ask.requireSetUp(name), lead: lead(asksOwner ? ask.askOwnerLead : ask.requireSetUpLead), yes: say.requireSetUp, tone: 'danger' },
        run: async () => ((await admin.requireSetUp(id)).status === 'permission' ? did.askOwner(name) : did.requireSetUp(name)),
        then: 'member',
      }),
    issueCode: () =>
      changing.ask({
        question: { title: ask.issueCode(name), lead: lead(ask.issueCodeLead), yes: say.issueCode, tone: 'danger' },
        run: async () => {
          const { recovery_codes: codes } = await admin.issueRecoveryCode(id);
          issued(codes[0] ?? '');
          return '';
        },
        then: 'code',
      }),
  };
}

/** What can be done about the resets that are under way; afterwards they are read anew. */
export function resetChanges(changing: Changing, name: (member: string) => string, read: () => Promise<void>): ResetActions {
  const { words, admin } = changing;
  const { ask, did, resets: say } = words;
  const change = asking(changing, 'resets', read);
  return {
    grant: ({ id, member }) => change(ask.grant(name(member)), ask.requireSetUpLead, say.grant, () => admin.grantReset(id), did.grant(name(member))),
    refuse: ({ id, member }) => change(ask.refuse(name(member)), ask.refuseLead, say.refuse, () => admin.refuseReset(id), did.refuse(name(member)), 'primary fit'),
    cancel: ({ id, member }) =>
      change(ask.cancelReset(name(member)), ask.cancelResetLead, say.cancel, () => admin.cancelReset(id), did.cancelReset(name(member)), 'primary fit'),
  };
}

/** Whether a factor is asked of one member. `sleeps`: while the policy heeds no such setting. */
export function changeSetting(changing: Changing, then: 'members' | 'member', member: { id: string; name: string }, setting: Setting, sleeps: boolean): void {
  const { ask, did, settings } = changing.words;
  const leads: Record<Setting, string> = { required: ask.settingRequired, exempt: ask.settingExempt, inherit: ask.settingInherit };
  asking(changing, then)(
    ask.setting(member.name, settings[setting]),
    sleeps ? `${leads[setting]} ${ask.settingSleeps}` : leads[setting],
    changing.language.messages.common.continue,
    () => changing.admin.setSetting(member.id, setting),
    did.setting(member.name),
    'primary fit',
  );
}

/** Puts a policy in force, with what its preview says of it. */
export function changePolicy(changing: Changing, preview: Preview | null, put: () => Promise<void>): void {
  const { ask, did, policy: say } = changing.words;
  const tone = preview && preview.cannot.all > 0 ? 'danger' : 'primary fit';
  asking(changing, 'policy')(ask.policy, effects(changing, preview).join(' '), say.save, put, did.policy, tone);
}

function effects({ words: { preview: say }, language }: Changing, preview: Preview | null): string[] {
  if (!preview) return [];
  const until = preview.until ? day(language, new Date(preview.until / 1000).toISOString()) : '';
  return [
    preview.cannot.all > 0 && say.cannot(preview.cannot.all),
    preview.askedNext > 0 && say.askedNext(preview.askedNext),
    preview.askedLater > 0 && say.askedUntil(preview.askedLater, until),
    preview.lose.all > 0 && say.loses(preview.lose.all),
    preview.keep.all > 0 && say.keeps(preview.keep.all),
  ].filter((line) => line !== false);
}
