use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// How somebody signs in.
    #[derive(Default)]
    pub enum Channel {
        /// On a page, where a code can be asked for.
        #[default]
        Page,
        /// By a password sent to an API, where nothing can be asked.
        Api,
    }
}

words! {
    /// What is known of the browser, the least first.
    #[derive(Default)]
    pub enum Device {
        /// Nothing, or nothing that can be believed.
        #[default]
        Unknown,
        /// The member passed a sign-in with it.
        Known,
        /// And asked then that it be trusted for some days, which are not over.
        Trusted,
    }
}

/// How and where from somebody signs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Circumstances {
    /// How.
    pub channel: Channel,
    /// With which browser.
    pub device: Device,
}
