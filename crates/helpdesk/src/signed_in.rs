//! The person behind a session. A handler that asks for one cannot run without.

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{
    Desk,
    cookies::SESSION,
    error::Error,
    people::Person,
    sessions,
    token::{CsrfToken, Token},
};

/// Someone who has passed both factors.
pub struct SignedIn {
    pub person: Person,
    pub(crate) token: Token,
}

impl SignedIn {
    /// What this person's forms must carry.
    #[must_use]
    pub fn csrf(&self) -> CsrfToken {
        self.token.csrf()
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
        Ok(Self {
            person: person.ok_or(Error::SignInFirst)?,
            token,
        })
    }
}
