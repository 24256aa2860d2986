use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Label, Method, Moment, SignInId, Why, Word};

/// A sign-in as its person looks back on it, or several in a row that let nobody in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecentSignIn {
    /// The id of the newest of them.
    pub id: SignInId,
    /// When that one began.
    pub at: Moment,
    /// Whether it let somebody in. One that did is told alone.
    pub passed: bool,
    /// Whether the page belongs to the session that it began, as far as the application said so.
    pub current: bool,
    /// What passed it; null when nothing was asked, or nothing passed it.
    #[schema(required = true)]
    pub method: Option<Method>,
    /// Why nothing was asked, or why it was denied; null when something was asked.
    #[schema(required = true)]
    pub why: Option<Why>,
    /// What the person was shown, where it was no sign-in but an action; else null.
    #[schema(required = true)]
    pub action: Option<Label>,
    /// What the application calls the browser.
    #[schema(required = true, max_length = 128)]
    pub device: Option<String>,
    /// Where the application took it to be.
    #[schema(required = true, max_length = 128)]
    pub place: Option<String>,
    /// How many there are in the row.
    #[schema(minimum = 1)]
    pub attempts: u32,
    /// The wrong codes that were given in them.
    pub failures: u32,
}

impl From<model::RecentSignIn> for RecentSignIn {
    fn from(sign_in: model::RecentSignIn) -> Self {
        Self {
            id: sign_in.id.into(),
            at: sign_in.at.into(),
            passed: sign_in.passed,
            current: sign_in.current,
            method: sign_in.method.map(Word),
            why: sign_in.why.map(Word),
            action: sign_in.action.map(Label),
            device: sign_in.device,
            place: sign_in.place,
            attempts: sign_in.attempts,
            failures: sign_in.failures,
        }
    }
}

/// A member's latest sign-ins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecentSignIns {
    /// The newest first, at most twenty.
    #[schema(max_items = 20)]
    pub sign_ins: Vec<RecentSignIn>,
}

impl From<Vec<model::RecentSignIn>> for RecentSignIns {
    fn from(sign_ins: Vec<model::RecentSignIn>) -> Self {
        Self {
            sign_ins: sign_ins.into_iter().map(RecentSignIn::from).collect(),
        }
    }
}
