//! The core in a program that has no standard library. That this compiles is the test.
#![no_std]

use core::panic::PanicInfo;

use countersign_otp::{Secret, Totp};

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
