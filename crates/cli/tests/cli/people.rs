//! Workspaces, keys, members and events, on a folder with real rows in it.

use countersign_otp::{Secret, Totp};
use countersign_store::ids::{MemberId, MemberKey};
use countersign_store::model::{Label, Verification};
use countersign_verifier::http::shapes::Confirmation;
use countersign_verifier::service::{Service, Typed, WantedFactor, WantedMember};
use serde_json::Value;

use crate::folder::{Begun, Said};

/// A member with a confirmed factor; yields its secret and the recovery codes.
async fn enroll(service: &Service, id: &str) -> (Secret, Vec<String>) {
    let workspace = service.workspace("demo").await.unwrap().id;
    let key = MemberKey {
        workspace,
        member: MemberId::parse(id).unwrap(),
    };
    let labelled = WantedMember {
        label: Some(Some(Label::parse("Ada Lovelace").unwrap())),
        ..WantedMember::default()
    };
    service.put_member(key.clone(), labelled).await.unwrap();
    let pending = service
        .begin_factor(key.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let secret = Secret::from_base32(pending.secret.as_ref().unwrap()).unwrap();
    let code = Totp::rfc_default(secret.clone()).code_at(now());
    let confirmed = service
        .confirm_factor(key, pending.id, Typed::read(code.as_str()))
        .await
        .unwrap();
    let told = serde_json::to_value(Confirmation::from(confirmed)).unwrap();
    let codes = told["recovery_codes"].as_array().unwrap();
    (
        secret,
        codes
            .iter()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect(),
    )
}

fn now() -> u64 {
    std::time::UNIX_EPOCH.elapsed().unwrap().as_secs()
}

fn texts<'a>(rows: &'a Value, field: &str) -> Vec<&'a str> {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| row[field].as_str().unwrap())
        .collect()
}

#[test]
fn workspaces_are_made_listed_and_told_which_pages_may_call() {
    let begun = Begun::new();
    let made = begun
        .run(&[
            "workspace",
            "create",
            "Other",
            "--origin",
            "https://o.example",
            "--json",
        ])
        .json();
    assert_eq!(made["name"], "Other");
    let listed = begun.run(&["workspace", "list", "--json"]).json();
    assert_eq!(texts(&listed["workspaces"], "name"), ["Other", "demo"]);

    let again = begun.run(&["workspace", "create", "Other"]);
    assert_eq!(again.code, 4, "{}", again.err);

    let origins = |arguments: &[&str]| {
        let said = begun.run(&[&["workspace", "origins", "Other", "--json"], arguments].concat());
        said.json()["origins"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(origins(&[]), ["https://o.example"]);
    assert_eq!(
        origins(&["--add", "https://p.example", "--add", "https://o.example"]),
        ["https://o.example", "https://p.example"]
    );
    assert_eq!(
        origins(&["--remove", "https://o.example"]),
        ["https://p.example"]
    );
    let missing = begun.run(&[
        "workspace",
        "origins",
        "Other",
        "--remove",
        "https://o.example",
    ]);
    assert_eq!(missing.code, 4, "{}", missing.err);
}

#[test]
fn a_key_is_shown_once_and_opens_nothing_once_it_is_ended() {
    let begun = Begun::new();
    let made = begun
        .run(&["key", "create", "--label", "web 2026", "--json"])
        .json();
    let (id, key) = (
        made["id"].as_str().unwrap(),
        made["api_key"].as_str().unwrap(),
    );
    assert!(key.starts_with("cs_live_"));

    let listed = begun.run(&["key", "list"]);
    assert!(
        listed.out.contains(id) && listed.out.contains("web 2026"),
        "{}",
        listed.out
    );
    assert!(!listed.out.contains(key) && !listed.out.contains(&begun.api_key));

    assert_eq!(begun.run(&["key", "revoke", id]).code, 0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let parsed = countersign_store::token::ApiKey::parse(key).unwrap();
    assert!(
        runtime
            .block_on(
                begun
                    .service()
                    .authenticate(&parsed, countersign_store::model::Scope::Members)
            )
            .is_err()
    );
    assert_eq!(begun.run(&["key", "revoke", id]).code, 4);
}

#[test]
fn s18_a_key_given_as_an_id_is_not_repeated() {
    let begun = Begun::new();
    let said = begun.run(&["key", "revoke", &begun.api_key]);
    assert_eq!(said.code, 3);
    assert!(!said.err.contains(&begun.api_key), "{}", said.err);
    assert!(said.err.contains("key list"), "{}", said.err);
}

#[test]
fn which_workspace_is_only_asked_when_there_are_several() {
    let begun = Begun::new();
    assert_eq!(begun.run(&["member", "list"]).code, 0);
    begun.run(&["workspace", "create", "Other"]);
    let unnamed = begun.run(&["member", "list"]);
    assert_eq!(unnamed.code, 2);
    assert!(unnamed.err.contains("--workspace"), "{}", unnamed.err);
    assert_eq!(
        begun.run(&["member", "list", "--workspace", "Other"]).code,
        0
    );
    let unknown = begun.run(&["member", "list", "--workspace", "Nobody's"]);
    assert_eq!(unknown.code, 4, "{}", unknown.err);
}

#[test]
fn s12_members_are_seen_helped_and_removed_and_nobody_is_signed_in_by_it() {
    let begun = Begun::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let service = begun.service();
    let (secret, codes) = runtime.block_on(enroll(&service, "ada@example.org"));

    let listed = begun.run(&["member", "list"]);
    assert!(
        listed.out.contains("ada@example.org") && listed.out.contains("fine"),
        "{}",
        listed.out
    );
    let shown = begun
        .run(&["member", "show", "ada@example.org", "--json"])
        .json();
    assert_eq!(shown["member"]["label"], "Ada Lovelace");
    let factor = shown["factors"][0]["id"].as_str().unwrap();
    let human = begun.run(&["member", "show", "ada@example.org"]);
    assert!(
        human.out.contains(factor) && human.out.contains("10 left"),
        "{}",
        human.out
    );

    // A wrong code, then a fresh budget: the wrong code stays wrong, and what comes back is the member's standing alone.
    let key = MemberKey {
        workspace: runtime.block_on(service.workspace("demo")).unwrap().id,
        member: MemberId::parse("ada@example.org").unwrap(),
    };
    let wrong = wrong_code(&secret);
    let refused = runtime
        .block_on(service.verify(key.clone(), Typed::read(&wrong)))
        .unwrap();
    assert!(matches!(refused, Verification::Refused(_)));
    assert_eq!(
        begun
            .run(&["member", "show", "ada@example.org", "--json"])
            .json()["member"]["failures"],
        1
    );
    let unlocked = begun
        .run(&["member", "unlock", "ada@example.org", "--json"])
        .json();
    assert_eq!(
        (&unlocked["failures"], &unlocked["locked"]),
        (&0.into(), &false.into())
    );
    assert!(unlocked.get("receipt").is_none() && unlocked.get("client_token").is_none());

    assert_eq!(
        begun
            .run(&["member", "remove-factor", "ada@example.org", factor])
            .code,
        0
    );
    let bare = begun
        .run(&["member", "show", "ada@example.org", "--json"])
        .json();
    assert_eq!(bare["member"]["status"], "none");
    let spent = runtime
        .block_on(service.verify(key, Typed::read(&codes[0])))
        .unwrap();
    assert!(
        matches!(spent, Verification::Refused(_)),
        "a recovery code outlived its factor"
    );

    assert_eq!(begun.run(&["member", "remove", "ada@example.org"]).code, 0);
    for gone in [
        ["member", "show"],
        ["member", "unlock"],
        ["member", "remove"],
    ] {
        let said = begun.run(&[&gone[..], &["ada@example.org"]].concat());
        assert_eq!(said.code, 4, "{gone:?}: {}", said.err);
        assert!(said.err.contains("member list"), "{}", said.err);
    }

    // Whoever was removed is named no more.
    let theirs = begun.run(&["events", "--member", "ada@example.org", "--json"]);
    assert_eq!(theirs.json()["events"], serde_json::json!([]));
    let happened = begun.run(&["events", "--json"]);
    assert!(
        !happened.out.contains("ada@example.org"),
        "{}",
        happened.out
    );
    let happened = happened.json();
    let kinds = texts(&happened["events"], "kind");
    for kind in [
        "member.created",
        "factor.confirmed",
        "code.refused",
        "member.unlocked",
        "factor.removed",
        "member.deleted",
    ] {
        assert!(kinds.contains(&kind), "{kind} is not among {kinds:?}");
    }
    let human = begun.run(&["events", "--limit", "2"]);
    assert_eq!(human.out.lines().count(), 4, "{}", human.out);
    assert!(human.out.contains("--before evt_"), "{}", human.out);
}

fn wrong_code(secret: &Secret) -> String {
    let totp = Totp::rfc_default(secret.clone());
    let near: Vec<String> = (0..200)
        .map(|step| {
            totp.code_for_step(totp.step_at(now()) + step - 100)
                .as_str()
                .to_owned()
        })
        .collect();
    (0..)
        .map(|code| format!("{code:06}"))
        .find(|code| !near.contains(code))
        .unwrap()
}

#[test]
fn long_lists_come_in_pages() {
    let begun = Begun::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let service = begun.service();
    let workspace = runtime.block_on(service.workspace("demo")).unwrap().id;
    for id in ["a", "b", "c"] {
        let key = MemberKey {
            workspace: workspace.clone(),
            member: MemberId::parse(id).unwrap(),
        };
        runtime
            .block_on(service.put_member(key, WantedMember::default()))
            .unwrap();
    }
    let page = |arguments: &[&str]| -> Said {
        begun.run(&[&["member", "list", "--limit", "2"], arguments].concat())
    };
    let first = page(&["--json"]).json();
    assert_eq!(texts(&first["members"], "id"), ["a", "b"]);
    assert_eq!(first["next_cursor"], "b");
    assert!(page(&[]).out.contains("--after 'b'"));
    let last = page(&["--after", "b", "--json"]).json();
    assert_eq!(texts(&last["members"], "id"), ["c"]);
    assert_eq!(last["next_cursor"], Value::Null);
}
