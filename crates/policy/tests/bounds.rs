//! What a policy may hold, and what is said of what it may not.
#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

use countersign_policy::Policy;

fn said(text: &str) -> String {
    Policy::from_toml(text).unwrap_err().to_string()
}

#[test]
fn n4_no_code_and_no_link_lives_longer_than_ten_minutes() {
    for (part, field) in [
        ("methods.email_code", "seconds"),
        ("methods.sms_code", "seconds"),
        ("floor", "code_seconds"),
        ("floor", "link_seconds"),
    ] {
        for seconds in ["29", "601", "4294967295"] {
            assert_eq!(
                said(&format!("[{part}]\n{field} = {seconds}")),
                format!("{part}.{field}: a whole number from 30 to 600 is expected, not {seconds}")
            );
        }
        for seconds in [30, 600] {
            assert!(Policy::from_toml(&format!("[{part}]\n{field} = {seconds}")).is_ok());
        }
    }
}

#[test]
fn n2_no_policy_gives_more_guesses_than_the_standard() {
    for (field, least, most) in [
        ("slips", 0, 10),
        ("first_wait_seconds", 30, 3600),
        ("longest_wait_seconds", 30, 3600),
        ("stop", 20, 100),
        ("guesses_per_year", 20, 300),
    ] {
        assert_eq!(
            said(&format!("[budget]\n{field} = {}", most + 1)),
            format!(
                "budget.{field}: a whole number from {least} to {most} is expected, not {}",
                most + 1
            )
        );
    }
    assert_eq!(
        said("[budget]\nfirst_wait_seconds = 60\nlongest_wait_seconds = 30"),
        "budget: longest_wait_seconds must be at least first_wait_seconds"
    );
}

#[test]
fn days_and_codes_have_their_bounds() {
    for (part, field, most) in [
        ("required", "grace_days", 90),
        ("required", "encourage_days", 365),
        ("trusted_devices", "days", 90),
        ("recovery", "codes", 20),
    ] {
        assert!(Policy::from_toml(&format!("[{part}]\n{field} = {most}")).is_ok());
        let over = said(&format!("[{part}]\n{field} = {}", most + 1));
        assert!(over.starts_with(&format!("{part}.{field}: ")), "{over}");
    }
    assert!(said("[recovery]\ncodes = 0").starts_with("recovery.codes: "));
}

#[test]
fn what_is_not_known_is_refused_by_name_at_every_depth() {
    for (text, place) in [
        ("polcy = 1", "polcy: unknown field `polcy`"),
        (
            "[required]\ngrace = 1",
            "required.grace: unknown field `grace`",
        ),
        ("[methods]\npush = {}", "methods.push: unknown field `push`"),
        (
            "[methods.totp]\nrole = []",
            "methods.totp.role: unknown field `role`",
        ),
        (
            "[methods.totp]\nroles = [\"boss\"]",
            "methods.totp.roles[0]: unknown variant `boss`",
        ),
        (
            "[required]\nteam = \"all\"",
            "required.team: unknown variant `all`",
        ),
        (
            "advice = [\"be-careful\"]",
            "advice[0]: unknown variant `be-careful`",
        ),
        (
            "[methods.sms_code]\nbarred_countries = [\"UK\"]",
            "methods.sms_code.barred_countries[0]: a country is",
        ),
    ] {
        assert!(said(text).starts_with(place), "{}", said(text));
    }
}

#[test]
fn a_method_that_the_list_leaves_out_is_for_nobody() {
    let policy = Policy::from_toml("[methods]\ntotp = { roles = [\"agent\"] }").unwrap();
    assert!(policy.methods.hotp.roles.is_empty());
}

#[test]
fn json_and_toml_have_one_shape() {
    let toml = include_str!("../presets/zendesk.toml");
    let policy = Policy::from_toml(toml).unwrap();
    let json = serde_json::to_value(&policy).unwrap();
    assert_eq!(json["methods"]["sms_code"]["barred_countries"][0], "IN");
    assert_eq!(Policy::read(&json).unwrap(), policy);
    let as_toml: serde_json::Value = toml::from_str(toml).unwrap();
    assert_eq!(Policy::read(as_toml).unwrap(), policy);
}
