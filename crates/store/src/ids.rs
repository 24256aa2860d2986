//! Names of things. Those we mint are prefixed, unguessable and sort by the time they were made; a member's is the
//! application's own.

use std::fmt;

use countersign_policy::Timestamp;
use serde::Serialize;
use ulid::Ulid;

use crate::text::is_name;

/// Random bits that go into a minted id.
pub type IdEntropy = [u8; 10];

fn mint(prefix: &str, at: Timestamp, entropy: IdEntropy) -> String {
    let random = entropy
        .iter()
        .fold(0_u128, |sum, &byte| (sum << 8) | u128::from(byte));
    let millis = at.micros().max(0).unsigned_abs() / 1000;
    format!(
        "{prefix}{}",
        Ulid::from_parts(millis, random).to_string().to_lowercase()
    )
}

macro_rules! minted_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new one, for something made at `at`.
            #[must_use]
            #[allow(dead_code, reason = "events are numbered in order instead")]
            pub fn mint(at: Timestamp, entropy: IdEntropy) -> Self {
                Self(mint($prefix, at, entropy))
            }

            /// Reads one back. Any text is taken: one that we never minted names nothing, and is not found.
            #[must_use]
            pub fn from_text(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

minted_id!(
    /// One customer of this verifier: its members, keys and sign-ins are nobody else's.
    WorkspaceId,
    "ws_"
);
minted_id!(
    /// An API key's public name; not the key.
    KeyId,
    "key_"
);
minted_id!(
    /// One factor of one member.
    FactorId,
    "fac_"
);
minted_id!(
    /// One sign-in, from the password to the receipt.
    SignInId,
    "sgn_"
);
minted_id!(
    /// One set of recovery codes.
    RecoverySetId,
    "rcs_"
);
minted_id!(
    /// One address of a member: where codes and notices reach them.
    AddressId,
    "adr_"
);
minted_id!(
    /// One browser that a member passed a sign-in with.
    DeviceId,
    "dev_"
);
minted_id!(
    /// One second factor that is to be taken away because its owner lost it.
    ResetId,
    "rst_"
);
minted_id!(
    /// One message to somebody outside.
    MessageId,
    "msg_"
);
minted_id!(
    /// A member's pseudonym in what is kept of what happened.
    SubjectId,
    "sub_"
);
minted_id!(
    /// One thing that happened. These sort by the microsecond, and within one decision by its order.
    EventId,
    "evt_"
);

impl EventId {
    /// The id of the `sequence`-th event of a decision made at `at`.
    pub fn in_order(at: Timestamp, sequence: u8, entropy: [u8; 7]) -> Self {
        let random = entropy.iter().fold(u128::from(sequence), |sum, &byte| {
            (sum << 8) | u128::from(byte)
        });
        let micros = u128::from(at.micros().max(0).unsigned_abs());
        Self(format!(
            "evt_{}",
            Ulid((micros << 64) | random).to_string().to_lowercase()
        ))
    }
}

/// The application's own name for a person: 1 to 128 bytes that can all be seen, no space at either end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct MemberId(String);

/// Why a text is no member's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a member's id has 1 to 128 bytes, no control or invisible characters, and no space at either end"
)]
pub struct MemberIdError;

impl MemberId {
    /// Reads an id.
    ///
    /// # Errors
    /// When it is empty, too long, padded, or has a character that cannot be seen.
    pub fn parse(text: &str) -> Result<Self, MemberIdError> {
        if is_name(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(MemberIdError)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MemberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A member of a workspace: the only way the store is ever asked for a person, so no query crosses workspaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberKey {
    /// Whose member.
    pub workspace: WorkspaceId,
    /// Which one.
    pub member: MemberId,
}

#[cfg(test)]
mod tests {
    use super::{FactorId, MemberId};
    use countersign_policy::Timestamp;

    #[test]
    fn minted_ids_sort_by_time() {
        let earlier = FactorId::mint(Timestamp::from_unix_seconds(1_000), [0xff; 10]);
        let later = FactorId::mint(Timestamp::from_unix_seconds(1_001), [0x00; 10]);
        assert!(earlier < later);
        assert_eq!(earlier.as_str().len(), "fac_".len() + 26);
    }

    #[test]
    fn member_ids_are_the_applications_own() {
        for good in ["42", "ada@example.org", "user:ada lovelace", "zażółć"] {
            assert_eq!(MemberId::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", " ada", "ada ", "a\0b", "a\nb", &"x".repeat(129)] {
            assert!(MemberId::parse(bad).is_err(), "{bad:?}");
        }
    }
}
