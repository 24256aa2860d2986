use alloc::{collections::BTreeSet, format, string::ToString, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::uri::arbitrary::{address_like, auth};
use crate::{Algorithm, Secret};

const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn report(uri: &str, app: App) -> AppReport {
    let uri = uri.replace("SECRET", SECRET);
    check_uri(&uri)
        .unwrap()
        .into_iter()
        .find(|report| report.app == app)
        .unwrap()
}

fn shown(uri: &str, app: App) -> (Option<alloc::string::String>, alloc::string::String) {
    let report = report(uri, app);
    (report.shown_issuer, report.shown_account)
}

fn names(issuer: &str, account: &str) -> (Option<alloc::string::String>, alloc::string::String) {
    (Some(issuer.to_string()), account.to_string())
}

proptest! {
    #[test]
    fn every_account_gets_a_report_from_every_app(auth in auth()) {
        let reports = check(&auth);
        let apps: Vec<App> = reports.iter().map(|report| report.app).collect();
        prop_assert_eq!(apps.as_slice(), &App::ALL[..]);
        for report in &reports {
            let decided = !matches!(report.outcome, Outcome::Works | Outcome::Unknown);
            prop_assert!(!decided || report.grade.is_some(), "{:?}", report);
            prop_assert!(report.outcome != Outcome::Unknown || report.grade.is_none());
        }
    }

    #[test]
    fn no_text_makes_the_emulator_panic(text in any::<alloc::string::String>(), like in address_like()) {
        let _ = check_uri(&text);
        if let Ok(reports) = check_uri(&like) {
            for advice in worth_saying(&reports) {
                prop_assert!(!advice.apps.is_empty());
            }
        }
    }

    #[test]
    fn s18_no_report_shows_the_secret(auth in auth()) {
        let secret = auth.secret().expose_base32();
        let reports = check(&auth);
        let shown = format!("{reports:?} {:?}", worth_saying(&reports));
        // A shorter one may stand in the words by chance.
        prop_assert!(secret.len() < 16 || !shown.contains(secret.as_str()));
    }
}

#[test]
fn ids_are_unique_and_every_app_has_a_fact() {
    let ids: BTreeSet<_> = App::ALL.iter().map(|app| app.id()).collect();
    assert_eq!(ids.len(), App::ALL.len());
    for app in App::ALL {
        assert!(facts::of(app).next().is_some(), "{app}");
    }
    for (at, fact) in FACTS.iter().enumerate() {
        let again = FACTS
            .iter()
            .skip(at + 1)
            .any(|other| (other.app, other.behavior) == (fact.app, fact.behavior));
        assert!(!again, "{fact:?}");
    }
}

#[test]
fn the_deciding_fact_gives_the_grade() {
    let uri = "otpauth://totp/A:b?secret=SECRET&issuer=A&algorithm=SHA256";
    assert_eq!(report(uri, App::Microsoft).grade, Some(Grade::Test));
    assert_eq!(report(uri, App::Aegis).grade, Some(Grade::Source));
    assert_eq!(report(uri, App::LastPassIos).grade, None);
    let plain = "otpauth://totp/A:b?secret=SECRET&issuer=A";
    assert_eq!(report(plain, App::Aegis).grade, None);
}

#[test]
fn two_issuers_are_shown_as_each_app_does() {
    let uri = "otpauth://totp/Label:bob?secret=SECRET&issuer=Parameter";
    for app in [App::Aegis, App::FreeOtp, App::Stratum] {
        assert_eq!(shown(uri, app), names("Label", "bob"), "{app}");
    }
    for app in [App::Yubico, App::Ente, App::FreeOtpPlus] {
        assert_eq!(shown(uri, app), names("Parameter", "bob"), "{app}");
    }
    assert_eq!(
        shown(uri, App::GoogleAndroid2020),
        names("Parameter", "Label:bob")
    );
}

#[test]
fn a_plus_sign_is_shown_by_those_that_do() {
    let uri = "otpauth://totp/ACME%20Co:bob?secret=SECRET&issuer=ACME+Co";
    let microsoft = report(uri, App::Microsoft);
    assert_eq!(microsoft.shown_issuer.as_deref(), Some("ACME+Co"));
    assert_eq!(microsoft.warnings, [Cause::PlusShown]);
    assert_eq!(shown(uri, App::Yubico), names("ACME Co", "bob"));
}

#[test]
fn an_escaped_plus_sign_is_a_space_to_an_app_that_decodes_twice() {
    let uri = "otpauth://totp/A%2BB:bob?secret=SECRET&issuer=A%2BB";
    let two_fas = report(uri, App::TwoFasAndroid);
    assert_eq!(two_fas.shown_issuer.as_deref(), Some("A B"));
    assert_eq!(two_fas.warnings, [Cause::NameChanged]);
    for app in [App::Aegis, App::Microsoft, App::Stratum] {
        assert_eq!(shown(uri, app), names("A+B", "bob"), "{app}");
    }
}

#[test]
fn early_decoding_changes_names_or_loses_the_secret() {
    let uri = "otpauth://totp/AT%26T:bob?secret=SECRET&issuer=AT%26T";
    let two_fas = report(uri, App::TwoFasAndroid);
    assert_eq!(two_fas.shown_issuer.as_deref(), Some("AT"));
    assert_eq!(two_fas.warnings, [Cause::NameChanged]);
    assert_eq!(shown(uri, App::Aegis), names("AT&T", "bob"));

    let uri = "otpauth://totp/Team%20%231:bob?secret=SECRET&issuer=Team%20%231";
    assert_eq!(shown(uri, App::TwoFasAndroid), names("Team -1", "bob"));
    let why = Cause::NameBreaksAddress;
    assert_eq!(report(uri, App::Stratum).outcome, Outcome::Rejected { why });
}

#[test]
fn long_names_are_cut_and_lower_cased() {
    let issuer = "I".repeat(31);
    let account = "ä".repeat(51);
    let uri = format!("otpauth://totp/{issuer}:{account}?secret=SECRET&issuer={issuer}");
    let two_fas = report(&uri, App::TwoFasAndroid);
    assert_eq!(two_fas.shown_issuer, Some("I".repeat(30)));
    assert_eq!(two_fas.shown_account, "ä".repeat(50));
    assert_eq!(two_fas.warnings, [Cause::NameCut(30), Cause::NameCut(50)]);
    assert_eq!(
        report(&uri, App::Bitwarden).shown_issuer,
        Some("i".repeat(31))
    );
}

#[test]
fn a_second_colon_makes_an_account_of_all() {
    let uri = "otpauth://totp/a:b:c?secret=SECRET";
    assert_eq!(shown(uri, App::Aegis), (None, "a:b:c".to_string()));
}

#[test]
fn what_is_worth_saying_comes_gravest_first() {
    let secret = Secret::from_base32(SECRET).unwrap();
    let auth = OtpAuth::totp(secret, "bob")
        .unwrap()
        .with_issuer("ACME Co")
        .unwrap();
    assert_eq!(worth_saying(&check(&auth)), []);

    let advice = worth_saying(&check(&auth.with_algorithm(Algorithm::Sha256)));
    let said: Vec<_> = advice.iter().map(ToString::to_string).collect();
    assert_eq!(
        said[0],
        "Microsoft Authenticator, Authy, Duo Mobile, Google Authenticator (Android, 2020): \
         the codes will not match, because SHA1 is used instead of SHA256."
    );
    assert_eq!(said[1], "1Password: SHA256 cannot be used.");
    assert!(advice[0].unusable && advice[1].unusable && !advice[2].unusable);
    assert_eq!(
        advice[2].cause,
        Cause::Untested(Feature::Algorithm(Algorithm::Sha256))
    );
}
