import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { SignInClient } from '../../client/sign-in.js';
import type { ClientError } from '../../client/error.js';
import type { MethodOffered, Passed, Receipt, Refusal, Session } from '../../client/types.js';
import type { Language } from '../language.js';
import type { Chapter, Sections } from '../messages/chapter.js';
import type { CodeMessages } from '../messages/index.js';
import type { Attempt } from '../sending.js';
import type { More } from '../views/heading.js';

/** A part of a sign-in beside the code that is asked for. It is fetched when it comes to it, and draws all that is shown then. */
export interface Part {
  /** The name of the step shown now. */
  readonly step: string;
  /** The clock takes nothing away of what is shown this once. */
  readonly settled?: boolean;
  render(): TemplateResult;
  /** Takes an error into its own hands by returning true. */
  takes?(error: ClientError): boolean;
  end?(): void;
}

/** What a part sees of its sign-in, and what it can do with it. */
export interface SignIn {
  readonly host: ReactiveControllerHost;
  readonly language: Language;
  session: Session | null;
  readonly account: More;
  readonly busy: boolean;
  client(): SignInClient;
  now(): number;
  /** What is said, with the words that a part brought along. */
  say<Words extends Sections>(chapter: Chapter<Words>): CodeMessages & Words;
  attempt: Attempt;
  /** The same while nothing else is under way. */
  working(call: () => Promise<unknown>): Promise<void>;
  refuse(refused: Refusal): void;
  /** Asks for a code again. */
  challenge(methods: readonly MethodOffered[]): void;
  /** A factor was set up. */
  enrolled(): void;
  /** What was asked is done, and more may follow in the same sign-in. */
  goOn(): Promise<void>;
  pass(receipt: Receipt | Passed): void;
  renderBack(): More;
}
