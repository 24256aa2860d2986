//! The latest sign-ins of a member, for them to see whether each was theirs.

use countersign_store::model::{Action, RecentSignIn};
use countersign_store::{RecentRow, recent_sign_ins};

use super::authority::{Act, Browser, Caller};
use super::devices::called;
use super::{Error, Service};

/// Rows that a page shows.
const MOST: u32 = 20;

impl<K> Service<K> {
    /// The member's own latest sign-ins that are still kept, the newest first.
    ///
    /// # Errors
    /// When the token is not for the security page, or over.
    pub async fn recent_sign_ins(&self, page: Browser) -> Result<Vec<RecentSignIn>, Error> {
        let caller = Caller::from(page);
        self.store
            .read(move |tx| {
                let authority = caller.may(tx, Act::Look)?;
                let came_by = authority.session().and_then(|row| row.sign_in.clone());
                let rows = recent_sign_ins(tx, authority.member(), MOST)?;
                let recent = rows.into_iter().map(told);
                Ok(recent
                    .map(|sign_in| RecentSignIn {
                        current: came_by.as_ref() == Some(&sign_in.id),
                        ..sign_in
                    })
                    .collect())
            })
            .await
    }
}

fn told(row: RecentRow) -> RecentSignIn {
    let sign_in = row.newest;
    let (device, place) = called(&sign_in.context);
    RecentSignIn {
        at: sign_in.created_at,
        passed: row.passed,
        current: false,
        method: sign_in.passed.and_then(|passed| passed.method),
        why: sign_in.why,
        action: sign_in.action.as_ref().map(Action::text).map(str::to_owned),
        device,
        place,
        attempts: row.attempts,
        failures: row.failures,
        id: sign_in.id,
    }
}
