//! The person behind a session. A handler that asks for one cannot run without.

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{
    Desk,
    cookies::SESSION,
    error::Error,
    pages::Viewer,
    people::{Person, Role},
    sessions,
    token::{CsrfToken, Token},
};

/// Someone who has passed both factors.
pub struct SignedIn {
    pub person: Person,
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
            failures_before: self.failures_before,
        }
    }
}

impl FromRequestParts<Desk> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        let token = SESSION.read(&parts.headers).ok_or(Error::SignInFirst)?;
        let (hash, now) = (token.hash(), desk.now());
        let person = desk
            .store
            .with(move |db| sessions::person(db, &hash, now))
            .await?;
        let (person, failures_before) = person.ok_or(Error::SignInFirst)?;
        Ok(Self {
            person,
            failures_before,
            token,
        })
    }
}

/// Someone who looks after the people of this help desk.
pub struct Owner(pub SignedIn);

impl FromRequestParts<Desk> for Owner {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        let me = SignedIn::from_request_parts(parts, desk).await?;
        match me.person.role {
            Role::Owner => Ok(Self(me)),
            Role::Agent => Err(Error::OwnersOnly),
        }
    }
}
