//! Where people stand between the right password and the second factor.
//!
//! In memory only: the client token never touches a disk, and a restart asks for the password
//! again.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{
    Desk,
    cookies::DOOR,
    countersign::SignIn,
    door::Door,
    error::Error,
    password::PasswordHash,
    token::{CsrfToken, Token, TokenHash},
};

/// Someone whose password was right, and who is not signed in.
#[derive(Clone)]
pub struct Halfway {
    token: Token,
    pub sign_in: SignIn,
    /// Where they came in.
    pub door: Door,
    /// What their password was checked against: a session opens only while it is still theirs.
    pub password: PasswordHash,
    expires_at: i64,
}

impl Halfway {
    /// What this person's forms must carry.
    #[must_use]
    pub fn csrf(&self) -> CsrfToken {
        self.token.csrf()
    }
}

/// Nobody stands here under that cookie: never did, has gone on, or waited too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHere;

/// Everybody halfway.
#[derive(Default)]
pub struct Doorway {
    people: Mutex<HashMap<TokenHash, Halfway>>,
}

impl Doorway {
    /// Lets someone wait for the second factor, for as long as the door cookie lives. `token` is
    /// the cookie of the browser that began, and no other finds this sign-in.
    pub fn enter(
        &self,
        sign_in: SignIn,
        door: Door,
        password: PasswordHash,
        token: Token,
        now: i64,
    ) {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.retain(|_, halfway| halfway.expires_at > now);
        let halfway = Halfway {
            token: token.clone(),
            sign_in,
            door,
            password,
            expires_at: now + DOOR.seconds(),
        };
        people.insert(token.hash(), halfway);
    }

    /// Who waits under this cookie.
    pub fn find(&self, token: &Token, now: i64) -> Result<Halfway, NotHere> {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people
            .get(&token.hash())
            .filter(|halfway| halfway.expires_at > now)
            .cloned()
            .ok_or(NotHere)
    }

    /// Takes someone out. Of two at once, one finds nobody.
    pub fn leave(&self, halfway: &Halfway) -> Result<Halfway, NotHere> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.remove(&halfway.token.hash()).ok_or(NotHere)
    }
}

impl FromRequestParts<Desk> for Halfway {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Error> {
        let token = DOOR
            .read(&parts.headers)
            .ok_or(Error::SignInFirst(Door::Team))?;
        Ok(desk.doorway.find(&token, desk.now())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enter(doorway: &Doorway, now: i64) -> Token {
        let answer = r#"{"id": "s1", "member": "ada", "client_token": "cs_client_x"}"#;
        let sign_in = serde_json::from_str(answer).unwrap();
        let token = Token::generate().unwrap();
        let password = PasswordHash::from_stored("$argon2id$…".into());
        doorway.enter(sign_in, Door::Team, password, token.clone(), now);
        token
    }

    #[test]
    fn s14_one_goes_through_once() {
        let doorway = Doorway::default();
        let token = enter(&doorway, 0);
        let (first, second) = (
            doorway.find(&token, 1).unwrap(),
            doorway.find(&token, 1).unwrap(),
        );
        assert!(doorway.leave(&first).is_ok());
        assert!(doorway.leave(&second).is_err());
        assert!(doorway.find(&token, 1).is_err());
    }

    #[test]
    fn s21_at_exactly_the_end_nobody_is_there() {
        let doorway = Doorway::default();
        let token = enter(&doorway, 0);
        assert!(doorway.find(&token, DOOR.seconds() - 1).is_ok());
        assert!(doorway.find(&token, DOOR.seconds()).is_err());
    }
}
