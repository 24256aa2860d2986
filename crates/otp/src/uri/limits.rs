//! How long an address and its names may be.

/// The longest address read, in bytes. A QR code holds fewer than 3,000.
pub const URI_LIMIT: usize = 8192;

/// The longest issuer or account, in bytes of UTF-8.
pub const LABEL_LIMIT: usize = 255;
