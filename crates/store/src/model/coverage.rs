use countersign_policy::{Facts, InForce, Role, Timestamp};
use strum::VariantArray as _;

/// Microseconds of a day.
const DAY_MICROS: i64 = 24 * 3600 * 1_000_000;

/// A day in UTC, counted from 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

/// How many of one role must have a second factor, and how many of those have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The role.
    pub role: Role,
    /// How many must.
    pub required: u32,
    /// How many of those have one.
    pub have: u32,
}

/// A count of a workspace's members, role by role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count(Vec<Covered>);

/// What was counted on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDay {
    /// The day.
    pub day: Day,
    /// Each role of which somebody had to have a second factor.
    pub roles: Vec<Covered>,
}

impl Day {
    /// The day of a moment.
    #[must_use]
    pub const fn of(at: Timestamp) -> Self {
        Self(at.micros().div_euclid(DAY_MICROS))
    }

    /// The day of this number.
    #[must_use]
    pub const fn from_number(days: i64) -> Self {
        Self(days)
    }

    /// Days since 1970.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// So many days before.
    #[must_use]
    pub const fn before(self, days: i64) -> Self {
        Self(self.0.saturating_sub(days))
    }

    /// Its first moment.
    #[must_use]
    pub const fn begins_at(self) -> Timestamp {
        Timestamp::from_micros(self.0.saturating_mul(DAY_MICROS))
    }
}

impl Default for Count {
    fn default() -> Self {
        let nobody = |role: &Role| Covered {
            role: *role,
            required: 0,
            have: 0,
        };
        Self(Role::VARIANTS.iter().map(nobody).collect())
    }
}

impl Count {
    /// Counts one member more.
    pub fn add(&mut self, member: &Facts, in_force: &InForce) {
        if member.required(in_force).is_none() {
            return;
        }
        let has = u32::from(member.factors.count() > 0);
        for covered in self.0.iter_mut().filter(|each| each.role == member.role) {
            covered.required = covered.required.saturating_add(1);
            covered.have = covered.have.saturating_add(has);
        }
    }

    /// Each role, whoever of it must.
    #[must_use]
    pub fn roles(&self) -> &[Covered] {
        &self.0
    }
}
