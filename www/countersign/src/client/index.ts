/** The typed client of the verifier's `/v1/client`, for those who draw their own pages. */
export { CountersignAdminClient, type Listing } from './admin.js';
export type { ClientOptions } from './calls.js';
export { CountersignClient } from './client.js';
export { VerifierClock } from './clock.js';
export { ClientError, type ClientErrorType, type ProblemType } from './error.js';
export { CountersignLink } from './link.js';
export { CountersignResetLink } from './reset-link.js';
export type * from './types.js';
