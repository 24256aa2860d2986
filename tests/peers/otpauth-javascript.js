/** What a page gets of otpauth. Node is given another build, whose hashes are Node's own, in machine code. */
import { TOTP } from 'otpauth/dist/otpauth.esm.js';

export const verifyTotp = (secret, token, at) => new TOTP({ secret }).validate({ token, timestamp: at * 1000, window: 1 }) !== null;
