// A small application with passwords, and Countersign behind them.
//
//   npm install --install-links express express-session REPOSITORY/www/countersign
//   node app.mjs
//
// REPOSITORY is the folder of Countersign's repository, after `scripts/build`: the package is on no registry yet.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import express from 'express';
import session from 'express-session';
import { Countersign, verifyWebhook, WebhookError } from 'countersign/server';
import { secondStep } from './second-step.mjs';

const { VERIFIER = 'http://127.0.0.1:8600', ORIGIN = 'http://127.0.0.1:8601', LISTEN = ORIGIN } = process.env;
const { COUNTERSIGN_API_KEY_FILE = 'acme.key', COUNTERSIGN_HOOK_FILE = 'acme-hook.key' } = process.env;
if (!existsSync(COUNTERSIGN_API_KEY_FILE)) {
  console.error(`${COUNTERSIGN_API_KEY_FILE} is not here: copy the file that \`countersign init --api-key-file\` wrote, or name it in COUNTERSIGN_API_KEY_FILE.`);
  process.exit(1);
}
const countersign = new Countersign({ verifier: VERIFIER, apiKey: readFileSync(COUNTERSIGN_API_KEY_FILE, 'utf8') });
const { passwordIsRight, router, noAnswer } = secondStep(countersign, {
  origin: ORIGIN,
  open: (req, member) => Object.assign(req.session, { member, since: Date.now() }),
});

// Yours instead: your people, and a comparison with the hashes of their passwords.
const people = new Map([['ada@example.org', { id: '42', password: 'correct horse' }]]);
/** When each member's sessions were ended last. Keep it in your database: these are forgotten when the application stops. */
const ended = new Map();

const app = express();
const secure = ORIGIN.startsWith('https:');
app.use(session({ secret: randomBytes(32).toString('hex'), resave: false, saveUninitialized: false, cookie: { httpOnly: true, sameSite: 'lax', secure } }));

app.get('/sign-in', (req, res) => {
  const again = 'again' in req.query ? '<p>That did not work. Please sign in again.</p>' : '';
  res.send(`${again}<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>`);
});

app.post('/sign-in', express.urlencoded({ extended: false }), async (req, res, next) => {
  // It would sign this browser in as somebody else.
  if (/^(cross|same)-site$/.test(req.get('sec-fetch-site') ?? '')) return res.status(403).send('This form was on another site.');
  const person = people.get(req.body?.email);
  if (!person || person.password !== req.body.password) return res.status(401).send('The e-mail address or the password is wrong.');
  await passwordIsRight(req, res, next, { id: person.id, label: req.body.email });
});

app.use(router);

app.get('/', (req, res) => {
  const { member, since = 0 } = req.session;
  if (!member || since <= (ended.get(member) ?? 0)) return res.redirect(303, '/sign-in');
  res.type('text').send(`You are signed in as ${member}.`);
});

/** What happened at the verifier: `countersign workspace webhook Acme --data DIR --url …/countersign-events --secret-file acme-hook.key` */
app.post('/countersign-events', express.raw({ type: () => true }), async (req, res) => {
  if (!existsSync(COUNTERSIGN_HOOK_FILE)) return res.sendStatus(404); // no webhook is set up
  const secret = readFileSync(COUNTERSIGN_HOOK_FILE, 'utf8');
  try {
    const event = await verifyWebhook({ secret, signature: req.get('countersign-signature'), body: req.body ?? '' });
    if (['sessions.ended', 'reset.done', 'member.deleted'].includes(event.type)) ended.set(event.member, Date.now());
    res.sendStatus(204);
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    res.status(401).send(error.message);
  }
});

app.use(noAnswer);

const { port, hostname } = new URL(LISTEN);
app.listen(Number(port), hostname, () => console.log(`listening: ${ORIGIN}`));
