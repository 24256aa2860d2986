//! How much damage a QR code survives.

/// How much of the code may be unreadable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ErrorCorrection {
    /// `L`: about 7 %.
    Low,
    /// `M`: about 15 %. Right for a screen.
    #[default]
    Medium,
    /// `Q`: about 25 %.
    Quartile,
    /// `H`: about 30 %. For print.
    High,
}

impl ErrorCorrection {
    /// The level for its letter: `L`, `M`, `Q` or `H`.
    #[must_use]
    pub const fn from_letter(letter: char) -> Option<Self> {
        match letter {
            'L' => Some(Self::Low),
            'M' => Some(Self::Medium),
            'Q' => Some(Self::Quartile),
            'H' => Some(Self::High),
            _ => None,
        }
    }
}
