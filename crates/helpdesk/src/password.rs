//! Passwords: Argon2id, a few at a time, and the same work whether or not there is such a person.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{self, PasswordHasher, PasswordVerifier, phc},
};
use tokio::sync::Semaphore;

use crate::token::Token;

/// A hash in PHC form, `$argon2id$…`. Never the password.
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a new password, with a fresh salt and the recommended parameters.
    pub fn of(password: &str) -> Result<Self, password_hash::Error> {
        let hash: phc::PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
        Ok(Self(hash.to_string()))
    }

    /// What the store kept.
    #[must_use]
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// What the store keeps.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn check(&self, password: &str) -> Result<(), WrongPassword> {
        let hash = phc::PasswordHash::new(&self.0).map_err(|_| WrongPassword)?;
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .map_err(|_| WrongPassword)
    }
}

/// A new password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("a new password could not be hashed")]
pub struct NotHashed;

/// The password does not fit. It does not say whether there is such an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPassword;

/// Checks passwords. Each check takes 19 MiB for a moment, so only a few run at once.
#[derive(Clone)]
pub struct PasswordCheck {
    places: Arc<Semaphore>,
    nobody: PasswordHash,
}

impl PasswordCheck {
    /// Prepares the hash that stands in for people who do not exist.
    pub fn new() -> Result<Self, password_hash::Error> {
        let unguessable = Token::generate().map_err(|_| password_hash::Error::Crypto)?;
        let nobody = PasswordHash::of(&unguessable.cookie_value())?;
        Ok(Self {
            places: Arc::new(Semaphore::new(4)),
            nobody,
        })
    }

    /// Checks a password against a person's hash; without one, the same work ends in the same
    /// answer.
    pub async fn check(
        &self,
        password: String,
        stored: Option<PasswordHash>,
    ) -> Result<(), WrongPassword> {
        let _place = self.places.acquire().await.map_err(|_| WrongPassword)?;
        let hash = stored.unwrap_or_else(|| self.nobody.clone());
        tokio::task::spawn_blocking(move || hash.check(&password))
            .await
            .unwrap_or(Err(WrongPassword))
    }

    /// Hashes a new password, in the same places.
    pub async fn hash(&self, password: String) -> Result<PasswordHash, NotHashed> {
        let _place = self.places.acquire().await.map_err(|_| NotHashed)?;
        let hashed = tokio::task::spawn_blocking(move || PasswordHash::of(&password)).await;
        hashed.map_err(|_| NotHashed)?.map_err(|_| NotHashed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_kept_as_argon2id_with_its_own_salt() {
        let (one, two) = (
            PasswordHash::of("correct horse").unwrap(),
            PasswordHash::of("correct horse").unwrap(),
        );
        assert!(
            one.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{}",
            one.as_str()
        );
        assert_ne!(one.as_str(), two.as_str());
        assert_eq!(one.check("correct horse"), Ok(()));
        assert_eq!(one.check("correct Horse"), Err(WrongPassword));
    }

    #[tokio::test]
    async fn nobody_costs_the_same_work_and_gets_the_same_answer() {
        let check = PasswordCheck::new().unwrap();
        let parameters =
            |hash: &PasswordHash| hash.as_str().rsplitn(3, '$').last().map(str::to_owned);
        let somebody = PasswordHash::of("correct horse").unwrap();
        assert_eq!(parameters(&check.nobody), parameters(&somebody));
        assert_eq!(check.check("wrong".into(), None).await, Err(WrongPassword));
        assert_eq!(
            check.check("wrong".into(), Some(somebody)).await,
            Err(WrongPassword)
        );
    }

    #[tokio::test]
    async fn a_damaged_hash_lets_nobody_in() {
        let check = PasswordCheck::new().unwrap();
        let damaged = PasswordHash::from_stored("plain".into());
        assert_eq!(
            check.check("plain".into(), Some(damaged)).await,
            Err(WrongPassword)
        );
    }
}
