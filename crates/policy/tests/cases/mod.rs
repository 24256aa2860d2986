//! Cases drawn from a seed: a policy with a history, a member, where they sign in from, and when. The same seed is the same case
//! on every target.

use std::sync::LazyLock;

use countersign_policy::{
    Bounded, Circumstances, EmailTerms, EndUserMode, Factors, Facts, Floor, Granted, InForce, Mark,
    Policy, Preset, RemovedBy, ResetTerms, Role, Setting, Shown, TeamMode, Timestamp,
};
use serde::Serialize;
use strum::VariantArray;

/// Some moment in 2023 that every case is about.
pub(crate) const EPOCH: Timestamp = Timestamp::from_unix_seconds(1_700_000_000);

/// One decision to make.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Case {
    pub(crate) in_force: InForce,
    pub(crate) member: Facts,
    pub(crate) from: Circumstances,
    pub(crate) now: Timestamp,
}

impl Case {
    pub(crate) fn drawn(seed: u64) -> Self {
        let draw = &mut Draw::new(seed);
        let mut at = draw.moment();
        let mut in_force = if draw.one_in(8) {
            InForce::default()
        } else {
            InForce::first(draw.policy(), at)
        };
        for _ in 0..draw.below(4) {
            at = at.plus_seconds(draw.below(20 * 86_400));
            in_force = in_force.switched(draw.policy(), at);
        }
        let member = draw.member();
        // One time in four at exactly the deadline, or just before it.
        let now = match (draw.below(8), member.required(&in_force)) {
            (0, Some(required)) => required.by,
            (1, Some(required)) => required.by.plus_micros(-1),
            _ => at.plus_seconds(draw.below(40 * 86_400)),
        };
        Self {
            in_force,
            member,
            from: Circumstances {
                channel: draw.word(),
                device: draw.word(),
            },
            now,
        }
    }
}

/// Read once: a case is drawn many thousand times.
fn preset(preset: Preset) -> Policy {
    static PRESETS: LazyLock<Vec<(Preset, Policy)>> = LazyLock::new(|| {
        let read = |preset: &Preset| (*preset, preset.policy().unwrap());
        Preset::VARIANTS.iter().map(read).collect()
    });
    let mut presets = PRESETS.iter();
    presets.find(|(name, _)| *name == preset).unwrap().1.clone()
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound)).unwrap()
    }

    pub(crate) fn one_in(&mut self, odds: u32) -> bool {
        self.below(odds) == 0
    }

    pub(crate) fn word<T: VariantArray + Copy>(&mut self) -> T {
        let at = self.below(u32::try_from(T::VARIANTS.len()).unwrap());
        T::VARIANTS[usize::try_from(at).unwrap()]
    }

    pub(crate) fn moment(&mut self) -> Timestamp {
        EPOCH.plus_seconds(self.below(60 * 86_400))
    }

    fn sometimes<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.one_in(2).then(|| draw(self))
    }

    fn number<const MIN: u32, const MAX: u32>(&mut self) -> Bounded<MIN, MAX> {
        Bounded::clamped(MIN + self.below(MAX - MIN + 1))
    }

    /// Mostly one of the few numbers that people choose.
    fn days<const MAX: u32>(&mut self) -> Bounded<0, MAX> {
        match self.below(4) {
            0 => self.number(),
            1 => Bounded::clamped(7),
            _ => Bounded::clamped(0),
        }
    }

    fn roles(&mut self) -> std::collections::BTreeSet<Role> {
        Role::VARIANTS
            .iter()
            .copied()
            .filter(|_| !self.one_in(3))
            .collect()
    }

    /// A preset with some switches turned, or anything at all.
    pub(crate) fn policy(&mut self) -> Policy {
        let mut policy = match self.below(7) {
            0 => Policy::default(),
            _ => preset(self.word()),
        };
        if self.one_in(3) {
            return policy;
        }
        policy.required.team = self.word::<TeamMode>();
        policy.required.end_users = self.word::<EndUserMode>();
        policy.required.grace_days = self.days();
        policy.required.encourage_days = self.days();
        policy.required.overrides = !self.one_in(3);
        policy.required.sso_exempt = !self.one_in(3);
        policy.required.admin_first = self.one_in(2);
        if self.one_in(2) {
            policy.methods.totp.roles = self.roles();
            policy.methods.totp.marked = self.sometimes(Self::word::<Mark>);
            policy.methods.hotp.roles = self.roles();
            policy.methods.email_code = EmailTerms {
                roles: self.roles(),
                marked: self.sometimes(Self::word::<Mark>),
                seconds: self.number(),
            };
            policy.methods.sms_code.roles = self.roles();
            policy.methods.sms_code.email_fallback = self.one_in(2);
        }
        if self.one_in(8) {
            for roles in [
                &mut policy.methods.totp.roles,
                &mut policy.methods.hotp.roles,
                &mut policy.methods.email_code.roles,
                &mut policy.methods.sms_code.roles,
            ] {
                roles.clear();
            }
        }
        policy.floor.team = self.word::<Floor>();
        policy.floor.end_users = self.word::<Floor>();
        policy.trusted_devices.days = self.days();
        policy.recovery.codes = self.number();
        policy.recovery.shown = self.word::<Shown>();
        policy.removal.by = self.word::<RemovedBy>();
        policy.api.password = self.word();
        policy.reset = ResetTerms {
            by_person: self.word(),
            delay_hours: self.number(),
            by: self.roles(),
            of: self.roles(),
            owner_permission: self.one_in(2),
        };
        policy
    }

    pub(crate) fn member(&mut self) -> Facts {
        let mut count = |odds| {
            if self.one_in(odds) {
                1 + self.below(3)
            } else {
                0
            }
        };
        let factors = Factors {
            totp: count(3),
            hotp: count(6),
            email: count(5),
            sms: count(5),
        };
        Facts {
            role: self.word(),
            sso: self.one_in(4),
            setting: self.word::<Setting>(),
            required_from: if self.one_in(2) {
                Timestamp::default()
            } else {
                self.moment()
            },
            granted: self.sometimes(|draw| {
                let told_at = draw.moment();
                Granted {
                    told_at,
                    by: told_at.plus_seconds(draw.below(30 * 86_400)),
                }
            }),
            factors: if self.one_in(3) {
                Factors::default()
            } else {
                factors
            },
            recovery_codes_left: self.below(3),
            set_up_due: self.one_in(6),
            email_known: !self.one_in(4),
            phone_known: self.one_in(2),
            locked: self.one_in(12),
            full_until: self.one_in(12).then(|| self.moment()),
            offered_at: self.sometimes(Self::moment),
        }
    }
}
