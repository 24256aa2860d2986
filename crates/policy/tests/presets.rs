//! What each preset asks of its people.
#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

use countersign_policy::{
    Channel, Circumstances, Decision, Denial, Device, Ease, Enrollment, FactorKind, Factors, Facts,
    InForce, Method, Policy, Preset, Role, Setting, TeamMode, Timestamp, decide,
};

const NOW: Timestamp = Timestamp::from_unix_seconds(1_700_000_000);
const PAGE: Circumstances = Circumstances {
    channel: Channel::Page,
    device: Device::Unknown,
};
const API: Circumstances = Circumstances {
    channel: Channel::Api,
    device: Device::Unknown,
};

fn with_an_app() -> Factors {
    Factors {
        totp: 1,
        ..Factors::default()
    }
}

/// A member with an e-mail address and nothing else.
fn member(role: Role) -> Facts {
    Facts {
        role,
        email_known: true,
        ..Facts::default()
    }
}

fn begun(preset: Preset) -> InForce {
    InForce::first(preset.policy().unwrap(), NOW)
}

/// A preset with some of its switches turned.
fn turned(preset: Preset, turn: impl FnOnce(&mut Policy)) -> InForce {
    let mut policy = preset.policy().unwrap();
    turn(&mut policy);
    begun(preset).switched(policy, NOW)
}

fn passed(why: Ease) -> Decision {
    Decision::Passed { why }
}

fn denied(why: Denial) -> Decision {
    Decision::Denied { why, until: None }
}

fn challenge(methods: &[Method]) -> Decision {
    Decision::Challenge {
        methods: methods.to_vec(),
        then: None,
    }
}

fn enroll(by: Option<Timestamp>, may_skip: bool, kinds: &[FactorKind]) -> Decision {
    Decision::Enroll(Enrollment {
        by,
        may_skip,
        kinds: kinds.to_vec(),
    })
}

#[test]
fn heyy_encourages_and_can_require() {
    let in_force = begun(Preset::Heyy);
    let mut ada = member(Role::Agent);
    let offered = enroll(None, true, &[FactorKind::Totp]);
    assert_eq!(decide(&in_force, &ada, PAGE, NOW), offered);
    ada.offered_at = Some(NOW);
    let month = NOW.plus_days(30);
    let just_before = month.plus_micros(-1);
    assert_eq!(
        decide(&in_force, &ada, PAGE, just_before),
        passed(Ease::NotRequired)
    );
    assert_eq!(decide(&in_force, &ada, PAGE, month), offered);

    let required = turned(Preset::Heyy, |policy| {
        policy.required.team = TeamMode::Everyone;
    });
    assert_eq!(
        decide(&required, &ada, PAGE, NOW),
        enroll(None, false, &[FactorKind::Totp])
    );
    ada.factors = with_an_app();
    assert_eq!(
        decide(&required, &ada, PAGE, NOW),
        challenge(&[Method::Totp])
    );
}

#[test]
fn hello_customer_has_four_modes_and_a_switch_for_each_member() {
    let admin = member(Role::Admin);
    let agent = member(Role::Agent);
    let chosen = Facts {
        setting: Setting::Required,
        ..agent
    };
    let must = [
        (TeamMode::Nobody, [false, false, false]),
        (TeamMode::Admins, [true, false, true]),
        (TeamMode::Everyone, [true, true, true]),
        (TeamMode::PerMember, [false, false, true]),
    ];
    for (mode, expected) in must {
        let in_force = turned(Preset::HelloCustomer, |policy| policy.required.team = mode);
        let found = [admin, agent, chosen].map(|member| {
            decide(&in_force, &member, PAGE, NOW) == enroll(None, false, &[FactorKind::Totp])
        });
        assert_eq!(found, expected, "{mode:?}");
        let sso = Facts { sso: true, ..admin };
        assert_eq!(decide(&in_force, &sso, PAGE, NOW), passed(Ease::Sso));
    }
}

#[test]
fn zendesk_checks_new_devices_of_the_team() {
    let in_force = begun(Preset::Zendesk);
    let agent = member(Role::Agent);
    assert_eq!(
        decide(&in_force, &agent, PAGE, NOW),
        challenge(&[Method::NewDeviceCode])
    );
    let known = Circumstances {
        device: Device::Known,
        ..PAGE
    };
    assert_eq!(
        decide(&in_force, &agent, known, NOW),
        passed(Ease::KnownDevice)
    );
    let sso = Facts { sso: true, ..agent };
    assert_eq!(decide(&in_force, &sso, PAGE, NOW), passed(Ease::Sso));
    let customer = member(Role::EndUser);
    assert_eq!(
        decide(&in_force, &customer, PAGE, NOW),
        passed(Ease::NotRequired)
    );
    let no_address = Facts {
        email_known: false,
        ..agent
    };
    assert_eq!(
        decide(&in_force, &no_address, PAGE, NOW),
        denied(Denial::NoMethod)
    );
}

#[test]
fn zendesk_sends_codes_by_sms_to_the_team_and_by_email_to_both() {
    let in_force = begun(Preset::Zendesk);
    let with_a_phone = |role| Facts {
        factors: Factors {
            sms: 1,
            ..Factors::default()
        },
        recovery_codes_left: 9,
        ..member(role)
    };
    assert_eq!(
        decide(&in_force, &with_a_phone(Role::Agent), PAGE, NOW),
        challenge(&[Method::SmsCode, Method::EmailCode, Method::RecoveryCode])
    );
    let policy = &in_force.policy;
    let kinds = |role| {
        let all = [FactorKind::Totp, FactorKind::Email, FactorKind::Sms];
        all.map(|kind| policy.methods.allow(kind, role))
    };
    assert_eq!(kinds(Role::Agent), [true, true, true]);
    assert_eq!(kinds(Role::EndUser), [true, true, false]);
    // A phone that an end user has from before a switch is taken once more, and something else set up.
    let Decision::Challenge {
        then: Some(set_up), ..
    } = decide(&in_force, &with_a_phone(Role::EndUser), PAGE, NOW)
    else {
        unreachable!("a phone is not allowed to end users")
    };
    assert_eq!(set_up.kinds, [FactorKind::Totp, FactorKind::Email]);
    assert!(!set_up.may_skip);
}

#[test]
fn zendesk_takes_no_password_over_an_api_once_a_factor_is_required() {
    let agent = member(Role::Agent);
    let in_force = begun(Preset::Zendesk);
    assert_eq!(
        decide(&in_force, &agent, API, NOW),
        passed(Ease::NotRequired)
    );
    let enrolled = Facts {
        factors: with_an_app(),
        ..agent
    };
    assert_eq!(
        decide(&in_force, &enrolled, API, NOW),
        denied(Denial::ApiPassword)
    );
    let required = turned(Preset::Zendesk, |policy| {
        policy.required.team = TeamMode::Admins;
    });
    assert_eq!(
        decide(&required, &agent, API, NOW),
        denied(Denial::ApiPassword)
    );
    let customer = member(Role::EndUser);
    assert_eq!(
        decide(&required, &customer, API, NOW),
        passed(Ease::NotRequired)
    );
}

#[test]
fn s21_helpkit_gives_seven_days_and_not_a_moment_more() {
    let in_force = begun(Preset::Helpkit);
    let ada = member(Role::Agent);
    let kinds = [FactorKind::Totp, FactorKind::Sms];
    let by = NOW.plus_days(7);
    assert_eq!(
        decide(&in_force, &ada, PAGE, by.plus_micros(-1)),
        enroll(Some(by), true, &kinds)
    );
    assert_eq!(
        decide(&in_force, &ada, PAGE, by),
        enroll(None, false, &kinds)
    );
    assert_eq!(
        decide(&in_force, &ada, API, by.plus_micros(-1)),
        passed(Ease::NotRequired)
    );
    assert_eq!(
        decide(&in_force, &ada, API, by),
        denied(Denial::ApiPassword)
    );
}

#[test]
fn helpkit_trusts_a_browser_of_somebody_who_has_a_factor() {
    let in_force = begun(Preset::Helpkit);
    let trusted = Circumstances {
        device: Device::Trusted,
        ..PAGE
    };
    let enrolled = Facts {
        factors: with_an_app(),
        ..member(Role::Agent)
    };
    assert_eq!(
        decide(&in_force, &enrolled, trusted, NOW),
        passed(Ease::TrustedDevice)
    );
    // A preset that trusts no browsers trusts none of those either that were trusted before the switch.
    let elsewhere = begun(Preset::HelloCustomer);
    assert_eq!(
        decide(&elsewhere, &enrolled, trusted, NOW),
        challenge(&[Method::Totp])
    );
    let by = NOW.plus_days(7);
    let bare = member(Role::Agent);
    assert_eq!(
        decide(&in_force, &bare, trusted, by),
        enroll(None, false, &[FactorKind::Totp, FactorKind::Sms])
    );
}

#[test]
fn customer_io_asks_for_a_link_and_the_app_takes_its_place() {
    let in_force = begun(Preset::CustomerIo);
    let ada = member(Role::Agent);
    let link = challenge(&[Method::EmailLink]);
    assert_eq!(decide(&in_force, &ada, PAGE, NOW), link);
    let known = Circumstances {
        device: Device::Known,
        ..PAGE
    };
    assert_eq!(decide(&in_force, &ada, known, NOW), link);
    assert_eq!(
        decide(&in_force, &ada, API, NOW),
        denied(Denial::ApiPassword)
    );
    let enrolled = Facts {
        factors: with_an_app(),
        ..ada
    };
    assert_eq!(
        decide(&in_force, &enrolled, PAGE, NOW),
        challenge(&[Method::Totp])
    );
    // Settings are not offered there: one that is kept from elsewhere sleeps.
    let required = turned(Preset::CustomerIo, |policy| {
        policy.required.team = TeamMode::Everyone;
    });
    let exempt = Facts {
        setting: Setting::Exempt,
        ..ada
    };
    let Decision::Challenge {
        methods,
        then: Some(set_up),
    } = decide(&required, &exempt, PAGE, NOW)
    else {
        unreachable!("everybody must")
    };
    assert_eq!(methods, [Method::EmailLink]);
    assert!(!set_up.may_skip);
}

#[test]
fn customer_io_lets_an_admin_require_only_what_they_have() {
    let old = begun(Preset::CustomerIo);
    let mut policy = old.policy.clone();
    policy.required.team = TeamMode::Everyone;
    let new = old.switched(policy, NOW);
    let admin = member(Role::Admin);
    assert!(old.admits(&new, None).is_err());
    assert!(old.admits(&new, Some(&admin)).is_err());
    let enrolled = Facts {
        factors: with_an_app(),
        ..admin
    };
    assert!(old.admits(&new, Some(&enrolled)).is_ok());
    // The guard is not put aside by the switch that it guards, and lets go of nobody.
    let unguarded = old.switched(begun(Preset::Helpkit).policy, NOW);
    assert!(!unguarded.policy.required.admin_first);
    assert!(old.admits(&unguarded, Some(&admin)).is_err());
    assert!(new.admits(&old, Some(&admin)).is_ok());
}

#[test]
fn a_workspace_without_a_preset_does_what_it_always_did() {
    let in_force = InForce::default();
    for role in [Role::Owner, Role::Admin, Role::Agent, Role::EndUser] {
        let bare = Facts {
            email_known: false,
            ..member(role)
        };
        assert_eq!(
            decide(&in_force, &bare, PAGE, NOW),
            enroll(None, false, &[FactorKind::Totp, FactorKind::Hotp])
        );
        let enrolled = Facts {
            factors: with_an_app(),
            recovery_codes_left: 10,
            ..bare
        };
        assert_eq!(
            decide(&in_force, &enrolled, PAGE, NOW),
            challenge(&[Method::Totp, Method::RecoveryCode])
        );
    }
}

/// A member who was left to their identity provider for a year has their days when that ends, as everybody had.
#[test]
fn whoever_a_switch_newly_requires_has_their_days() {
    let week = Policy::from_toml("[required]\ngrace_days = 7").unwrap();
    let in_force = InForce::first(week.clone(), NOW);
    let year = NOW.plus_days(365);
    let mut strict = week;
    strict.required.sso_exempt = false;
    strict.required.overrides = false;
    let in_force = in_force.switched(strict, year);
    let sso = Facts {
        sso: true,
        ..member(Role::Agent)
    };
    let exempt = Facts {
        setting: Setting::Exempt,
        ..member(Role::Agent)
    };
    for facts in [sso, exempt] {
        assert_eq!(
            facts.required(&in_force).unwrap().by,
            year.plus_days(7),
            "{facts:?}"
        );
    }
    let others = member(Role::Agent).required(&in_force).unwrap();
    assert_eq!(others.by, NOW.plus_days(7));
}

/// Somebody made known a year after the policy was switched on has their days too.
#[test]
fn whoever_is_new_has_their_days() {
    let in_force = begun(Preset::Helpkit);
    let year = NOW.plus_days(365);
    let new = in_force.changed(None, member(Role::Agent), year);
    assert_eq!(new.required(&in_force).unwrap().by, year.plus_days(7));
}
