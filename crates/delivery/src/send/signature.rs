use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The header that a signed request carries.
pub const SIGNATURE_HEADER: &str = "Countersign-Signature";

/// What [`SIGNATURE_HEADER`] says of `body` sent at `at`, in seconds since the Unix epoch.
///
/// The receiver makes the same from what it got and compares in constant time; a request whose `t` is more than five minutes
/// away from its own clock is one that somebody kept.
///
/// ```
/// use countersign_delivery::signature;
///
/// assert_eq!(
///     signature("cs_hook_example", 1_795_651_200, r#"{"id":"evt_1"}"#),
///     "t=1795651200,v1=c13b8966baa4d73b06deaf458b73b923d6518ca2ba4e807dab8911077eb2411a",
/// );
/// ```
#[must_use]
pub fn signature(secret: &str, at: u64, body: &str) -> String {
    // A key of HMAC has any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(format!("{at}.").as_bytes());
    mac.update(body.as_bytes());
    let tag = HEXLOWER.encode(&mac.finalize().into_bytes());
    format!("t={at},v1={tag}")
}
