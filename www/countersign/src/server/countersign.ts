import { type CallOptions, Calls, type CountersignOptions, segment } from './calls.js';
import { named, text } from './given.js';
import { onlyOptions } from './options.js';
import type {
  Member,
  MembersPage,
  MembersWritten,
  MemberWithAddresses,
  MakeClientToken,
  MadeClientToken,
  NamedMember,
  OpenSignIn,
  PutMember,
  Redeemed,
  Reset,
  Settled,
  SignIn,
  StartSignIn,
  Verification,
  WantedPurpose,
} from './types.js';

/** What comes next, by `status`: `challenge` and `enroll` send the browser to `url`, `passed` lets it in, `denied` says `why`. */
export type StartedSignIn =
  | (OpenSignIn & { status: 'challenge' | 'enroll' })
  // One each, so that two questions in a row leave the ones before.
  | (Settled & { status: 'passed' })
  | (Settled & { status: 'denied' });

/**
 * The verifier, as a backend sees it.
 *
 * ```js
 * const countersign = new Countersign({ verifier: 'http://127.0.0.1:8600', apiKey: readFileSync('acme.key', 'utf8') });
 * const signIn = await countersign.startSignIn({ member: '42', return_to: 'https://app.example.org/second-step' });
 * ```
 *
 * Bodies and answers are the verifier's JSON. Every method rejects with a {@link VerifierError}; a refused code is an answer
 * and resolves. What creates something has an `Idempotency-Key` of its own, and is asked once more when its answer was lost.
 */
export class Countersign {
  readonly #calls: Calls;

  constructor(options: CountersignOptions) {
    this.#calls = new Calls(options);
  }

  /** Begins a sign-in of a member whose password was right just now. Keep its `id` in the session of the browser that gave it. */
  async startSignIn(wanted: StartSignIn, options?: CallOptions): Promise<StartedSignIn> {
    return this.#create('sign-ins', ofMember(wanted), options);
  }

  /** How far a sign-in is: for showing, never for letting in. */
  async getSignIn(signIn: string): Promise<SignIn> {
    return this.#calls.call('GET', `sign-ins/${segment('signIn', signIn)}`);
  }

  /**
   * Redeems the receipt that a browser brought back, for the sign-in in *this* browser's session: once, and within 60 seconds.
   * `purpose` is that with which the sign-in was begun, if there was one.
   */
  async redeem(signIn: string, receipt: string, purpose?: WantedPurpose): Promise<Redeemed> {
    text('receipt', receipt, 'the one that the browser brought back');
    return this.#calls.call('POST', `sign-ins/${segment('signIn', signIn)}/redeem`, purpose ? { receipt, purpose } : { receipt });
  }

  /** Checks a code, for applications that ask for it themselves. A code is accepted once. */
  async verify(member: string, code: string): Promise<Verification> {
    return this.#calls.call('POST', 'verify', { member: text('member', member), code: text('code', code) });
  }

  /** A token, and the address of the page, on which a member who is signed in looks after their factors, or an administrator after all. */
  async makeClientToken(wanted: MakeClientToken, options?: CallOptions): Promise<MadeClientToken> {
    return this.#create('client-tokens', ofMember(wanted), options);
  }

  /** Makes a member known, or changes what is said of them. What is absent stays as it is. */
  async putMember(member: string, said: PutMember = {}): Promise<MemberWithAddresses> {
    return this.#calls.call('PUT', `members/${segment('member', member)}`, said);
  }

  /** The same of up to 1,000 at once. */
  async putMembers(members: NamedMember[]): Promise<MembersWritten> {
    return this.#calls.call('PUT', 'members', { members });
  }

  async getMember(member: string): Promise<MemberWithAddresses> {
    return this.#calls.call('GET', `members/${segment('member', member)}`);
  }

  /** Every member, in the order of their ids; asked for page by page. */
  async *listMembers(): AsyncGenerator<Member, void, undefined> {
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: MembersPage = await this.#calls.call('GET', `members?limit=200${query}`);
      yield* page.members;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  /** Removes a member, and everything kept of them but the events. */
  async deleteMember(member: string): Promise<void> {
    return this.#calls.call('DELETE', `members/${segment('member', member)}`);
  }

  /** Lets a member who gave too many wrong codes try again, and ends their sessions. */
  async unlockMember(member: string): Promise<Member> {
    return this.#calls.call('POST', `members/${segment('member', member)}/unlock`);
  }

  /** Ends what is open at the verifier. Your own sessions are yours to end. */
  async endSessions(member: string): Promise<void> {
    return this.#calls.call('POST', `members/${segment('member', member)}/end-sessions`);
  }

  /** Says that a member has a new password. */
  async passwordChanged(member: string): Promise<void> {
    return this.#calls.call('POST', `members/${segment('member', member)}/password-changed`);
  }

  /** Takes away the factors of somebody who lost them; `by` is the administrator, and without it this is your support. */
  async resetMember(member: string, wanted: { by?: string } = {}, options?: CallOptions): Promise<Reset> {
    onlyOptions(named('resetMember', wanted, '{ by }'), 'resetMember', ['by']);
    return this.#create(`members/${segment('member', member)}/reset`, wanted, options);
  }

  #create<T>(path: string, wanted: object, { idempotencyKey = crypto.randomUUID(), ...others }: CallOptions = {}): Promise<T> {
    return this.#calls.call('POST', path, wanted, { ...others, idempotencyKey });
  }
}

function ofMember<T extends { member: string }>(wanted: T): T {
  text('member', named('this call', wanted, '{ member, … }').member);
  return wanted;
}
