//! What an operator can do for one workspace, one member or the whole verifier.

use std::fs;

use countersign_store::ids::{MemberId, MemberKey};
use countersign_store::model::Scope;
use countersign_store::token::ApiKey;
use countersign_verifier::service::{Service, WantedMember};

use crate::folder::Begun;

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().unwrap()
}

/// Ada, whom the application has made known.
async fn ada(service: &Service) -> MemberKey {
    let key = MemberKey {
        workspace: service.workspace("demo").await.unwrap().id,
        member: MemberId::parse("ada").unwrap(),
    };
    service
        .put_member(key.clone(), WantedMember::default())
        .await
        .unwrap();
    key
}

#[test]
fn a_key_is_good_for_the_scopes_it_was_made_with_only() {
    let begun = Begun::new();
    let made = begun.run(&["key", "create", "--scope", "events", "--json"]);
    let made = made.json();
    assert_eq!(made["scopes"], serde_json::json!(["events"]));
    let key = ApiKey::parse(made["api_key"].as_str().unwrap()).unwrap();
    let service = begun.service();
    let may = |scope| {
        runtime()
            .block_on(service.authenticate(&key, scope))
            .is_ok()
    };
    assert!(may(Scope::Events));
    assert!(!may(Scope::Members) && !may(Scope::SignIns));

    let all = begun.run(&["key", "create", "--json"]).json();
    assert_eq!(
        all["scopes"],
        serde_json::json!(["sign-ins", "members", "events", "policy", "report"])
    );
    let wrong = begun.run(&["key", "create", "--scope", "everything"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("sign-ins, members, events"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_workspaces_pages_get_its_color_and_logo() {
    let begun = Begun::new();
    let logo = begun.data().with_file_name("logo.png");
    fs::write(&logo, b"\x89PNG\r\n\x1a\n").unwrap();
    let brand = |arguments: &[&str]| {
        begun.run(&[&["workspace", "brand", "demo", "--json"], arguments].concat())
    };
    let logo = logo.to_str().unwrap();
    let set = brand(&["--color", "#1A6B5C", "--logo", logo]).json();
    assert_eq!(set["color"], "#1a6b5c");
    assert_eq!(set["logo"], "data:image/png;base64,iVBORw0KGgo=");
    // What is not spoken of stays.
    let kept = brand(&["--color", "none"]).json();
    assert_eq!(
        (&kept["color"], &kept["logo"]),
        (&serde_json::Value::Null, &set["logo"])
    );
    assert_eq!(brand(&[]).json(), kept);

    for (arguments, code, word) in [
        (["--color", "red"], 3, "#1a6b5c"),
        (["--logo", "/nowhere.png"], 5, "/nowhere.png"),
        (
            ["--logo", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")],
            3,
            "PNG",
        ),
    ] {
        let said = brand(&arguments);
        assert_eq!(said.code, code, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(word), "{arguments:?}: {}", said.err);
    }
}

#[test]
fn s29_an_operator_ends_what_is_open_for_a_member() {
    let begun = Begun::new();
    let service = begun.service();
    for command in ["end-sessions", "password-changed", "unlock"] {
        let (member, open) = runtime().block_on(async {
            let member = ada(&service).await;
            let wanted = countersign_verifier::service::WantedSignIn::of(member.clone());
            let started = service.start_sign_in(wanted).await;
            (member, started.unwrap().sign_in.id)
        });
        let said = begun.run(&["member", command, "ada"]);
        assert_eq!(said.code, 0, "{}", said.err);
        let after = runtime().block_on(service.sign_in(member.workspace, open));
        assert_eq!(after.unwrap().status.as_ref(), "ended", "{command}");
        assert_eq!(begun.run(&["member", command, "nobody"]).code, 4);
        if command == "unlock" {
            assert!(said.out.contains("password-changed"), "{}", said.out);
        }
    }
}

#[test]
fn g1_a_doctor_says_how_likely_guessing_is_and_what_is_wrong() {
    let begun = Begun::new();
    let strict = begun.data().with_file_name("strict.toml");
    fs::write(&strict, "[budget]\nguesses_per_year = 100\n").unwrap();
    assert_eq!(begun.run(&["workspace", "create", "Strict"]).code, 0);
    let strict = [
        "policy",
        "set",
        "--workspace",
        "Strict",
        strict.to_str().unwrap(),
    ];
    assert_eq!(begun.run(&strict).code, 0);
    let said = begun.run(&["doctor", "--json"]).json();
    assert_eq!(said["key_ring"]["keys"], 1);
    assert_eq!(said["database"]["workspaces"], 2);
    assert_eq!(
        said["guessing"],
        serde_json::json!([
            { "workspace": "Strict", "chance_per_year": 0.0006 },
            { "workspace": "demo", "chance_per_year": 0.0018 },
        ])
    );
    for (workspace, of) in [("Strict", 0), ("demo", 1)] {
        let shown = ["policy", "show", "--workspace", workspace, "--json"];
        let shown = &begun.run(&shown).json()["guess_chance_per_year"];
        assert_eq!(
            shown, &said["guessing"][of]["chance_per_year"],
            "one figure"
        );
    }
    assert_eq!(said["delivery"]["mail"], false);
    let words = begun.run(&["doctor"]).out;
    assert!(words.contains("e-mails wait"), "{words}");
    assert!(
        words.contains("1 key") && words.contains("0.06 % in workspace Strict"),
        "{words}"
    );

    fs::remove_file(begun.data().join("keyring")).unwrap();
    let said = begun.run(&["doctor"]);
    assert_eq!(said.code, 5);
    assert!(
        said.out.contains("WRONG") && said.out.contains("backup"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("answers and has 2 workspaces"),
        "{}",
        said.out
    );
}

#[test]
fn an_announcement_is_printed_in_the_language_that_is_asked_for() {
    let begun = Begun::new();
    let said = begun.run(&["policy", "announce"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.starts_with("Two-step sign-in at demo\n\n"),
        "{}",
        said.out
    );
    let german = begun
        .run(&["policy", "announce", "--language", "de", "--json"])
        .json();
    assert_eq!(german["subject"], "Anmeldung in zwei Schritten bei demo");
    let unknown = begun.run(&["policy", "announce", "--language", "tlh"]);
    assert_eq!(unknown.code, 2, "{}", unknown.out);
    assert!(
        unknown.err.contains("it is one of en, de, es, fr, ja, ar"),
        "{}",
        unknown.err
    );
}
