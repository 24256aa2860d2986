//! The doors of this help desk: who may come in by which, and whether the password is theirs.

use std::net::IpAddr;

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::Deserialize;

use crate::{
    Desk,
    error::Error,
    people::{self, Found, Person},
};

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The support team, by password.
    Team,
    /// Whoever has an account at Fernway's identity provider.
    Sso,
    /// Customers with an account.
    Customers,
    /// A program that has somebody's password, where the policy lets it.
    Api,
}

impl Door {
    const PAGES: [Self; 3] = [Self::Team, Self::Sso, Self::Customers];

    /// The sign-in page.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Team => "/sign-in",
            Self::Sso => "/sign-in/sso",
            Self::Customers => "/sign-in/customers",
            Self::Api => "/api/token",
        }
    }

    /// The door that somebody comes in by. One alone: Countersign is told that `sso` people were let in by their
    /// identity provider, so no password of ours may do.
    #[must_use]
    pub const fn of(person: &Person) -> Self {
        match (person.sso, person.role.in_team()) {
            (true, _) => Self::Sso,
            (false, true) => Self::Team,
            (false, false) => Self::Customers,
        }
    }

    fn admits(self, person: &Person) -> bool {
        let own = Self::of(person);
        self == own || (self == Self::Api && own == Self::Team)
    }
}

impl FromRequestParts<Desk> for Door {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Desk) -> Result<Self, Error> {
        let path = parts.uri.path();
        let door = Self::PAGES.into_iter().find(|door| door.path() == path);
        door.ok_or(Error::NotFound)
    }
}

/// What is typed at a door.
#[derive(Deserialize)]
pub struct Password {
    pub email: String,
    password: String,
}

/// Longer ones are nobody's, and cost a hash all the same.
pub const LONGEST: usize = 1024;

impl Password {
    /// Whose password that is, if they may come in here. A person of another door is told the same as nobody, after
    /// the same work.
    pub async fn check(
        self,
        desk: &Desk,
        door: Door,
        address: IpAddr,
    ) -> Result<Option<Found>, Error> {
        if self.email.len() > LONGEST || self.password.len() > LONGEST {
            return Err(Error::BadForm);
        }
        let counted = desk.throttle.take(address, &self.email, desk.now())?;
        let find = move |db: &_| people::by_email(db, &self.email);
        let found = desk.store.with(find).await?;
        let found = found.filter(|(person, _)| door.admits(person));
        let hash = found.as_ref().map(|(_, hash)| hash.clone());
        if desk.passwords.check(self.password, hash).await.is_err() {
            return Ok(None);
        }
        desk.throttle.give_back(counted);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;

    fn person(role: Role, sso: bool) -> Person {
        Person {
            id: "ada".into(),
            email: "ada@fernway.example".into(),
            name: "Ada".into(),
            role,
            sso,
            phone: None,
            language: None,
        }
    }

    #[test]
    fn s13_whom_the_verifier_takes_for_an_sso_member_comes_in_by_sso_alone() {
        for role in [Role::Owner, Role::Admin, Role::Agent, Role::EndUser] {
            let member = person(role, true);
            for door in [Door::Team, Door::Customers, Door::Api] {
                assert!(!door.admits(&member), "{role:?} {door:?}");
            }
            assert!(Door::Sso.admits(&member));
            assert!(!Door::Sso.admits(&person(role, false)));
        }
    }
}
