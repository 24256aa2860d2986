import { HOTP, Secret, TOTP, URI } from 'otpauth';

export const generateSecret = () => new Secret({ size: 20 }).base32;
export const totpCode = (secret, at) => new TOTP({ secret }).generate({ timestamp: at * 1000 });
export const hotpCode = (secret, counter) => new HOTP({ secret }).generate({ counter });
/** The window is ours: one step before, one after. */
export const verifyTotp = (secret, token, at) => new TOTP({ secret }).validate({ token, timestamp: at * 1000, window: 1 }) !== null;
export const verifyHotp = (secret, token, counter) => new HOTP({ secret }).validate({ token, counter, window: 1 }) !== null;
export const writeUri = (secret) => new TOTP({ issuer: 'ACME', label: 'alice@example.com', secret }).toString();
export const parseUri = (uri) => URI.parse(uri);
