//! What somebody may do here; the words are also those of Countersign's policies.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};

/// What somebody may do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Owner,
    Admin,
    Agent,
    /// A customer, who sees their own conversations.
    EndUser,
}

impl Role {
    const ALL: [Self; 4] = [Self::Owner, Self::Admin, Self::Agent, Self::EndUser];

    /// The word for it, stored, shown, and told to the verifier.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Agent => "agent",
            Self::EndUser => "end-user",
        }
    }

    /// Whether they belong to the support team.
    #[must_use]
    pub const fn in_team(self) -> bool {
        !matches!(self, Self::EndUser)
    }

    /// Whether they look after the people with this role: an admin after everybody but owners.
    #[must_use]
    pub const fn looks_after(self, other: Self) -> bool {
        match self {
            Self::Owner => true,
            Self::Admin => !matches!(other, Self::Owner),
            Self::Agent | Self::EndUser => false,
        }
    }
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let named = Self::ALL.into_iter().find(|role| role.as_str() == word);
        named.ok_or(FromSqlError::InvalidType)
    }
}
