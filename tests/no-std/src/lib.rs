//! The core in a program that has no standard library. That this compiles is the test.
#![no_std]

use core::panic::PanicInfo;

use countersign_otp::{Secret, Totp};
use countersign_policy::{Circumstances, Decision, Facts, InForce, Preset, Timestamp, decide};

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// The code that an authenticator shows at `unix_seconds`: secret, hashing and truncation are all linked in.
pub extern "C" fn code_at(unix_seconds: u64) -> u8 {
    let totp = Totp::rfc_default(Secret::from_entropy([7; 20]));
    totp.code_at(unix_seconds).as_str().len() as u8
}

/// Whether a preset asks a new member for anything: reading its file and deciding are linked in.
pub extern "C" fn asks(unix_seconds: i64) -> bool {
    let now = Timestamp::from_unix_seconds(unix_seconds);
    let Ok(policy) = Preset::Zendesk.policy() else {
        return true;
    };
    let in_force = InForce::first(policy, now);
    let decision = decide(&in_force, &Facts::default(), Circumstances::default(), now);
    !matches!(decision, Decision::Passed { .. })
}
