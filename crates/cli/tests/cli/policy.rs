//! Policies on the command line: with what a workspace begins, what is in force, and what another one would do.

use countersign_policy::{Policy, Preset};
use countersign_store::ids::{MemberId, MemberKey};
use countersign_verifier::service::WantedMember;
use strum::VariantArray as _;

use crate::folder::{Begun, Said, run};

impl Begun {
    /// Puts the policy in this file's text in force.
    fn set(&self, toml: &str, arguments: &[&str]) -> Said {
        let file = self.data().with_file_name("policy.toml");
        std::fs::write(&file, toml).unwrap();
        let set = ["policy", "set", file.to_str().unwrap()];
        self.run(&[&set, arguments].concat())
    }
}

#[test]
fn a_workspace_begins_with_the_preset_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = ["--data", data.to_str().unwrap()];
    let on = |arguments: &[&str]| run(arguments.iter().chain(&data));

    let wrong = on(&["init", "--workspace", "demo", "--preset", "zendesck"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("zendesk, helpkit"), "{}", wrong.err);
    let begun = on(&["init", "--workspace", "demo", "--preset", "zendesk"]);
    assert!(
        begun.out.contains("policy     begins as zendesk"),
        "{}",
        begun.out
    );

    let create = ["workspace", "create", "Other", "--preset", "heyy"];
    let made = on(&create);
    assert!(
        made.out.contains("policy     begins as heyy"),
        "{}",
        made.out
    );
    let told = on(&[
        "workspace",
        "create",
        "Third",
        "--preset",
        "helpkit",
        "--json",
    ])
    .json();
    assert_eq!(told["preset"], "helpkit");
    let wrong = on(&["workspace", "create", "Fourth", "--preset", "nope"]);
    assert_eq!(wrong.code, 2);

    for (workspace, preset) in [
        ("demo", Preset::Zendesk),
        ("Other", Preset::Heyy),
        ("Third", Preset::Helpkit),
    ] {
        let shown = on(&["policy", "show", "--workspace", workspace]).out;
        assert!(shown.starts_with("# version 1, changed 20"), "{shown}");
        assert_eq!(Policy::from_toml(&shown).unwrap(), preset.policy().unwrap());
    }
}

#[test]
fn a_policy_that_is_shown_can_be_changed_and_put_back() {
    let begun = Begun::new();
    let show = || begun.run(&["policy", "show"]).out;
    let default = show();
    assert!(
        default.starts_with("# version 0, changed never\n"),
        "{default}"
    );
    assert!(default.contains("0.18 %"), "{default}");
    let history = begun.run(&["policy", "history"]).out;
    assert!(history.contains("never changed"), "{history}");

    let week = default.replace("grace_days = 0", "grace_days = 7");
    let set = begun.set(&week, &["--version", "0"]);
    assert_eq!(set.code, 0, "{}", set.err);
    assert_eq!(set.out, show());
    assert!(set.out.contains("grace_days = 7"), "{}", set.out);

    // Somebody else was there first.
    let late = begun.set(&default, &["--version", "0"]);
    assert_eq!(late.code, 4);
    assert!(late.err.contains("policy show"), "{}", late.err);
    assert!(
        !late.err.contains("ETag"),
        "words of another door: {}",
        late.err
    );
    let late = begun.set(&default, &["--version", "0", "--json"]);
    let complaint: serde_json::Value = serde_json::from_str(&late.err).unwrap();
    assert_eq!(complaint["error"], "policy-changed");

    let set = begun.set(&default, &["--json"]).json();
    assert_eq!(
        (&set["version"], &set["changed_by"]),
        (&2.into(), &serde_json::Value::Null)
    );
    let history = begun.run(&["policy", "history", "--json"]).json();
    let versions: Vec<_> = history["policies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["version"])
        .collect();
    assert_eq!(versions, [2, 1]);
    let history = begun.run(&["policy", "history"]).out;
    assert_eq!(history.lines().count(), 3, "{history}");
    assert!(history.contains("no member"), "{history}");
}

#[test]
fn what_is_no_policy_is_refused_with_its_place() {
    let begun = Begun::new();
    for (toml, words) in [
        (
            "[required]\ngrace = 3\n",
            "required.grace: unknown field `grace`",
        ),
        (
            "[required]\ngrace_days = 91\n",
            "required.grace_days: a whole number from 0 to 90",
        ),
        ("x = \n", "line 1, column"),
    ] {
        let said = begun.set(toml, &[]);
        assert_eq!(said.code, 3, "{toml}");
        assert!(said.err.contains(words), "{}", said.err);
        assert!(said.err.contains("policy presets NAME"), "{}", said.err);
        assert!(!said.err.contains("\n\n"), "{}", said.err);
    }
    let nobody = begun.run(&["policy", "set", "--preset", "heyy", "--by", "nobody"]);
    assert_eq!(nobody.code, 4, "{}", nobody.err);
    let missing = begun.run(&["policy", "set", "/nowhere.toml"]);
    assert_eq!(missing.code, 5);
    assert!(missing.err.contains("/nowhere.toml"), "{}", missing.err);
}

#[test]
fn the_presets_are_listed_with_what_they_ask() {
    let begun = Begun::new();
    let listed = begun.run(&["policy", "presets"]).out;
    let told = begun.run(&["policy", "presets", "--json"]).json();
    assert_eq!(
        told["presets"].as_array().unwrap().len(),
        Preset::VARIANTS.len()
    );
    for preset in Preset::VARIANTS {
        let row = listed
            .lines()
            .find(|line| line.starts_with(preset.as_ref()));
        assert!(row.unwrap().len() > 40, "what it asks is told: {listed}");
        let text = begun.run(&["policy", "presets", preset.as_ref()]).out;
        assert_eq!(Policy::from_toml(&text).unwrap(), preset.policy().unwrap());
        let set = begun.run(&["policy", "set", "--preset", preset.as_ref()]);
        assert_eq!(set.code, 0, "{}", set.err);
    }
    let begins = begun.run(&["policy", "presets", "heyy", "--json"]).json();
    assert_eq!(begins["name"], "heyy");
}

#[test]
fn a_preview_names_whom_a_policy_would_ask_and_changes_nothing() {
    let begun = Begun::new();
    assert_eq!(begun.run(&["policy", "set", "--preset", "heyy"]).code, 0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let service = begun.service();
        let workspace = service.workspace("demo").await.unwrap().id;
        for id in ["ada", "bob"] {
            let member = MemberId::parse(id).unwrap();
            let key = MemberKey {
                workspace: workspace.clone(),
                member,
            };
            service
                .put_member(key, WantedMember::default())
                .await
                .unwrap();
        }
    });
    let preview = ["policy", "preview", "--preset", "helpkit"];
    let said = begun.run(&preview).out;
    assert!(said.contains("newly required        2\n"), "{said}");
    assert!(said.contains("\nada") && said.contains("gains"), "{said}");
    let told = begun.run(&[&preview[..], &["--json"]].concat()).json();
    assert_eq!(
        (&told["gains"], &told["members"][1]["member"]),
        (&2.into(), &"bob".into())
    );
    assert_eq!(
        begun.run(&["policy", "show", "--json"]).json()["version"],
        1
    );
}
