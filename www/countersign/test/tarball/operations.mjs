// From an operation's name to the call of this package that it stands for. What it gives is what a case's `expect` holds.

/** Runs one case; `api` is the package, initialised. */
export function run(api, { op, input }) {
  const operation = operations[op];
  if (!operation) throw new Error(`no operation is called ${op}`);
  try {
    return operation(api, input);
  } catch (error) {
    if (error instanceof api.CountersignError) return { error: error.code };
    throw error;
  }
}

/** Whole numbers stand in the files as a number up to 2^53, and as a decimal string above. */
const integer = (value) => BigInt(value);
const optional = (value) => (value === null ? null : integer(value));
const written = (value) => (value > 2n ** 53n ? String(value) : Number(value));
const writtenOrNull = (value) => (value === null ? null : written(value));

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, '0')).join('');

const key = (api, { secret, algorithm, digits, period }) => ({
  secret: api.secretToBase32(bytes(secret)),
  ...(algorithm !== undefined && { algorithm }),
  ...(digits !== undefined && { digits }),
  ...(period !== undefined && { period }),
});

const account = (api, input) => ({
  ...key(api, input),
  kind: input.kind,
  ...(input.counter !== undefined && { counter: integer(input.counter) }),
  issuer: input.issuer,
  account: input.account,
});

function described(api, { secret, labelIssuer, counter, ...rest }) {
  return { ...rest, secret: hex(api.secretFromBase32(secret)), ...(counter !== undefined && { counter: written(counter) }) };
}

function hotpVerdict(verdict) {
  if (verdict.verdict !== 'match') return verdict;
  return { verdict: 'match', counter: written(verdict.counter), next_counter: written(verdict.nextCounter) };
}

function totpVerdict({ verdict, step, lastStep, offset, seconds, seen }) {
  return {
    verdict,
    ...(step !== undefined && { step: written(step) }),
    ...(lastStep !== undefined && { last_step: written(lastStep) }),
    ...(offset !== undefined && { offset }),
    ...(seconds !== undefined && { seconds }),
    seen: { last_step: writtenOrNull(seen.lastStep), disclosed: writtenOrNull(seen.disclosed) },
  };
}

function rows({ size, modules }) {
  return { size, rows: Array.from({ length: size }, (_, y) => modules.slice(y * size, (y + 1) * size).join('')) };
}

const operations = {
  'base32.decode': (api, { text }) => ({ hex: hex(api.secretFromBase32(text)) }),
  'base32.encode': (api, input) => ({ text: api.secretToBase32(bytes(input.hex)) }),
  'code.parse': (api, { text, digits }) => ({ code: api.parseCode(text, digits) }),
  'hotp.code': (api, input) => ({ code: api.hotpCode({ ...key(api, input), counter: integer(input.counter) }) }),
  'hotp.derivation': (api, input) => api.hotpDerivation({ ...key(api, input), counter: integer(input.counter) }),
  'hotp.verify': (api, input) =>
    hotpVerdict(
      api.verifyHotp({ ...key(api, input), code: input.code, counter: integer(input.counter), lookAhead: input.look_ahead }),
    ),
  'hotp.resync': (api, input) =>
    hotpVerdict(
      api.resyncHotp({ ...key(api, input), codes: input.codes, counter: integer(input.counter), lookAhead: input.look_ahead }),
    ),
  'totp.code': (api, input) => {
    const { code, step } = api.totpCode({ ...key(api, input), at: integer(input.at) });
    return { code, step: written(step) };
  },
  'totp.verify': (api, input) =>
    totpVerdict(
      api.verifyTotp({
        ...key(api, input),
        code: input.code,
        at: integer(input.at),
        window: { past: input.past, future: input.future },
        search: { past: input.search_past, future: input.search_future },
        seen: { lastStep: optional(input.last_step), disclosed: optional(input.disclosed) },
      }),
    ),
  'steam.code': (api, input) => ({ code: api.steamCode({ ...key(api, input), at: integer(input.at) }) }),
  'uri.write': (api, input) => ({ uri: api.writeUri(account(api, input)) }),
  'uri.parse': (api, { uri, mode }) => described(api, api.parseUri(uri, { mode })),
  'migration.read': (api, { uris }) => {
    const { accounts, refused } = api.readMigration(uris);
    return {
      accounts: accounts.map((one) => described(api, one)),
      refused: refused.map(({ place, issuer, account, code }) => ({ place, issuer, account, error: code })),
    };
  },
  'migration.write': (api, { accounts, batch_id }) => ({
    uris: api.writeMigration(accounts.map((one) => account(api, one)), batch_id),
  }),
  'recovery.format': (api, { entropy }) => ({ code: api.formatRecoveryCode(bytes(entropy)) }),
  'recovery.parse': (api, { text }) => ({ code: api.parseRecoveryCode(text) }),
  'compat.check': (api, { uri }) => ({
    apps: Object.fromEntries(api.checkCompat(uri).map(({ app, outcome }) => [app, outcome])),
  }),
  'compat.names': (api, { uri }) => ({
    apps: Object.fromEntries(
      api.checkCompat(uri).map(({ app, shownIssuer, shownAccount }) => [app, { issuer: shownIssuer, account: shownAccount }]),
    ),
  }),
  'qr.matrix': (api, { text, level }) => rows(api.qrMatrix(text, { level })),
};
