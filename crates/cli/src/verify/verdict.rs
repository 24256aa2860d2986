//! A verdict in words, and with its evidence in JSON.

use std::fmt;

use countersign_otp::{HotpVerdict, Verdict};
use serde::{Serialize, Serializer, ser::SerializeMap as _};

use crate::shell::Exact;

pub(super) struct TotpAnswer(pub(super) Verdict);

impl fmt::Display for TotpAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Verdict::Match {
                step,
                last_step,
                offset,
            } => {
                write!(
                    f,
                    "accepted: the code of time step {step}, {}\n  ",
                    Offset(offset)
                )?;
                write!(
                    f,
                    "Keep --last-step {last_step}, or the same code is accepted again."
                )
            }
            Verdict::Replayed { step } => {
                write!(
                    f,
                    "not accepted: the code of time step {step} was used already"
                )
            }
            Verdict::ClockOff { seconds, step } => {
                let (by, way) = (
                    seconds.unsigned_abs(),
                    if seconds > 0 { "ahead" } else { "behind" },
                );
                write!(
                    f,
                    "not accepted: the authenticator's clock is about {by} seconds {way}"
                )?;
                if seconds > 0 {
                    write!(
                        f,
                        "\n  Keep --disclosed {step}: whoever sent this now knows that the code will be right."
                    )?;
                }
                Ok(())
            }
            Verdict::NoMatch => f.write_str("not accepted: no time step in reach has this code"),
        }
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
        answer.serialize_entry("verdict", self.0.kind())?;
        match self.0 {
            Verdict::Match {
                step,
                last_step,
                offset,
            } => {
                answer.serialize_entry("step", &Exact(step))?;
                answer.serialize_entry("last_step", &Exact(last_step))?;
                answer.serialize_entry("offset", &offset)?;
            }
            Verdict::Replayed { step } => answer.serialize_entry("step", &Exact(step))?,
            Verdict::ClockOff { seconds, step } => {
                answer.serialize_entry("seconds", &seconds)?;
                answer.serialize_entry("step", &Exact(step))?;
            }
            Verdict::NoMatch => {}
        }
        answer.end()
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
