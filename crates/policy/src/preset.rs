use crate::{Policy, PolicyError, words::words};

words! {
    /// A policy to begin with: what a product that people know asks of its members.
    ///
    /// ```
    /// use countersign_policy::{Preset, Shown};
    ///
    /// let preset: Preset = "customer-io".parse().unwrap();
    /// assert_eq!(preset.policy().unwrap().recovery.shown, Shown::BeforeQr);
    /// ```
    pub enum Preset {
        /// An authenticator app for who wants it.
        Heyy,
        /// Four modes, one recovery code.
        HelloCustomer,
        /// Two switches; apps, text messages, e-mail; a check of new devices.
        Zendesk,
        /// One switch with a week's grace, trusted browsers.
        Helpkit,
        /// A link by e-mail for everybody, an app for all once an admin who has one says so.
        CustomerIo,
    }
}

impl Preset {
    /// The file, with what each line is for.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Heyy => include_str!("../presets/heyy.toml"),
            Self::HelloCustomer => include_str!("../presets/hello-customer.toml"),
            Self::Zendesk => include_str!("../presets/zendesk.toml"),
            Self::Helpkit => include_str!("../presets/helpkit.toml"),
            Self::CustomerIo => include_str!("../presets/customer-io.toml"),
        }
    }

    /// The policy.
    ///
    /// # Errors
    /// Never: a test reads every file.
    pub fn policy(self) -> Result<Policy, PolicyError> {
        Policy::from_toml(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::Preset;
    use crate::Policy;
    use strum::VariantArray as _;

    #[test]
    fn every_preset_is_a_policy() {
        for preset in Preset::VARIANTS {
            assert!(preset.policy().is_ok(), "{preset:?}: {:?}", preset.policy());
        }
        let default = include_str!("../presets/default.toml");
        assert_eq!(Policy::from_toml(default), Ok(Policy::default()));
    }
}
