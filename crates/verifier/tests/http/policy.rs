//! A workspace's policy: read, looked at beforehand, changed, and by whom.

use serde_json::{Value, json};

use crate::call::Answer;
use crate::world::World;

impl World {
    /// Puts a policy in force.
    pub(crate) async fn policy(&self, body: Value) -> Value {
        let version = self.backend().get("/v1/policy").await.ok(200)["version"].clone();
        self.put_policy(&format!("\"{version}\""), body)
            .await
            .ok(200)
    }

    async fn put_policy(&self, tag: &str, body: Value) -> Answer {
        let backend = self.backend();
        backend.with("if-match", tag).put("/v1/policy", body).await
    }
}

fn team(mode: &str) -> Value {
    json!({ "policy": { "required": { "team": mode } } })
}

#[tokio::test]
async fn two_who_change_a_policy_do_not_undo_each_other() {
    let world = World::new().await;
    let first = world.backend().get("/v1/policy").await;
    assert_eq!(first.header("etag"), "\"0\"");
    let default = first.ok(200);
    assert_eq!(default["changed_at"], Value::Null);
    assert!(default["guess_chance_per_year"].as_f64().unwrap() <= 0.002);

    let without = world.backend().put("/v1/policy", team("admins")).await;
    assert_eq!(
        (without.status, without.problem().as_str()),
        (428, "if-match-required")
    );
    assert_eq!(
        world
            .put_policy("\"0\"", team("admins"))
            .await
            .header("etag"),
        "\"1\""
    );
    for stale in ["\"0\"", "*", "1", "\"2\"", "W/\"1\"", "\"-1\""] {
        let late = world.put_policy(stale, team("nobody")).await;
        assert_eq!(
            (late.status, late.problem().as_str()),
            (412, "policy-changed"),
            "{stale}"
        );
    }
    let known = world.backend().get("/v1/policy").await.ok(200);
    assert_eq!(known["policy"]["required"]["team"], "admins");
    // What is read can be sent back.
    let same = json!({ "policy": known["policy"] });
    assert_eq!(world.policy(same).await["policy"], known["policy"]);
    let history = world
        .backend()
        .get("/v1/policy/history?limit=1")
        .await
        .ok(200);
    assert_eq!(history["policies"][0]["version"], 2);
    assert_eq!(history["next_cursor"], "2");
    let rest = world
        .backend()
        .get("/v1/policy/history?cursor=2")
        .await
        .ok(200);
    assert_eq!(rest["policies"].as_array().unwrap().len(), 1);
    assert_eq!(rest["policies"][0]["version"], 1);
}

#[tokio::test]
async fn n4_what_is_no_policy_is_refused_by_name() {
    let world = World::new().await;
    for (policy, words) in [
        (
            json!({ "required": { "grace": 7 } }),
            "policy: required.grace: unknown field",
        ),
        (
            json!({ "methods": { "sms_code": { "seconds": 3600 } } }),
            "methods.sms_code.seconds",
        ),
        (
            json!({ "floor": { "link_seconds": 601 } }),
            "floor.link_seconds",
        ),
        (json!({ "required": { "team": "all" } }), "required.team"),
        (
            json!({ "budget": { "guesses_per_year": 301 } }),
            "budget.guesses_per_year",
        ),
        (json!({ "recovery": { "codes": "10" } }), "recovery.codes"),
        (json!("everyone"), "policy: "),
        (json!([[]]), "policy: a list"),
        (
            json!({ "methods": { "totp": [["agent"]] } }),
            "policy: a list",
        ),
    ] {
        for answer in [
            world.put_policy("\"0\"", json!({ "policy": policy })).await,
            world
                .backend()
                .post("/v1/policy/preview", json!({ "policy": policy }))
                .await,
        ] {
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (422, "policy-invalid")
            );
            assert!(answer.text.contains(words), "{policy}: {}", answer.text);
        }
    }
    assert_eq!(
        world.backend().get("/v1/policy").await.ok(200)["version"],
        0
    );
}

#[tokio::test]
async fn nobody_requires_of_others_what_they_have_not() {
    let world = World::new().await;
    world.policy(json!({ "policy": { "required": { "team": "nobody", "end_users": "nobody", "admin_first": true } } })).await;
    let agent = world.enrolled("agent").await;
    world.known("admin").await;
    let admin = json!({ "role": "admin" });
    world
        .backend()
        .put("/v1/members/admin", admin.clone())
        .await
        .ok(200);
    let switch =
        |by: Option<&str>| json!({ "policy": { "required": { "team": "everyone" } }, "by": by });
    for by in [None, Some("agent"), Some("admin")] {
        let refused = world.put_policy("\"1\"", switch(by)).await;
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (409, "admin-first"),
            "{by:?}"
        );
    }
    assert_eq!(
        world
            .put_policy("\"1\"", switch(Some("nobody")))
            .await
            .problem(),
        "member-not-found"
    );
    drop(agent);
    world
        .backend()
        .put("/v1/members/agent", admin)
        .await
        .ok(200);
    let changed = world
        .put_policy("\"1\"", switch(Some("agent")))
        .await
        .ok(200);
    assert_eq!(changed["changed_by"], "agent");
}

#[tokio::test]
async fn a_preview_says_whom_a_policy_would_ask_and_changes_nothing() {
    let world = World::new().await;
    world.policy(team("nobody")).await;
    for member in ["ada", "bob", "eve"] {
        world.known(member).await;
    }
    let end_user = json!({ "role": "end-user" });
    world
        .backend()
        .put("/v1/members/eve", end_user)
        .await
        .ok(200);
    let wanted = json!({ "policy": {
        "required": { "team": "everyone", "end_users": "nobody", "grace_days": 7 },
        "methods": { "totp": { "roles": ["end-user"] }, "hotp": { "roles": [] } },
    } });
    let preview = world
        .backend()
        .post("/v1/policy/preview", wanted)
        .await
        .ok(200);
    assert_eq!(
        json!([
            preview["gains"],
            preview["keeps"],
            preview["loses"],
            preview["unaffected"],
            preview["cannot"]
        ]),
        json!([2, 0, 1, 0, 2])
    );
    assert_eq!(
        preview["members"][0],
        json!({ "member": "ada", "effect": "gains", "by": "2023-11-21T22:13:30.000000Z", "has_factor": false, "cannot": true })
    );
    assert_eq!(
        world.backend().get("/v1/policy").await.ok(200)["version"],
        1
    );
}

#[tokio::test]
async fn every_preset_can_be_put_in_force() {
    let world = World::new().await;
    let presets = world.backend().get("/v1/policy/presets").await.ok(200);
    let presets = presets["presets"].as_array().unwrap();
    assert_eq!(presets.len(), 5);
    for preset in presets {
        assert!(preset["text"].as_str().unwrap().contains("[required]"));
    }
}
