use crate::words::words;

words! {
    /// What is asked of one member, whatever is asked of the others. It is kept through every switch of the policy.
    #[derive(Default)]
    pub enum Setting {
        /// What the mode says of the role.
        #[default]
        Inherit,
        /// A second factor.
        Required,
        /// None.
        Exempt,
    }
}
