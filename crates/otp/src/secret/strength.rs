//! What the length of a key is worth.

/// How a key's length compares with what the standards ask.
///
/// ```
/// use countersign_otp::Strength;
///
/// assert_eq!(Strength::of_bits(80), Strength::Insufficient);
/// assert!(Strength::of_bits(128) >= Strength::Sufficient);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// Under 112 bits: below what NIST SP 800-63B-4 §3.1.4 asks of an OTP key.
    Insufficient,
    /// 112 to 127 bits: enough for NIST, below the minimum of RFC 4226 §4 (R6).
    Weak,
    /// 128 to 159 bits: the minimum of RFC 4226 §4 (R6).
    Sufficient,
    /// 160 bits and more: what RFC 4226 §4 (R6) recommends, and what we make.
    Recommended,
}

impl Strength {
    /// The strength of a key with this number of bits.
    #[must_use]
    pub const fn of_bits(bits: usize) -> Self {
        match bits {
            0..112 => Self::Insufficient,
            112..128 => Self::Weak,
            128..160 => Self::Sufficient,
            160.. => Self::Recommended,
        }
    }

    /// A stable name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Insufficient => "insufficient",
            Self::Weak => "weak",
            Self::Sufficient => "sufficient",
            Self::Recommended => "recommended",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s19_n1_each_edge_belongs_to_the_stronger_side() {
        assert_eq!(Strength::of_bits(111), Strength::Insufficient);
        assert_eq!(Strength::of_bits(112), Strength::Weak);
        assert_eq!(Strength::of_bits(127), Strength::Weak);
        assert_eq!(Strength::of_bits(128), Strength::Sufficient);
        assert_eq!(Strength::of_bits(159), Strength::Sufficient);
        assert_eq!(Strength::of_bits(160), Strength::Recommended);
    }
}
