//! Randomness from the platform: `crypto.getRandomValues`, in browsers and in Node.

use zeroize::Zeroizing;

use crate::failure::Failure;

/// `length` random bytes.
pub(crate) fn bytes(length: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut bytes = Zeroizing::new(vec![0; length]);
    fill(&mut bytes)?;
    Ok(bytes)
}

/// `N` random bytes.
pub(crate) fn array<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

fn fill(bytes: &mut [u8]) -> Result<(), Failure> {
    getrandom::fill(bytes).map_err(|_| {
        Failure::new(
            "entropy-unavailable",
            "this platform gives no secure random numbers (crypto.getRandomValues)",
        )
    })
}
