//! S18: what holds a key or a code is wiped when it goes. The compiler proves it; a feature lost from a dependency
//! would stop this from compiling.

use countersign_otp::{Code, RecoveryCode, Secret, SteamCode};
use zeroize::ZeroizeOnDrop;

const fn is_wiped<T: ZeroizeOnDrop>() {}

#[test]
fn s18_keys_and_codes_are_wiped() {
    is_wiped::<Secret>();
    is_wiped::<Code>();
    is_wiped::<SteamCode>();
    is_wiped::<RecoveryCode>();
}
