/// What is known of a member when a sign-in begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Factors that were confirmed; one that was only begun neither demands nor satisfies anything.
    pub active_factors: u32,
    /// Whether the failure budget is spent.
    pub locked: bool,
}

/// What a sign-in asks of the member.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A code from one of the member's factors.
    Challenge,
    /// Setting up a first factor.
    Enroll,
    /// Nothing can be done here until the member is recovered.
    Denied,
}

/// Decides what a sign-in asks of a member.
pub const fn decide(standing: Standing) -> Decision {
    match standing {
        Standing { locked: true, .. } => Decision::Denied,
        Standing {
            active_factors: 0, ..
        } => Decision::Enroll,
        _ => Decision::Challenge,
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Standing, decide};

    #[test]
    fn every_standing_has_its_decision() {
        let table = [
            (0, false, Decision::Enroll),
            (1, false, Decision::Challenge),
            (9, false, Decision::Challenge),
            (0, true, Decision::Denied),
            (1, true, Decision::Denied),
        ];
        for (active_factors, locked, decision) in table {
            assert_eq!(
                decide(Standing {
                    active_factors,
                    locked
                }),
                decision
            );
        }
    }
}
