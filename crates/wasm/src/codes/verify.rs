//! Verdicts.

use countersign_otp::{HotpVerdict, LookAhead, Search, Seen, Verdict, Window};

use super::code::{generator, typed};
use crate::{
    otp::key::{Key, period},
    wire::{Answer, Arguments, Failure},
};

/// The verdict's number, what is seen after it (two numbers that may be absent), and where they belong to the verdict: the step,
/// the last step, and the steps or seconds from now, which have a sign.
pub(super) fn totp(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let key = Key::read(given)?;
    let period = period(given)?;
    let code = typed(given, key.digits)?;
    let at = given.number();
    let mut reach = |default: u32| given.optional_small().unwrap_or(default);
    let window = Window::new(
        reach(Window::DEFAULT.past()),
        reach(Window::DEFAULT.future()),
    );
    let search = Search::new(
        reach(Search::DEFAULT.past()),
        reach(Search::DEFAULT.future()),
    );
    let seen = Seen {
        last_step: given.optional_number(),
        disclosed: given.optional_number(),
    };

    let verdict = generator(key, period).verify(&code, at, window, search, seen);
    let seen = seen.after(verdict);
    let (number, step, last_step, distance) = match verdict {
        Verdict::Match(found) => (
            0_u8,
            Some(found.step()),
            Some(found.last_step()),
            Some(found.offset()),
        ),
        Verdict::Replayed { step } => (1, Some(step), None, None),
        Verdict::Outdated { step } => (2, Some(step), None, None),
        Verdict::ClockOff { seconds, step, .. } => (3, Some(step), None, Some(seconds)),
        Verdict::NoMatch => (4, None, None, None),
    };
    answer.number(number);
    answer.optional_number(seen.last_step);
    answer.optional_number(seen.disclosed);
    answer.optional_number(step);
    answer.optional_number(last_step);
    answer.optional_number(distance.map(i64::cast_unsigned));
    Ok(())
}

pub(super) fn hotp(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let key = Key::read(given)?;
    let code = typed(given, key.digits)?;
    let counter = given.number();
    let look_ahead = look_ahead(given);
    tell(key.hotp().verify(&code, counter, look_ahead), answer);
    Ok(())
}

pub(super) fn resync(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let key = Key::read(given)?;
    let first = typed(given, key.digits)?;
    let second = typed(given, key.digits)?;
    let counter = given.number();
    let look_ahead = look_ahead(given);
    let hotp = key.hotp();
    tell(
        hotp.resynchronize(&first, &second, counter, look_ahead),
        answer,
    );
    Ok(())
}

fn look_ahead(given: &mut Arguments<'_>) -> LookAhead {
    let counters = given.optional_small();
    counters.map_or(LookAhead::DEFAULT, LookAhead::new)
}

fn tell(verdict: HotpVerdict, answer: &mut Answer) {
    if let HotpVerdict::Match {
        counter,
        next_counter,
    } = verdict
    {
        answer.number(counter);
        answer.number(next_counter);
    }
}
