//! `otpauth-migration://`: the batches Google Authenticator exports.
