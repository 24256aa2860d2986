// Every function of `countersign/policy` with good arguments, as test/hostile/functions.mjs has those of `countersign`.

const now = 1_700_000_000_000_000;
const policy = {
  required: { team: 'everyone', grace_days: 7, overrides: true },
  methods: { totp: { roles: ['owner', 'agent'], marked: 'recommended' } },
};
const inForce = { policy, version: 1, since: [{ role: 'agent', setting: 'inherit', sso: true, since: now }] };
const member = {
  role: 'agent',
  sso: true,
  setting: 'required',
  required_from: 0,
  granted: { told_at: now, by: now },
  factors: { totp: 1 },
  locked: true,
  offered_at: now,
};

export const functions = {
  check: { args: [policy] },
  decide: { args: [inForce, member, { channel: 'page', device: 'known' }, now] },
  guessChance: { args: [policy] },
  presets: { args: [] },
  preview: { args: [inForce, policy, [member], now] },
  switched: { args: [inForce, policy, now] },
};

/** Whatever is left out has the verifier's default, but for what says when and who. */
export const optional = /^(?!(check|decide|guessChance|preview|switched) \d$)(?!.*\.(told_at|by)$)(?!.*since\.0\.\w+$)/;
/** Places where `null` means that there is none. */
export const nullable = /\.(marked|granted|offered_at)$/;
