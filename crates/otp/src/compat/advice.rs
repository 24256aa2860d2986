//! What a person should read before the QR code is shown.

use alloc::vec::Vec;
use core::fmt;

use super::app::App;
use super::cause::Cause;
use super::report::{AppReport, Outcome};

/// One sentence about one or more apps.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Advice {
    /// Whether these apps cannot be used; otherwise it is untested or only looks different.
    pub unusable: bool,
    /// What they do.
    pub cause: Cause,
    /// Which apps.
    pub apps: Vec<App>,
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, app) in self.apps.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            fmt::Display::fmt(app, f)?;
        }
        write!(f, ": {}.", self.cause)
    }
}

/// What should be shown before the QR code: apps whose codes will not match first, then what is
/// untested, then names that will look different. Empty for the profile every app reads.
#[must_use]
pub fn worth_saying(reports: &[AppReport]) -> Vec<Advice> {
    let mut advice: Vec<Advice> = Vec::new();
    let mut say = |unusable, cause, app| {
        let mut given = advice.iter_mut();
        match given.find(|given| (given.unusable, given.cause) == (unusable, cause)) {
            Some(given) => given.apps.push(app),
            None => advice.push(Advice {
                unusable,
                cause,
                apps: Vec::from([app]),
            }),
        }
    };
    for report in reports {
        match report.outcome {
            Outcome::WrongCodes { why } | Outcome::Rejected { why } => say(true, why, report.app),
            // The other warnings only matter for an app that can be used.
            Outcome::Works | Outcome::Unknown => {
                for cause in report.warnings.iter().copied().filter(is_settled) {
                    say(false, cause, report.app);
                }
            }
        }
    }
    // Three passes; a sort would weigh kilobytes in a page.
    let ranked = |rank| advice.iter().filter(move |advice| advice.rank() == rank);
    (0..=2).flat_map(ranked).cloned().collect()
}

impl Advice {
    /// The gravest first.
    const fn rank(&self) -> u8 {
        match self.cause {
            _ if self.unusable => 0,
            Cause::Untested(_) => 1,
            _ => 2,
        }
    }
}

/// One user's report stays in the app's own report: it would worry everybody else.
fn is_settled(cause: &Cause) -> bool {
    *cause != Cause::IssuerSpaceReported
}
