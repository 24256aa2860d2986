//! Bounds on what one call may cost.

/// `count`, or `max` where it is more.
pub(crate) const fn at_most(count: u32, max: u32) -> u32 {
    if count < max { count } else { max }
}
