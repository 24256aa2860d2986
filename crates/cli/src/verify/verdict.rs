//! A verdict in words, and with its evidence in JSON.

use std::fmt;

use countersign_otp::{HotpVerdict, Seen, Verdict};
use serde::{Serialize, Serializer, ser::SerializeMap as _};

use crate::shell::Exact;

/// A verdict, and what to keep for the next code.
pub(super) struct TotpAnswer {
    verdict: Verdict,
    before: Seen,
    seen: Seen,
}

impl TotpAnswer {
    pub(super) fn new(verdict: Verdict, before: Seen) -> Self {
        Self {
            verdict,
            before,
            seen: before.after(verdict),
        }
    }
}

impl fmt::Display for TotpAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.verdict {
            Verdict::Match(found) => write!(
                f,
                "accepted: the code of time step {}, {}",
                found.step(),
                Offset(found.offset())
            ),
            Verdict::Replayed { step } => write!(
                f,
                "not accepted: the code of time step {step} was used already"
            ),
            Verdict::Outdated { step } => write!(
                f,
                "not accepted: the code of time step {step} can no longer be used"
            ),
            Verdict::ClockOff { seconds, .. } => write!(
                f,
                "not accepted: the authenticator's clock is about {} seconds {}",
                seconds.unsigned_abs(),
                if seconds > 0 { "ahead" } else { "behind" }
            ),
            Verdict::NoMatch => f.write_str("not accepted: no time step in reach has this code"),
        }?;
        if self.seen == self.before {
            return Ok(());
        }
        f.write_str("\n  Keep")?;
        for (option, step) in [
            ("--last-step", self.seen.last_step),
            ("--disclosed", self.seen.disclosed),
        ] {
            if let Some(step) = step {
                write!(f, " {option} {step}")?;
            }
        }
        f.write_str(" for the next code, or this one is accepted later.")
    }
}

/// Steps from the current one, in words.
struct Offset(i64);

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("the current one"),
            steps if steps < 0 => write!(f, "{} before the current one", steps.unsigned_abs()),
            steps => write!(f, "{steps} after the current one"),
        }
    }
}

impl Serialize for TotpAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_map(None)?;
        answer.serialize_entry("verdict", self.verdict.kind())?;
        match self.verdict {
            Verdict::Match(found) => {
                answer.serialize_entry("step", &Exact(found.step()))?;
                answer.serialize_entry("last_step", &Exact(found.last_step()))?;
                answer.serialize_entry("offset", &found.offset())?;
            }
            Verdict::Replayed { step } | Verdict::Outdated { step } => {
                answer.serialize_entry("step", &Exact(step))?;
            }
            Verdict::ClockOff { seconds, step, .. } => {
                answer.serialize_entry("seconds", &seconds)?;
                answer.serialize_entry("step", &Exact(step))?;
            }
            Verdict::NoMatch => {}
        }
        answer.serialize_entry("seen", &Kept(self.seen))?;
        answer.end()
    }
}

struct Kept(Seen);

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut kept = serializer.serialize_map(None)?;
        kept.serialize_entry("last_step", &self.0.last_step.map(Exact))?;
        kept.serialize_entry("disclosed", &self.0.disclosed.map(Exact))?;
        kept.end()
    }
}

pub(super) struct HotpAnswer(pub(super) HotpVerdict);

impl fmt::Display for HotpAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            HotpVerdict::Match {
                counter,
                next_counter,
            } => {
                write!(
                    f,
                    "accepted: counter {counter}\n  Keep --counter {next_counter} for the next code."
                )
            }
            HotpVerdict::NoMatch => f.write_str("not accepted: no counter in reach has this code"),
        }
    }
}

impl Serialize for HotpAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_map(None)?;
        answer.serialize_entry("verdict", self.0.kind())?;
        if let HotpVerdict::Match {
            counter,
            next_counter,
        } = self.0
        {
            answer.serialize_entry("counter", &Exact(counter))?;
            answer.serialize_entry("next_counter", &Exact(next_counter))?;
        }
        answer.end()
    }
}
