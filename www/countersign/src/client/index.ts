/** The typed client of the verifier's `/v1/client`, for those who draw their own pages. */
export { CountersignClient, type ClientOptions } from './client.js';
export { VerifierClock } from './clock.js';
export { ClientError, type ClientErrorType, type ProblemType } from './error.js';
export type * from './types.js';
