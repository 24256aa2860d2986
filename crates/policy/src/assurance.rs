use crate::words::words;

words! {
    /// How much a sign-in that passed says about who it was, the most first.
    pub enum Assurance {
        /// A second factor was given now.
        SecondFactor,
        /// A trusted browser stood in for it, or something came by e-mail, which SP 800-63B-4 does not take for a channel of
        /// its own (§3.1.3.1).
        Reduced,
        /// Nothing was asked beyond what the application itself had checked.
        SingleFactor,
    }
}
