/** The verifier, for a backend. No WebAssembly, and nothing of one runtime: it needs `fetch` and Web Cryptography alone. */
export type { CallOptions, CountersignOptions } from './calls.js';
export { Countersign, type StartedSignIn } from './countersign.js';
export { VerifierError, type VerifierErrorType } from './error.js';
export { verifyWebhook, WebhookError, type WebhookEvent, type WebhookRequest } from './webhook.js';
export type { ProblemType } from '../problem-types.js';
