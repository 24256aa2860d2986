import { generateSecret as random, generateSync, generateURI, verifySync } from 'otplib';

export const generateSecret = () => random();
export const totpCode = (secret, at) => generateSync({ secret, epoch: at });
export const hotpCode = (secret, counter) => generateSync({ strategy: 'hotp', secret, counter });
/** The window is ours: one step before, one after. */
export const verifyTotp = (secret, token, at) => verifySync({ secret, token, epoch: at, epochTolerance: 30 }).valid;
export const verifyHotp = (secret, token, counter) => verifySync({ strategy: 'hotp', secret, token, counter, counterTolerance: 1 }).valid;
/** It reads none. */
export const writeUri = (secret) => generateURI({ issuer: 'ACME', label: 'alice@example.com', secret });
