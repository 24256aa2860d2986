//! What a module without the standard library has in its place.

use core::{arch::wasm32, panic::PanicInfo};

use lol_alloc::{FreeListAllocator, LockedAllocator};

/// A fifth of what the usual allocator takes; a call makes a few dozen allocations, and frees them all.
#[global_allocator]
static ALLOCATOR: LockedAllocator<FreeListAllocator> =
    LockedAllocator::new(FreeListAllocator::new());

/// A panic is a trap, as it is with the standard library, which would first write a message that no page shows: most of a
/// small module.
#[panic_handler]
fn trap(_: &PanicInfo<'_>) -> ! {
    wasm32::unreachable()
}
