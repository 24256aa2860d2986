import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { ProblemType } from '../../../www/countersign/src/client/error.ts';
import type {
  UnconfirmedAddress,
  AddressConfirmation,
  Addresses,
  Announcement,
  AdminPolicy,
  Completed,
  Confirmation,
  Coverage,
  Devices,
  EventsPage,
  Factor,
  Factors,
  IssuedCodes,
  Link,
  Member,
  MemberInFull,
  OpenedLink,
  PendingFactor,
  PolicyHistory,
  Problem,
  Receipt,
  RecentSignIns,
  Reset,
  ResetLink,
  ResetProof,
  ResetsPage,
  RosterPage,
  Sent,
  Session,
  SignInVerification,
  Verification,
} from '../../../www/countersign/src/client/types.ts';
import type { Message } from '../../../www/console/src/outbox/message.ts';
import { inProject } from './paths.ts';

/** What the verifier sends with its pages: the elements must live with no inline script, no inline style, no foreign origin. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  authorization: string | undefined;
}

/** What each route below `/v1/client` answers when it can, under the names of the verifier's own description. */
interface Bodies {
  'GET /session': Session;
  'POST /sign-in/send': Sent;
  'POST /sign-in/verify': SignInVerification;
  'POST /sign-in/skip': Receipt;
  'POST /sign-in/complete': Completed;
  'POST /reset': Sent;
  'POST /reset/prove': ResetProof;
  'DELETE /reset': undefined;
  'GET /reset/link': ResetLink;
  'POST /reset/link/cancel': undefined;
  'GET /link': Link;
  'POST /link/open': OpenedLink;
  'GET /factors': Factors;
  'POST /factors': PendingFactor;
  [confirm: `POST /factors/${string}/confirm`]: Confirmation;
  [send: `POST /factors/${string}/send`]: Sent;
  [draft: `POST /factors/${string}/recovery-codes`]: IssuedCodes;
  [rename: `PATCH /factors/${string}`]: Factor;
  [remove: `DELETE /factors/${string}`]: undefined;
  'POST /security/step-up': Verification;
  'POST /security/send': Sent;
  'POST /recovery-codes': IssuedCodes;
  'GET /addresses': Addresses;
  'POST /addresses': UnconfirmedAddress;
  [confirm: `POST /addresses/${string}/confirm`]: AddressConfirmation;
  [send: `POST /addresses/${string}/send`]: Sent;
  [remove: `DELETE /addresses/${string}`]: undefined;
  'GET /sign-ins': RecentSignIns;
  'POST /end-sessions': undefined;
  'GET /devices': Devices;
  [remove: `DELETE /devices/${string}`]: undefined;
  'GET /admin/policy': AdminPolicy;
  'PUT /admin/policy': AdminPolicy;
  'GET /admin/policy/history': PolicyHistory;
  'GET /admin/members': RosterPage;
  [member: `GET /admin/members/${string}`]: MemberInFull;
  [setting: `PUT /admin/members/${string}/setting`]: Member;
  [code: `POST /admin/members/${string}/recovery-code`]: IssuedCodes;
  [reset: `POST /admin/members/${string}/reset`]: Reset;
  [unlock: `POST /admin/members/${string}/unlock`]: Member;
  [end: `POST /admin/members/${string}/end-sessions`]: undefined;
  [remove: `DELETE /admin/members/${string}`]: undefined;
  'GET /admin/resets': ResetsPage;
  [grant: `POST /admin/resets/${string}/grant`]: Reset;
  [refuse: `POST /admin/resets/${string}/refuse`]: Reset;
  [cancel: `DELETE /admin/resets/${string}`]: undefined;
  'GET /admin/events': EventsPage;
  'GET /admin/report': string;
  'GET /admin/coverage': Coverage;
  'GET /admin/announcement': Announcement;
}

export interface Answer<Body = unknown> {
  status?: number;
  /** A text is a file, or what no verifier answers. */
  body?: Body | Problem | string | undefined;
  headers?: Record<string, string>;
  /** The connection dies before the end of the answer. */
  breaksOff?: boolean;
}

/** The calls that only the browser that sent the first code may make, and what each takes (S28). */
const OF_ONE_BROWSER = /^POST (\/sign-in\/(send|verify|skip|complete)|\/factors\/[^/]+\/(confirm|send|recovery-codes)|\/reset(\/prove)?|\/link\/open)$/;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

type Handler<Body = unknown> = (call: Call) => Answer<Body> | Promise<Answer<Body>>;

/** A problem document as the verifier writes it. */
export function problem(status: number, name: ProblemType, detail = ''): Answer<never> {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: `urn:countersign:problem:${name}`, title: name, status, detail },
  };
}

/** As the verifier does: what is no token is refused; some calls say which browser makes them, the others do not. */
function refuse({ method, path, body, authorization }: Call): Answer<never> | undefined {
  const [, of = ''] = /^\/(link|reset\/link)/.exec(path) ?? [];
  const kind = of === '' ? 'cs_client_' : of === 'link' ? 'cs_link_' : 'cs_reset_';
  if (!authorization?.startsWith(`Bearer ${kind}`)) return problem(401, 'unauthenticated');
  const browser = (body as { browser?: unknown } | undefined)?.browser;
  const right = OF_ONE_BROWSER.test(`${method} ${path}`) ? typeof browser === 'string' && SECRET.test(browser) : browser === undefined;
  return right ? undefined : problem(422, 'unprocessable', '`browser` is missing, or not expected here');
}

/** What somebody has who has nothing of the kind. */
const NOTHING: Readonly<Record<string, Answer>> = {
  'GET /addresses': { body: { addresses: [] } },
  'GET /devices': { body: { devices: [] } },
  'GET /sign-ins': { body: { sign_ins: [] } },
};

/** Each page of the verifier, and what it may do beside what all may. */
const PAGES: Readonly<Record<string, string>> = { '/sign-in': '', '/security': '', '/sign-in-link': '', '/reset': '', '/admin': '', '/outbox': "; frame-src 'self'" };

/** The hosted pages as built, over a `/v1/client` that answers what a test tells it to: each state can be shown at will. */
export class MockVerifier {
  readonly calls: Call[] = [];
  /** What `/outbox` shows, newest last. */
  readonly messages: Message[] = [];
  /** While true, every call dies without an answer. */
  down = false;
  /** How many of the next calls are done, but never answered: the connection breaks on the way back. */
  losing = 0;
  /** Tokens whose page was left. */
  readonly #ended = new Set<string>();
  readonly #handlers = new Map<string, Handler>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<MockVerifier> {
    const mock = new MockVerifier();
    await new Promise<void>((ready) => mock.#server.listen(0, '127.0.0.1', ready));
    return mock;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((stopped) => this.#server.close(() => stopped()));
  }

  /** `on('POST /sign-in/verify', …)`, the path below `/v1/client`. A later handler replaces an earlier one. */
  on<Route extends keyof Bodies>(route: Route, handler: Handler<Bodies[Route]> | Answer<Bodies[Route]>): this {
    this.#handlers.set(route, typeof handler === 'function' ? handler : () => handler);
    return this;
  }

  callsTo(route: string): Call[] {
    return this.calls.filter(({ method, path }) => `${method} ${path}` === route);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', this.origin);
    if (path.startsWith('/v1/client/')) return this.#answer(request, response, path.slice('/v1/client'.length), query);
    if (path === '/back') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>The app</title>');
    if (path === '/outbox.json') return this.#tellOutbox(response);
    if (path.startsWith('/outbox/')) return this.#render(response, path.slice('/outbox/'.length));
    const page = PAGES[path];
    const file = page === undefined ? path : `${path}.html`;
    try {
      const bytes = await readFile(inProject(`www/console/dist${file}`));
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': `${POLICY}${page ?? ''}`,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }

  #tellOutbox(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ messages: this.messages }));
  }

  /** A message as a document of its own, as the verifier serves it. */
  #render(response: ServerResponse, id: string): void {
    const html = this.messages.find((message) => message.id === id)?.html;
    if (!html) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    });
    response.end(html);
  }

  async #answer(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams): Promise<void> {
    if (this.down) return void request.socket.destroy();
    let text = '';
    for await (const part of request) text += String(part);
    const call: Call = {
      method: request.method ?? '',
      path,
      query,
      body: text ? JSON.parse(text) : undefined,
      authorization: request.headers.authorization,
    };
    this.calls.push(call);
    const { status = 200, body, headers = {}, breaksOff = false } = refuse(call) ?? (await this.#handle(call));
    if (this.losing > 0) {
      this.losing -= 1;
      return void request.socket.destroy();
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    const told = typeof body === 'string' ? body : JSON.stringify(body);
    if (breaksOff) return void response.write(told, () => request.socket.destroy());
    response.end(told);
  }

  #handle(call: Call): Answer | Promise<Answer> {
    const [route, token = ''] = [`${call.method} ${call.path}`, call.authorization];
    if (this.#ended.has(token)) return problem(410, 'token-ended');
    if (route === 'DELETE /session') {
      this.#ended.add(token);
      return { status: 204 };
    }
    return this.#handlers.get(route)?.(call) ?? NOTHING[route] ?? problem(404, 'route-not-found');
  }
}
