//! `otpauth://` addresses: written for every app, read strictly or leniently.
