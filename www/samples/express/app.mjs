// A small application with passwords, and Countersign behind them.
//
//   npm install express express-session countersign
//   node app.mjs
//
// `acme.key` is the API key that `countersign init --api-key-file acme.key` wrote.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import session from 'express-session';
import { Countersign, VerifierError, verifyWebhook, WebhookError } from 'countersign/server';
import { secondStep } from './second-step.mjs';

const { VERIFIER = 'http://127.0.0.1:8600', ORIGIN = 'http://127.0.0.1:8601', LISTEN = ORIGIN } = process.env;
const { COUNTERSIGN_API_KEY_FILE = 'acme.key', COUNTERSIGN_HOOK_FILE = 'acme-hook.key' } = process.env;
const countersign = new Countersign({ verifier: VERIFIER, apiKey: readFileSync(COUNTERSIGN_API_KEY_FILE, 'utf8') });
const { passwordIsRight, router } = secondStep(countersign, ORIGIN);

// Yours instead: your people, and a comparison with the hashes of their passwords.
const people = new Map([['ada@example.org', { id: '42', password: 'correct horse' }]]);
/** When each member's sessions were ended last. */
const ended = new Map();

const app = express();
const secure = ORIGIN.startsWith('https:');
app.use(session({ secret: randomBytes(32).toString('hex'), resave: false, saveUninitialized: false, cookie: { httpOnly: true, sameSite: 'lax', secure } }));

app.get('/sign-in', (_, res) => res.send('<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>'));

app.post('/sign-in', express.urlencoded({ extended: false }), async (req, res, next) => {
  const person = people.get(req.body?.email);
  if (!person || person.password !== req.body.password) return res.status(401).send('The e-mail address or the password is wrong.');
  await countersign.putMember(person.id, { label: req.body.email }); // again does no harm
  await passwordIsRight(req, res, next, person.id);
});

app.use(router);

app.get('/', (req, res) => {
  const { member, since = 0 } = req.session;
  if (!member || since <= (ended.get(member) ?? 0)) return res.redirect(303, '/sign-in');
  res.send(`You are signed in as ${member}.`);
});

/** What happened at the verifier: `countersign workspace webhook Acme --url …/countersign-events --secret-file acme-hook.key` */
app.post('/countersign-events', express.raw({ type: 'application/json' }), async (req, res) => {
  const secret = readFileSync(COUNTERSIGN_HOOK_FILE, 'utf8');
  const event = await verifyWebhook({ secret, signature: req.get('countersign-signature'), body: req.body });
  if (event.type === 'sessions.ended' || event.type === 'reset.done') ended.set(event.member, Date.now());
  res.sendStatus(204);
});

/** @type {express.ErrorRequestHandler} */
function noAnswer(error, _, res, next) {
  if (error instanceof WebhookError) return res.status(401).send(error.message);
  if (!(error instanceof VerifierError)) return next(error);
  if (/^(receipt|sign-in)-/.test(error.type)) return res.redirect(303, '/sign-in');
  console.error(error.message);
  res.status(503).set('retry-after', String(error.retryAfter ?? 5)).send('Signing in does not work at the moment.');
}
app.use(noAnswer);

const { port, hostname } = new URL(LISTEN);
app.listen(Number(port), hostname, () => console.log(`listening: ${ORIGIN}`));
