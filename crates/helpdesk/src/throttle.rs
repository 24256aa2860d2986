//! Slows down guessing of passwords. Countersign keeps its own budget for the second factor.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// Seconds since 1970, UTC.
type Seconds = i64;

/// Whose tries are counted together. An account is counted per address, so that a stranger cannot
/// keep its owner out; and it is counted whether it exists or not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Address(IpAddr),
    Account(IpAddr, String),
}

impl Key {
    /// How many tries may come at once, and after how many seconds one more is allowed.
    const fn allowance(&self) -> (i64, Seconds) {
        match self {
            Self::Address(_) => (50, 3),
            Self::Account(..) => (5, 30),
        }
    }
}

/// Tries per address and account. It forgets with the process, which is enough against guessing.
#[derive(Debug, Default)]
pub struct Throttle {
    /// When each key will have all its tries back.
    rested_at: Mutex<HashMap<Key, Seconds>>,
}

/// One try, already counted.
#[derive(Debug)]
#[must_use]
pub struct Try([Key; 2]);

/// Too many tries: none is left for so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub seconds: Seconds,
}

impl Throttle {
    /// Counts a try before its password is looked at, so that parallel ones cannot slip past.
    pub fn take(&self, address: IpAddr, account: &str, now: Seconds) -> Result<Try, Wait> {
        let keys = [
            Key::Address(address),
            Key::Account(address, account.trim().to_lowercase()),
        ];
        let mut rested_at = self
            .rested_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        rested_at.retain(|_, at| *at > now);
        for key in &keys {
            let (at_once, each) = key.allowance();
            let busy = rested_at.get(key).map_or(0, |at| at - now);
            let over = busy - (at_once - 1) * each;
            if over > 0 {
                return Err(Wait { seconds: over });
            }
        }
        for key in &keys {
            let (_, each) = key.allowance();
            *rested_at.entry(key.clone()).or_insert(now) += each;
        }
        Ok(Try(keys))
    }

    /// Gives a try back: the password was right.
    pub fn give_back(&self, Try(keys): Try) {
        let mut rested_at = self
            .rested_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        for key in keys {
            let (_, each) = key.allowance();
            rested_at.entry(key).and_modify(|at| *at -= each);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn the_sixth_wrong_password_waits() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            let _ = throttle.take(HERE, "ada@example.org", 1000).unwrap();
        }
        assert_eq!(
            throttle.take(HERE, "ADA@example.org ", 1000).unwrap_err(),
            Wait { seconds: 30 }
        );
        assert_eq!(
            throttle.take(HERE, "ada@example.org", 1029).unwrap_err(),
            Wait { seconds: 1 }
        );
        assert!(throttle.take(HERE, "ada@example.org", 1030).is_ok());
    }

    #[test]
    fn a_stranger_elsewhere_does_not_keep_the_owner_out() {
        let throttle = Throttle::default();
        let elsewhere = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9));
        while throttle.take(elsewhere, "ada@example.org", 0).is_ok() {}
        assert!(throttle.take(HERE, "ada@example.org", 0).is_ok());
    }

    #[test]
    fn one_address_cannot_try_every_account() {
        let throttle = Throttle::default();
        let tries = (0..1000).filter(|n| throttle.take(HERE, &format!("person-{n}"), 0).is_ok());
        assert_eq!(tries.count(), 50);
    }

    #[test]
    fn a_right_password_costs_nothing() {
        let throttle = Throttle::default();
        for _ in 0..1000 {
            let try_ = throttle.take(HERE, "ada@example.org", 0).unwrap();
            throttle.give_back(try_);
        }
    }
}
