//! One app's verdict on one address.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::app::App;
use super::cause::{Cause, Feature};
use super::fact::{Grade, Handling};

/// Whether the app's codes will match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// They will.
    Works,
    /// Nothing is known: try it.
    Unknown,
    /// The app takes the address and shows codes that do not match.
    WrongCodes {
        /// What it does.
        why: Cause,
    },
    /// The app refuses the address.
    Rejected {
        /// What it does.
        why: Cause,
    },
}

impl Outcome {
    /// A stable name: `works`, `unknown`, `wrong-codes` or `rejected`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Unknown => "unknown",
            Self::WrongCodes { .. } => "wrong-codes",
            Self::Rejected { .. } => "rejected",
        }
    }

    const fn gravity(self) -> u8 {
        match self {
            Self::Works => 0,
            Self::Unknown => 1,
            Self::WrongCodes { .. } => 2,
            Self::Rejected { .. } => 3,
        }
    }
}

/// What one app will do with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AppReport {
    /// Which app.
    pub app: App,
    /// Whether its codes will match.
    pub outcome: Outcome,
    /// The service's name as it will show it.
    pub shown_issuer: Option<String>,
    /// The account as it will show it.
    pub shown_account: String,
    /// What else the person should know.
    pub warnings: Vec<Cause>,
    /// How well the outcome is known. `None` when no fact was needed (every app reads the plain
    /// profile) or none is known.
    pub grade: Option<Grade>,
}

impl fmt::Display for AppReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.outcome {
            Outcome::Works => write!(f, "{}: works", self.app),
            Outcome::Unknown => write!(f, "{}: not known", self.app),
            Outcome::WrongCodes { why } | Outcome::Rejected { why } => {
                write!(f, "{}: {why}", self.app)
            }
        }
    }
}

impl AppReport {
    /// Nothing is said yet: what nothing speaks against works.
    pub(super) const fn new(app: App) -> Self {
        Self {
            app,
            outcome: Outcome::Works,
            shown_issuer: None,
            shown_account: String::new(),
            warnings: Vec::new(),
            grade: None,
        }
    }

    /// Notes something that does not decide the outcome, once.
    pub(super) fn warn(&mut self, cause: Cause) {
        if !self.warnings.contains(&cause) {
            self.warnings.push(cause);
        }
    }

    /// The gravest outcome stands; a fact that says "works" counts only while all do.
    pub(super) fn decide(&mut self, outcome: Outcome, grade: Option<Grade>) {
        if outcome.gravity() > self.outcome.gravity() {
            self.outcome = outcome;
            self.grade = grade;
        } else if outcome == Outcome::Works && self.outcome == Outcome::Works {
            self.grade = match (self.grade, grade) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    }

    /// Decides by what is known of one feature.
    pub(super) fn judge(
        &mut self,
        known: Option<(Handling, Grade)>,
        feature: Feature,
        ignored: Cause,
        refused: Cause,
    ) {
        match known {
            None => self.untested(feature),
            Some((Handling::Honored, grade)) => self.decide(Outcome::Works, Some(grade)),
            Some((Handling::Ignored, grade)) => {
                self.decide(Outcome::WrongCodes { why: ignored }, Some(grade));
            }
            Some((Handling::Refused, grade)) => self.refuse(refused, grade),
        }
    }

    pub(super) fn refuse(&mut self, why: Cause, grade: Grade) {
        self.decide(Outcome::Rejected { why }, Some(grade));
    }

    pub(super) fn untested(&mut self, feature: Feature) {
        self.decide(Outcome::Unknown, None);
        self.warn(Cause::Untested(feature));
    }
}
