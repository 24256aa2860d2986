import { isProblemType } from '../problem-types.js';
import { Calls, type ClientOptions } from './calls.js';
import { download } from './download.js';
import type {
  AdminPolicy,
  Announcement,
  Coverage,
  EventName,
  EventsPage,
  IssuedCodes,
  Language,
  Member,
  MemberInFull,
  Policy,
  PolicyHistory,
  Reset,
  ResetsPage,
  RosterPage,
  Setting,
} from './types.js';

/** What of a long list is wanted. */
export interface Listing {
  /** The `next_cursor` of the page before. */
  cursor?: string | null;
  limit?: number;
}

/**
 * Speaks `/v1/client/admin` for one client token of the purpose `admin`. Its session, its step-up and its end are those of
 * {@link CountersignClient}; every change rejects with `step-up-required` until the administrator proved their own factor.
 */
export class CountersignAdminClient {
  readonly #calls: Calls;

  constructor(options: ClientOptions) {
    this.#calls = new Calls(options, isProblemType);
  }

  /** From now on no call is answered: what is shown is somebody else's. What was sent may still be done. */
  mute(): void {
    this.#calls.mute();
  }

  policy(): Promise<AdminPolicy> {
    return this.#calls.call('GET', '/admin/policy');
  }

  /** Puts a policy in the place of the one of `version`; rejects with `policy-changed` when another came first. */
  putPolicy(policy: Policy, version: number): Promise<AdminPolicy> {
    return this.#calls.call('PUT', '/admin/policy', { policy }, { headers: { 'if-match': `"${version}"` } });
  }

  policyHistory(listing: Listing = {}): Promise<PolicyHistory> {
    return this.#calls.call('GET', `/admin/policy/history${query({ ...listing })}`);
  }

  /** Members in few bytes each, up to 2,000 at once. */
  members(listing: Listing = {}): Promise<RosterPage> {
    return this.#calls.call('GET', `/admin/members${query({ ...listing })}`);
  }

  member(id: string): Promise<MemberInFull> {
    return this.#calls.call('GET', this.#of(id));
  }

  setSetting(id: string, setting: Setting): Promise<Member> {
    return this.#calls.call('PUT', `${this.#of(id)}/setting`, { setting });
  }

  endSessions(id: string): Promise<void> {
    return this.#calls.call('POST', `${this.#of(id)}/end-sessions`, {});
  }

  unlock(id: string): Promise<Member> {
    return this.#calls.call('POST', `${this.#of(id)}/unlock`, {});
  }

  /** One recovery code, to give to the member: it is told only here. */
  issueRecoveryCode(id: string): Promise<IssuedCodes> {
    return this.#calls.call('POST', `${this.#of(id)}/recovery-code`, {});
  }

  removeFactor(id: string, factor: string): Promise<void> {
    return this.#calls.call('DELETE', `${this.#of(id)}/factors/${encodeURIComponent(factor)}`);
  }

  revokeDevice(id: string, device: string): Promise<void> {
    return this.#calls.call('DELETE', `${this.#of(id)}/devices/${encodeURIComponent(device)}`);
  }

  /** Takes the member's factors away, so that they set up new ones: at once, or once an owner permits it. */
  requireSetUp(id: string): Promise<Reset> {
    return this.#calls.call('POST', `${this.#of(id)}/reset`, {});
  }

  /** The resets, newest first; those alone that something may still come of. */
  resets(listing: Listing & { under_way?: boolean } = {}): Promise<ResetsPage> {
    return this.#calls.call('GET', `/admin/resets${query({ ...listing, under_way: listing.under_way ? 'true' : null })}`);
  }

  grantReset(id: string): Promise<Reset> {
    return this.#calls.call('POST', `/admin/resets/${encodeURIComponent(id)}/grant`, {});
  }

  refuseReset(id: string): Promise<Reset> {
    return this.#calls.call('POST', `/admin/resets/${encodeURIComponent(id)}/refuse`, {});
  }

  cancelReset(id: string): Promise<void> {
    return this.#calls.call('DELETE', `/admin/resets/${encodeURIComponent(id)}`);
  }

  /** What happened, newest first: of one member, or of one kind, or both. */
  events(listing: Listing & { member?: string | null; kind?: EventName | null } = {}): Promise<EventsPage> {
    return this.#calls.call('GET', `/admin/events${query({ ...listing })}`);
  }

  /** Who has what since when, and who must by when, of every member, for spreadsheets: some 150 bytes each. */
  report(): Promise<Blob> {
    return download(this.#calls, '/admin/report?format=csv');
  }

  announcement(language: Language): Promise<Announcement> {
    return this.#calls.call('GET', `/admin/announcement${query({ language })}`);
  }

  coverage(): Promise<Coverage> {
    return this.#calls.call('GET', '/admin/coverage');
  }

  #of(id: string): string {
    return `/admin/members/${encodeURIComponent(id)}`;
  }
}

function query(asked: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
