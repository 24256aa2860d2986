/**
 * What a policy asks of whom, and what a switch would change: the verifier's own decisions, in a module of WebAssembly that no
 * sign-in page loads.
 *
 * Everything but `init` is synchronous. Moments are **microseconds** since 1970.
 *
 * @packageDocumentation
 */
import { load, type InitSource } from '../load.js';
import * as wasm from '../wasm/countersign_policy.js';
import { core, module } from './core.js';
import { data } from './data.js';
import type { Change, Circumstances, Decision, Facts, InForce, Moment, PartialPolicy, Policy, PresetName } from './shapes.js';

export { CountersignError } from '../error.js';
export type { InitSource } from '../load.js';
export type * from './shapes.js';

/**
 * Starts the WebAssembly of policies ahead of its first use, without holding up the page, once.
 *
 * @throws {@link CountersignError} `wasm-unavailable` when it cannot be started; the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(module, () => source);
}

/** The policies to begin with, by their names. */
export function presets(): Record<PresetName, Policy> {
  return core(() => wasm.presets());
}

/**
 * A policy as the verifier understands it: what was left out has its default.
 *
 * @throws {@link CountersignError} `not-a-policy`, with the field that is wrong and what it may be.
 */
export function check(policy: PartialPolicy): Policy {
  return core(() => wasm.check(data(policy, 'policy')));
}

/**
 * The most that somebody who has a member's password can hope for under a policy: the chance that one of a year's guesses is
 * right, from 0 to 1.
 */
export function guessChance(policy: PartialPolicy): number {
  return core(() => wasm.guessChance(data(policy, 'policy')));
}

/** What a sign-in at `now` asks of a member whose password was right. */
export function decide(inForce: InForce, member: Facts, from: Circumstances, now: Moment): Decision {
  return core(() => wasm.decide(data(inForce, 'inForce'), data(member, 'member'), data(from, 'from'), data(now, 'now')));
}

/** What is in force once `policy` takes the place of another at `now`: whom both require has been required since before. */
export function switched(inForce: InForce, policy: PartialPolicy, now: Moment): Required<InForce> & { policy: Policy } {
  return core(() => wasm.switched(data(inForce, 'inForce'), data(policy, 'policy'), data(now, 'now')) as Required<InForce> & { policy: Policy });
}

/** What putting `policy` in the place of the one in force at `now` would do to each of the members, in their order. */
export function preview(inForce: InForce, policy: PartialPolicy, members: readonly Facts[], now: Moment): Change[] {
  return core(() => wasm.preview(data(inForce, 'inForce'), data(policy, 'policy'), data(members, 'members'), data(now, 'now')));
}
