use crate::Timestamp;

/// How often something may be begun: a burst at once, then one every so many seconds.
///
/// Kept like [`LongAccount`](crate::LongAccount), as the one moment at which the burst is whole again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    burst: u32,
    seconds: u32,
}

impl Rate {
    /// Sign-ins of one member: 30 at once, then one every 20 seconds. A person needs a few; whoever has the password and
    /// a script fills the disk no faster than this.
    pub const SIGN_INS: Self = Self {
        burst: 30,
        seconds: 20,
    };

    /// Codes that are sent to one member, and to one address: five at once, then one a minute. Text messages cost money, and
    /// a flood of them is a way to wear somebody out.
    pub const SENT_CODES: Self = Self {
        burst: 5,
        seconds: 60,
    };

    /// When the burst is whole again after one more at `now`, or the moment from which one more is admitted.
    ///
    /// # Errors
    /// The moment to try again at, when the burst is spent.
    pub fn charged(&self, whole_at: Timestamp, now: Timestamp) -> Result<Timestamp, Timestamp> {
        let charged = whole_at.max(now).plus_seconds(self.seconds);
        let latest = now.plus_seconds(self.seconds.saturating_mul(self.burst));
        if charged <= latest {
            Ok(charged)
        } else {
            let early = charged.micros().saturating_sub(latest.micros());
            Err(now.plus_micros(early))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use crate::Timestamp;

    #[test]
    fn after_the_burst_one_is_admitted_every_so_often() {
        let now = Timestamp::from_unix_seconds(1_700_000_000);
        let mut whole_at = Timestamp::from_micros(0);
        for _ in 0..30 {
            whole_at = Rate::SIGN_INS.charged(whole_at, now).unwrap();
        }
        let again = now.plus_seconds(20);
        assert_eq!(Rate::SIGN_INS.charged(whole_at, now), Err(again));
        assert!(Rate::SIGN_INS.charged(whole_at, again).is_ok());
    }
}
