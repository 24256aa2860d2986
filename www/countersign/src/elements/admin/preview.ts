import type { Change, InForce, PartialPolicy } from '../../policy/index.js';
import type { Roster } from './roster.js';

/** The verifier's own decisions, in WebAssembly; loaded with the policy's first change. */
type PolicyModule = typeof import('../../policy/index.js');

/** Members that are looked at before the page may do something else. */
const AT_ONCE = 1000;
/** Names that are told of each sort. */
const MOST_NAMED = 50;

export interface Named {
  /** The members' places in the roster. */
  first: number[];
  all: number;
}

/** What a policy would do to everybody. */
export interface Preview {
  /** Required from now on, without a factor: asked at the next sign-in, or by the last of the deadlines. */
  askedNext: number;
  askedLater: number;
  /** The last deadline, in microseconds. */
  until: number;
  /** Required from now on, and have one. */
  gainHave: number;
  unaffected: number;
  gain: Named;
  lose: Named;
  keep: Named;
  cannot: Named;
  /** Whether every member was looked at. */
  complete: boolean;
}

export function nothingYet(): Preview {
  const nobody = (): Named => ({ first: [], all: 0 });
  return {
    askedNext: 0,
    askedLater: 0,
    until: 0,
    gainHave: 0,
    unaffected: 0,
    gain: nobody(),
    lose: nobody(),
    keep: nobody(),
    cannot: nobody(),
    complete: false,
  };
}

let loaded: Promise<PolicyModule> | undefined;

/** Loads what decides, once; a failure is tried again. */
export function policyModule(): Promise<PolicyModule> {
  loaded ??= import('../../policy/index.js').then(async (module) => {
    await module.init();
    return module;
  });
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

/**
 * What putting `policy` in force at `now` would do to each member of the roster. It pauses between some and the next, so that
 * typing goes on; `told` is called after each, and ends it by returning false.
 */
export async function preview(inForce: InForce, policy: PartialPolicy, roster: Roster, now: number, told: (so_far: Preview) => boolean): Promise<void> {
  const core = await policyModule();
  const sum = nothingYet();
  for (let from = 0; from < roster.size || from === 0; from += AT_ONCE) {
    const until = Math.min(from + AT_ONCE, roster.size);
    const members = Array.from({ length: until - from }, (_, at) => roster.facts(from + at));
    core.preview(inForce, policy, members, now).forEach((change, at) => add(sum, change, from + at, now));
    sum.complete = roster.complete && until === roster.size;
    if (!told(sum)) return;
    await new Promise((over) => setTimeout(over));
  }
}

/** What a guess may hope for under a policy, or what is wrong with it. */
export async function check(policy: PartialPolicy): Promise<{ chance: number } | { wrong: string }> {
  const core = await policyModule();
  try {
    core.check(policy);
    return { chance: core.guessChance(policy) };
  } catch (thrown) {
    if (thrown instanceof core.CountersignError) return { wrong: thrown.message };
    throw thrown;
  }
}

function add(sum: Preview, change: Change, at: number, now: number): void {
  if (change.cannot) name(sum.cannot, at);
  switch (change.effect) {
    case 'gains':
      name(sum.gain, at);
      if (change.has_factor) sum.gainHave += 1;
      else if (change.by !== null && change.by > now) {
        sum.askedLater += 1;
        sum.until = Math.max(sum.until, change.by);
      } else sum.askedNext += 1;
      break;
    case 'keeps':
      name(sum.keep, at);
      break;
    case 'loses':
      name(sum.lose, at);
      break;
    case 'unaffected':
      sum.unaffected += 1;
  }
}

function name(named: Named, at: number): void {
  named.all += 1;
  if (named.first.length < MOST_NAMED) named.first.push(at);
}
