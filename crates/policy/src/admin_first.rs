use thiserror::Error;

use crate::{Class, Facts, InForce};

/// A switch would require factors of members before the admin who switches has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("whoever requires a second factor of others sets up their own first")]
pub struct AdminFirst;

impl InForce {
    /// Whether `admin` may put `new` in the place of this policy. `None` is somebody whose factors are not known: they are
    /// taken to have none.
    ///
    /// The guard of either policy counts, so that it cannot be put aside by the very switch that it guards.
    ///
    /// # Errors
    /// When the guard is on, members who are not required now would be, and the admin has no factor.
    pub fn admits(&self, new: &Self, admin: Option<&Facts>) -> Result<(), AdminFirst> {
        let is_guarded = self.policy.required.admin_first || new.policy.required.admin_first;
        let requires_more =
            Class::all().any(|class| new.policy.requires(class) && !self.policy.requires(class));
        let has_factor = admin.is_some_and(|admin| admin.factors.count() > 0);
        if is_guarded && requires_more && !has_factor {
            Err(AdminFirst)
        } else {
            Ok(())
        }
    }
}
