/// What is known of a member when a sign-in begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Factors that were confirmed; one that was only begun neither demands nor satisfies anything.
    pub active_factors: u32,
    /// Whether the failures in a row reached the stop.
    pub locked: bool,
    /// Whether the long account holds no further guess.
    pub account_full: bool,
}

/// What a sign-in asks of the member.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A code from one of the member's factors.
    Challenge,
    /// Setting up a first factor.
    Enroll,
    /// Nothing can be done here.
    Denied(Denial),
}

/// Why a sign-in is denied, and so what would open it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// Too many wrong codes in a row: an administrator unlocks the member.
    Locked,
    /// Too many wrong codes in a year: somebody has the password, and it must be changed first.
    PasswordChange,
}

/// Decides what a sign-in asks of a member.
pub const fn decide(standing: Standing) -> Decision {
    match standing {
        Standing { locked: true, .. } => Decision::Denied(Denial::Locked),
        Standing {
            account_full: true, ..
        } => Decision::Denied(Denial::PasswordChange),
        Standing {
            active_factors: 0, ..
        } => Decision::Enroll,
        _ => Decision::Challenge,
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Denial, Standing, decide};

    #[test]
    fn every_standing_has_its_decision() {
        let locked = Decision::Denied(Denial::Locked);
        let password = Decision::Denied(Denial::PasswordChange);
        let table = [
            (0, false, false, Decision::Enroll),
            (1, false, false, Decision::Challenge),
            (9, false, false, Decision::Challenge),
            (0, true, false, locked),
            (1, true, true, locked),
            (1, false, true, password),
            (0, false, true, password),
        ];
        for (active_factors, locked, account_full, decision) in table {
            let standing = Standing {
                active_factors,
                locked,
                account_full,
            };
            assert_eq!(decide(standing), decision, "{standing:?}");
        }
    }
}
