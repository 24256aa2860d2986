use crate::words::words;

words! {
    /// What people are told.
    pub enum Advice {
        /// A telephone number can be taken over at a shop: an app is safer than text messages.
        SimSwap,
        /// Keep the recovery codes where no computer is needed.
        KeepOffline,
        /// Sign out and try it while this page is still open elsewhere.
        TryItOut,
        /// Nobody from support ever asks for a code.
        NeverShare,
        /// Support makes sure of who calls before it resets anything.
        SupportChecksIdentity,
    }
}
