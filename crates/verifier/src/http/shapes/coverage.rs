use crate::{model, service};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Moment, Role};

/// How many of those who must have a second factor have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Coverage {
    /// Each day that was counted, oldest first.
    pub days: Vec<CoveredDay>,
    /// As it is at this moment.
    pub now: Vec<CoveredRole>,
}

/// How it was on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoveredDay {
    /// The beginning of the day, in UTC.
    pub at: Moment,
    /// Each role of which somebody had to have one.
    pub roles: Vec<CoveredRole>,
}

/// How it is in one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoveredRole {
    /// The role.
    pub role: Role,
    /// How many must have a second factor.
    pub required: u32,
    /// How many of those have one.
    pub have: u32,
}

impl From<service::Coverage> for Coverage {
    fn from(coverage: service::Coverage) -> Self {
        let days = coverage.days.into_iter().map(|counted| CoveredDay {
            at: counted.day.begins_at().into(),
            roles: told(&counted.roles),
        });
        Self {
            days: days.collect(),
            now: told(coverage.now.roles()),
        }
    }
}

/// Each role of which somebody must have a second factor.
fn told(roles: &[model::Covered]) -> Vec<CoveredRole> {
    let asked = roles.iter().filter(|covered| covered.required > 0);
    let told = asked.map(|covered| CoveredRole {
        role: covered.role.into(),
        required: covered.required,
        have: covered.have,
    });
    told.collect()
}
