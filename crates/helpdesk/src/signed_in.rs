//! The person behind a session. A handler that asks for one cannot run without.

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{
    Desk,
    assurance::Assurance,
    cookies::SESSION,
    door::Door,
    error::Error,
    pages::Viewer,
    people::Person,
    role::Role,
    sessions::{self, Held},
    token::{CsrfToken, Token},
};

/// Someone whom the verifier let in, of the team or not.
pub struct SignedIn {
    pub person: Person,
    pub assurance: Assurance,
    /// Wrong codes since the last sign-in that passed, until the person says that they were theirs.
    pub failures_before: u32,
    pub(crate) token: Token,
}

impl SignedIn {
    /// What this person's forms must carry.
    #[must_use]
    pub fn csrf(&self) -> CsrfToken {
        self.token.csrf()
    }

    /// Whom the pages are for.
    #[must_use]
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer {
            person: &self.person,
            csrf: self.csrf(),
            assurance: self.assurance,
            failures_before: self.failures_before,
        }
    }

    async fn at(door: Door, parts: &Parts, desk: &Desk) -> Result<Self, Error> {
        let token = SESSION.read(&parts.headers);
        let token = token.ok_or(Error::SignInFirst(door))?;
        let (hash, now) = (token.hash(), desk.now());
        let held = desk.store.with(move |db| sessions::held(db, &hash, now));
        let held = held.await?.ok_or(Error::SignInFirst(door))?;
        let Held {
            person,
            assurance,
            failures_before,
        } = held;
        Ok(Self {
            person,
            assurance,
            failures_before,
            token,
        })
    }
}

impl FromRequestParts<Desk> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        Self::at(Door::Team, parts, desk).await
    }
}

/// Someone of the support team.
pub struct TeamMember(pub SignedIn);

impl FromRequestParts<Desk> for TeamMember {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        let me = SignedIn::at(Door::Team, parts, desk).await?;
        match me.person.role {
            Role::Owner | Role::Admin | Role::Agent => Ok(Self(me)),
            Role::EndUser => Err(Error::Elsewhere("/help")),
        }
    }
}

/// Someone who looks after the people of this help desk: an owner or an admin.
pub struct Admin(pub SignedIn);

impl FromRequestParts<Desk> for Admin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        let TeamMember(me) = TeamMember::from_request_parts(parts, desk).await?;
        match me.person.role {
            Role::Owner | Role::Admin => Ok(Self(me)),
            Role::Agent | Role::EndUser => Err(Error::AdminsOnly),
        }
    }
}

/// A customer with an account.
pub struct Customer(pub SignedIn);

impl FromRequestParts<Desk> for Customer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        let me = SignedIn::at(Door::Customers, parts, desk).await?;
        match me.person.role {
            Role::EndUser => Ok(Self(me)),
            Role::Owner | Role::Admin | Role::Agent => Err(Error::Elsewhere("/")),
        }
    }
}
