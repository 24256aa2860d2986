//! Where people and applications are reached: addresses, the outbox, webhooks.

use std::fs;

use countersign_store::ids::{MemberId, MemberKey};
use countersign_store::model::AddressKind;
use countersign_verifier::service::{GivenAddress, WantedMember};

use crate::folder::{Begun, mode};

/// Ada, an admin who signs in through an identity provider, with two addresses; she was told of the second at the first.
fn ada(begun: &Begun) {
    let given = |kind, value: &str, confirmed| GivenAddress {
        kind,
        value: value.to_owned(),
        confirmed,
        primary: confirmed,
    };
    let email = given(AddressKind::Email, "ada@example.org", true);
    let phone = given(AddressKind::Phone, "+4915112345678", false);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let service = begun.service();
        let ada = MemberKey {
            workspace: service.workspace("demo").await.unwrap().id,
            member: MemberId::parse("ada").unwrap(),
        };
        for addresses in [vec![email.clone()], vec![email, phone]] {
            let wanted = WantedMember {
                role: Some("admin".parse().unwrap()),
                setting: Some("required".parse().unwrap()),
                sso: Some(true),
                language: Some(Some("de-AT".to_owned())),
                addresses: Some(addresses),
                ..WantedMember::default()
            };
            service.put_member(ada.clone(), wanted).await.unwrap();
        }
    });
}

#[test]
fn a_member_is_shown_with_what_a_policy_looks_at() {
    let begun = Begun::new();
    assert_eq!(
        begun
            .run(&["policy", "set", "--preset", "hello-customer"])
            .code,
        0
    );
    ada(&begun);
    let shown = begun.run(&["member", "show", "ada"]).out;
    for words in [
        "role            admin, signs in through an identity provider",
        "setting         required",
        "second factor   required since 20",
        "to be set up by 20",
        "language        de-AT",
        "trusted devices 0",
        "factors         none",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let row = |value: &str| {
        shown
            .lines()
            .find(|line| line.starts_with(value))
            .unwrap()
            .to_owned()
    };
    let email = row("ada@example.org");
    assert!(email.contains("email  primary  by app, 20"), "{email}");
    assert!(row("+4915112345678").ends_with("  no"), "{shown}");

    let told = begun.run(&["member", "show", "ada", "--json"]).json();
    assert_eq!(told["member"]["role"], "admin");
    assert_eq!(told["member"]["requirement"]["required"], true);
    assert_eq!(told["member"]["addresses"][0]["confirmed"]["by"], "app");
    assert_eq!(told["factors"], serde_json::json!([]));
}

#[test]
fn what_waits_to_be_sent_is_listed_tried_again_and_dropped() {
    let begun = Begun::new();
    assert!(
        begun
            .run(&["outbox"])
            .out
            .contains("nothing waits, and nothing failed")
    );
    ada(&begun);
    let told = begun.run(&["outbox", "--json"]).json();
    let messages = told["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2, "{told}");
    let email = messages
        .iter()
        .find(|message| message["channel"] == "email")
        .unwrap();
    assert_eq!(
        (&email["to"], &email["status"], &email["member"]),
        (&"ada@example.org".into(), &"waiting".into(), &"ada".into())
    );
    let id = email["id"].as_str().unwrap();
    let listed = begun.run(&["outbox"]).out;
    assert!(
        listed.contains(id) && listed.contains("waiting"),
        "{listed}"
    );
    let doctor = begun.run(&["doctor"]).out;
    assert!(doctor.contains("2 waiting, 0 failed"), "{doctor}");

    let tried = begun.run(&["outbox", "retry", id]);
    assert_eq!(
        (tried.code, tried.out.trim_end()),
        (0, &*format!("{id} is tried now"))
    );
    let dropped = begun.run(&["outbox", "drop", id, "--json"]).json();
    assert_eq!(
        dropped,
        serde_json::json!({ "id": id, "status": "dropped" })
    );
    for change in ["retry", "drop"] {
        let gone = begun.run(&["outbox", change, id]);
        assert_eq!(gone.code, 4, "{change}");
        assert!(
            gone.err.contains("`countersign outbox` lists"),
            "{}",
            gone.err
        );
    }
    let left = begun.run(&["outbox", "--json"]).json();
    assert_eq!(left["messages"].as_array().unwrap().len(), 1);
}

#[test]
fn s18_a_workspaces_webhook_is_set_shown_and_removed_and_its_secret_told_once() {
    let begun = Begun::new();
    let webhook =
        |arguments: &[&str]| begun.run(&[&["workspace", "webhook", "demo"], arguments].concat());
    assert!(webhook(&[]).out.contains("are sent nowhere"));
    assert_eq!(webhook(&["--remove"]).code, 4);
    for wrong in ["ftp://x", "http://support.example.org/hooks", "support"] {
        let said = webhook(&["--url", wrong]);
        assert_eq!(said.code, 3, "{wrong}");
        assert!(said.err.contains("https://"), "{}", said.err);
        assert!(
            !said.err.contains("serve --help"),
            "no setting of a service: {}",
            said.err
        );
    }
    let url = "https://support.example.org/hooks";
    let made = webhook(&["--url", url, "--json"]).json();
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with("cs_hook_"));
    let shown = webhook(&[]);
    assert!(
        shown.out.contains(&format!("to {url}, since 20")),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains(secret) && !webhook(&["--json"]).out.contains(secret));

    let file = begun.data().with_file_name("hook-secret");
    let set = webhook(&["--url", url, "--secret-file", file.to_str().unwrap()]);
    assert_eq!(set.code, 0, "{}", set.err);
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(mode(&file), 0o600);
    assert!(
        written.starts_with("cs_hook_") && written.trim_end() != secret,
        "a new one each time"
    );
    assert!(!set.out.contains(written.trim_end()), "{}", set.out);

    let removed = webhook(&["--remove", "--json"]).json();
    assert_eq!(
        removed,
        serde_json::json!({ "workspace": "demo", "url": null, "since": null })
    );
}
