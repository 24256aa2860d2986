//! An administrator's page: who gets one, what it may read, and that it changes nothing without a fresh code of theirs.

use serde_json::{Value, json};

use crate::call::{Answer, Caller};
use crate::world::{Enrolled, LISTED, World, assert_fields, text};

impl World {
    /// Somebody of this role with an authenticator app.
    async fn enrolled_as(&self, member: &str, role: &str) -> Enrolled {
        self.become_a(member, role).await;
        self.enrolled(member).await
    }

    async fn become_a(&self, member: &str, role: &str) {
        let path = format!("/v1/members/{member}");
        let said = self.backend().put(&path, json!({ "role": role })).await;
        assert!(said.status < 300, "{said:?}");
    }

    async fn ask_admin_page(&self, member: &str) -> Answer {
        let wanted = json!({ "member": member, "purpose": "admin" });
        self.backend().post("/v1/client-tokens", wanted).await
    }

    /// The page of an administrator who is signed in.
    pub(crate) async fn admin_page(&self, member: &str) -> Caller<'_> {
        let made = self.ask_admin_page(member).await.ok(201);
        self.holder_of(made["client_token"].as_str().unwrap())
    }

    /// The same, after its administrator proved their factor.
    async fn proved_admin_page(&self, app: &Enrolled) -> Caller<'_> {
        let page = self.admin_page(&app.member).await;
        prove(&page, app).await;
        page
    }
}

async fn prove(page: &Caller<'_>, app: &Enrolled) {
    page.world.pass_seconds(90);
    let code = json!({ "code": app.code(page.world, 0) });
    let answer = page.post("/v1/client/security/step-up", code).await.ok(200);
    assert_eq!(answer["accepted"], true, "{answer}");
}

/// Every change that the page can make about `bob`.
async fn changes(page: &Caller<'_>, bob: &Enrolled) -> Vec<(&'static str, Answer)> {
    let member = format!("/v1/client/admin/members/{}", bob.member);
    let policy = json!({ "policy": { "required": { "team": "everyone" } } });
    let version = page.get("/v1/client/admin/policy").await.ok(200)["version"].clone();
    let versioned = page.clone().with("if-match", &format!("\"{version}\""));
    vec![
        (
            "policy",
            versioned.put("/v1/client/admin/policy", policy).await,
        ),
        (
            "setting",
            page.put(
                &format!("{member}/setting"),
                json!({ "setting": "required" }),
            )
            .await,
        ),
        (
            "code",
            page.post(&format!("{member}/recovery-code"), json!({}))
                .await,
        ),
        (
            "unlock",
            page.post(&format!("{member}/unlock"), json!({})).await,
        ),
        (
            "sessions",
            page.post(&format!("{member}/end-sessions"), json!({}))
                .await,
        ),
        (
            "device",
            page.delete(&format!("{member}/devices/dev_none")).await,
        ),
        (
            "reset",
            page.delete("/v1/client/admin/resets/rst_none").await,
        ),
        (
            "factor",
            page.delete(&format!("{member}/factors/{}", bob.factor))
                .await,
        ),
    ]
}

const READS: [&str; 9] = [
    "/v1/client/admin/announcement",
    "/v1/client/admin/resets",
    "/v1/client/session",
    "/v1/client/admin/policy",
    "/v1/client/admin/policy/history",
    "/v1/client/admin/members",
    "/v1/client/admin/members/bob",
    "/v1/client/admin/events",
    "/v1/client/admin/coverage",
];

#[tokio::test]
async fn only_owners_and_admins_get_the_page_and_lose_it_with_their_role() {
    let world = World::new().await;
    world.known("bob").await;
    for role in ["agent", "end-user"] {
        world.become_a("ada", role).await;
        assert_eq!(world.ask_admin_page("ada").await.problem(), "role-may-not");
    }
    let unknown = world.ask_admin_page("nobody").await;
    assert_eq!(unknown.problem(), "member-not-found");

    for role in ["admin", "owner"] {
        let ada = world.enrolled_as("ada", role).await;
        let page = world.proved_admin_page(&ada).await;
        for path in READS {
            assert_eq!(page.get(path).await.status, 200, "{path}");
        }
        let bob = world.enrolled("bob").await;
        world.become_a("ada", "agent").await;
        for path in READS {
            assert_eq!(page.get(path).await.problem(), "role-may-not", "{path}");
        }
        let path = format!("/v1/client/admin/members/{}/unlock", bob.member);
        assert_eq!(page.post(&path, json!({})).await.problem(), "role-may-not");
        let code = json!({ "code": ada.code(&world, 0) });
        let proof = page.post("/v1/client/security/step-up", code).await;
        assert_eq!(proof.problem(), "role-may-not");
    }
}

#[tokio::test]
async fn a_key_that_may_not_read_policies_and_events_makes_no_admin_page() {
    let world = World::new().await;
    world.enrolled_as("ada", "owner").await;
    let key = world.key_of_acme(&["members"]).await;
    let wanted = json!({ "member": "ada", "purpose": "admin" });
    let backend = world.holder_of(&key);
    let refused = backend.post("/v1/client-tokens", wanted).await;
    assert_eq!(refused.problem(), "forbidden-scope");
    let own = json!({ "member": "ada", "purpose": "security" });
    let made = backend.post("/v1/client-tokens", own).await;
    assert_eq!(made.status, 201);
}

#[tokio::test]
async fn every_change_asks_for_the_administrators_own_fresh_code() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    let bob = world.enrolled("bob").await;
    let page = world.admin_page("ada").await;
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(session["purpose"], "admin");
    assert_eq!(session["needs_step_up"], true);
    for (what, answer) in changes(&page, &bob).await {
        assert_eq!(answer.problem(), "step-up-required", "{what}");
    }
    // Somebody else's code is none of theirs.
    let code = json!({ "code": bob.code(&world, 0) });
    let proof = page.post("/v1/client/security/step-up", code).await.ok(200);
    assert_eq!(proof["accepted"], false);

    prove(&page, &ada).await;
    let statuses: Vec<_> = changes(&page, &bob)
        .await
        .into_iter()
        .map(|(what, answer)| (what, answer.status))
        .collect();
    assert_eq!(
        statuses,
        [
            ("policy", 200),
            ("setting", 200),
            ("code", 201),
            ("unlock", 200),
            ("sessions", 204),
            ("device", 404),
            ("reset", 404),
            ("factor", 204),
        ]
    );
    assert_eq!(world.member("bob").await["status"], "none");
    assert_eq!(world.member("bob").await["setting"], "required");

    // After ten minutes the code is fresh no more.
    world.pass_seconds(600);
    for (what, answer) in changes(&page, &bob).await {
        assert_eq!(answer.problem(), "step-up-required", "{what}");
    }
    // After half an hour the page is over.
    world.pass_seconds(1200);
    assert_eq!(
        page.get("/v1/client/admin/policy").await.problem(),
        "token-ended"
    );
}

#[tokio::test]
async fn an_administrator_without_a_factor_reads_and_changes_nothing() {
    let world = World::new().await;
    world.become_a("ada", "owner").await;
    let bob = world.enrolled("bob").await;
    let page = world.admin_page("ada").await;
    for path in READS {
        assert_eq!(page.get(path).await.status, 200, "{path}");
    }
    for (what, answer) in changes(&page, &bob).await {
        assert_eq!(answer.problem(), "step-up-required", "{what}");
    }
}

#[tokio::test]
async fn what_an_administrator_did_is_written_down_with_their_name() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    let bob = world.enrolled("bob").await;
    let page = world.proved_admin_page(&ada).await;
    changes(&page, &bob).await;
    let policy = world.backend().get("/v1/policy").await.ok(200);
    assert_eq!(policy["changed_by"], "ada");
    let of_bob = "/v1/client/admin/events?member=bob";
    let events = page.get(of_bob).await.ok(200)["events"].clone();
    // All of it happened at one moment of the test's clock, so in no order.
    let mut acts: Vec<String> = events
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["kind"] == "admin.acted" && event["detail"]["by"] == "ada")
        .map(|event| text(&event["detail"]["act"]))
        .collect();
    acts.sort();
    assert_eq!(acts, ["end-sessions", "remove-factor", "setting", "unlock"]);
    let issued = events
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["kind"] == "recovery.code_issued");
    assert_eq!(issued.unwrap()["detail"]["by"], "ada");
}

#[tokio::test]
async fn nobody_but_an_owner_changes_anything_about_an_owner() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    let olga = world.enrolled_as("olga", "owner").await;
    let page = world.proved_admin_page(&ada).await;
    for (what, answer) in changes(&page, &olga).await {
        match what {
            "policy" => assert_eq!(answer.status, 200),
            "reset" => assert_eq!(answer.problem(), "reset-not-found"),
            _ => assert_eq!(answer.problem(), "role-may-not", "{what}"),
        }
    }
    let other = world.enrolled_as("oskar", "owner").await;
    let page = world.proved_admin_page(&other).await;
    for (what, answer) in changes(&page, &olga).await {
        assert!(
            answer.status < 300 || ["device", "reset"].contains(&what),
            "{what}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn a_code_is_handed_out_only_where_the_policy_lets_the_administrator() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    world.enrolled("bob").await;
    world.known("carol").await;
    let page = world.proved_admin_page(&ada).await;
    let bob = "/v1/client/admin/members/bob/recovery-code";
    let issued = page.post(bob, json!({})).await.ok(201);
    let code = text(&issued["recovery_codes"][0]);
    assert_eq!(world.verify("bob", &code).await["accepted"], true);
    let carol = "/v1/client/admin/members/carol/recovery-code";
    assert_eq!(page.post(carol, json!({})).await.problem(), "not-enrolled");
    world
        .policy(json!({ "policy": { "recovery": { "issued_by": ["owner"] } } }))
        .await;
    assert_eq!(page.post(bob, json!({})).await.problem(), "role-may-not");
}

#[tokio::test]
async fn s29_the_page_dies_with_any_change_to_its_administrator_and_outlives_its_own() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "owner").await;
    let backend = world.backend();
    for act in ["unlock", "end-sessions", "password-changed"] {
        let page = world.proved_admin_page(&ada).await;
        let path = format!("/v1/members/ada/{act}");
        assert!(backend.post(&path, json!({})).await.status < 300);
        assert_eq!(
            page.get("/v1/client/admin/policy").await.problem(),
            "token-ended",
            "{act}"
        );
    }
    // Their own sessions, ended from this very page: it stays, every other goes.
    let (page, other) = (
        world.proved_admin_page(&ada).await,
        world.security_page("ada").await,
    );
    let ended = page.post("/v1/client/admin/members/ada/end-sessions", json!({}));
    assert_eq!(ended.await.status, 204);
    assert_eq!(page.get("/v1/client/admin/policy").await.status, 200);
    assert_eq!(
        other.get("/v1/client/session").await.problem(),
        "token-ended"
    );
    // Left, it opens nothing any more.
    assert_eq!(page.delete("/v1/client/session").await.status, 204);
    assert_eq!(
        page.get("/v1/client/admin/policy").await.problem(),
        "token-ended"
    );
}

#[tokio::test]
async fn s29_what_an_administrator_changes_ends_the_members_sessions() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    let bob = world.enrolled("bob").await;
    let page = world.proved_admin_page(&ada).await;
    let member = "/v1/client/admin/members/bob";
    let acts = [
        ("POST", format!("{member}/recovery-code")),
        ("POST", format!("{member}/unlock")),
        ("POST", format!("{member}/end-sessions")),
        ("DELETE", format!("{member}/factors/{}", bob.factor)),
    ];
    for (method, path) in acts {
        let theirs = world.security_page("bob").await;
        let body = (method == "POST").then(|| json!({}));
        assert!(page.call(method, &path, body).await.status < 300, "{path}");
        assert_eq!(
            theirs.get("/v1/client/session").await.problem(),
            "token-ended",
            "{path}"
        );
        assert_eq!(page.get("/v1/client/admin/policy").await.status, 200);
    }
}

#[tokio::test]
async fn a_page_of_one_purpose_does_nothing_of_another() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    let bob = world.enrolled("bob").await;
    let (sign_in, _) = world.sign_in("ada").await;
    let security = world.security_page("ada").await;
    prove(&security, &ada).await;
    for page in [sign_in, security] {
        for path in READS.iter().filter(|path| path.contains("/admin/")) {
            assert_eq!(page.get(path).await.problem(), "wrong-purpose", "{path}");
        }
        let path = format!("/v1/client/admin/members/{}/unlock", bob.member);
        assert_eq!(page.post(&path, json!({})).await.problem(), "wrong-purpose");
    }
    let page = world.proved_admin_page(&ada).await;
    for (method, path) in [
        ("GET", "/v1/client/factors".to_owned()),
        ("POST", "/v1/client/factors".to_owned()),
        ("DELETE", format!("/v1/client/factors/{}", ada.factor)),
        ("GET", "/v1/client/devices".to_owned()),
        ("GET", "/v1/client/addresses".to_owned()),
        ("POST", "/v1/client/recovery-codes".to_owned()),
    ] {
        let body = match path.as_str() {
            _ if method != "POST" => None,
            "/v1/client/factors" => Some(json!({ "kind": "totp" })),
            _ => Some(json!({})),
        };
        let answer = page.call(method, &path, body).await;
        assert_eq!(answer.problem(), "wrong-purpose", "{path}");
    }
}

#[tokio::test]
async fn the_page_of_a_listed_origin_may_put_a_policy_and_others_may_not() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "admin").await;
    let page = world.proved_admin_page(&ada).await;
    let foreign = page.clone().from("https://evil.example.org");
    assert_eq!(
        foreign.get("/v1/client/admin/policy").await.problem(),
        "origin-not-listed"
    );
    let listed = page.from(LISTED).with("if-match", "\"0\"");
    let policy = json!({ "policy": { "required": { "team": "nobody" } } });
    let put = listed.put("/v1/client/admin/policy", policy).await;
    assert_eq!(put.header("access-control-allow-origin"), LISTED);
    put.ok(200);
}

#[tokio::test]
async fn who_switches_first_sets_up_their_own_where_the_policy_says_so() {
    let world = World::new().await;
    let nobody = json!({ "required": { "team": "nobody", "admin_first": true } });
    world.policy(json!({ "policy": nobody })).await;
    let ada = world.enrolled_as("ada", "admin").await;
    let page = world.proved_admin_page(&ada).await;
    let everyone = json!({ "policy": { "required": { "team": "everyone", "admin_first": true } } });
    let versioned = page.with("if-match", "\"1\"");
    let put = versioned.put("/v1/client/admin/policy", everyone).await;
    let put = put.ok(200);
    assert_eq!(put["changed_by"], "ada");
    assert_fields(
        &put,
        "policy version changed_at changed_by guess_chance_per_year since",
    );
    let admins = put["since"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|class| class["role"] == "admin" && class["setting"] == "inherit");
    assert!(admins.count() >= 1, "{put}");
}

#[tokio::test]
async fn the_list_tells_of_each_member_what_a_policy_asks() {
    let world = World::new().await;
    world.enrolled_as("ada", "admin").await;
    let said = json!({ "label": "Bob", "sso": true, "setting": "required" });
    world.backend().put("/v1/members/bob", said).await.ok(201);
    world
        .backend()
        .put(
            "/v1/members/carol",
            json!({ "role": "end-user", "setting": "exempt" }),
        )
        .await
        .ok(201);
    let page = world.admin_page("ada").await;
    let first = page.get("/v1/client/admin/members?limit=2").await.ok(200);
    assert_eq!(first["next_cursor"], "bob");
    let ada = &first["members"][0];
    assert_eq!(ada["facts"]["role"], "admin");
    assert_eq!(ada["facts"]["factors"], json!({ "totp": 1 }));
    assert_eq!(ada["facts"]["recovery_codes_left"], 10);
    assert!(ada["by"].is_i64());
    let bob = &first["members"][1];
    assert_eq!(bob["label"], "Bob");
    let facts = &bob["facts"];
    assert_eq!(
        (&facts["sso"], &facts["setting"]),
        (&json!(true), &json!("required"))
    );
    let rest = page
        .get("/v1/client/admin/members?cursor=bob&limit=2000")
        .await
        .ok(200);
    assert_eq!(rest["next_cursor"], Value::Null);
    let carol = &rest["members"][0];
    assert_eq!(carol["id"], "carol");
    assert_eq!(carol["by"], Value::Null);
    let beyond = page.get("/v1/client/admin/members?limit=2001").await;
    assert_eq!(beyond.problem(), "malformed-request");

    let bob = page.get("/v1/client/admin/members/bob").await.ok(200);
    assert_eq!(bob["member"]["label"], "Bob");
    assert_eq!(bob["factors"], json!([]));
    let nobody = page.get("/v1/client/admin/members/nobody").await;
    assert_eq!(nobody.problem(), "member-not-found");
}

#[tokio::test]
async fn each_day_is_counted_once_and_the_moment_is_counted_now() {
    let world = World::new().await;
    world.enrolled_as("ada", "admin").await;
    world.known("bob").await;
    let counted = world.verifier.service.count_today().await.unwrap();
    assert_eq!(counted, 1);
    assert_eq!(world.verifier.service.count_today().await.unwrap(), 0);
    // Later that day, and on the next.
    world.enrolled("bob").await;
    world.pass_seconds(24 * 3600);
    assert_eq!(world.verifier.service.count_today().await.unwrap(), 1);
    world.become_a("carol", "end-user").await;

    let page = world.admin_page("ada").await;
    let coverage = page.get("/v1/client/admin/coverage").await.ok(200);
    let role = |role: &str, required: u32, have: u32| json!({ "role": role, "required": required, "have": have });
    let days = coverage["days"].as_array().unwrap();
    assert_eq!(days.len(), 2);
    assert_eq!(
        days[0]["roles"],
        json!([role("admin", 1, 1), role("agent", 1, 0)])
    );
    assert_eq!(
        days[1]["roles"],
        json!([role("admin", 1, 1), role("agent", 1, 1)])
    );
    assert_eq!(
        coverage["now"],
        json!([
            role("admin", 1, 1),
            role("agent", 1, 1),
            role("end-user", 1, 0)
        ])
    );
}

#[tokio::test]
async fn s12_an_administrator_requires_a_new_set_up_and_an_owner_permits_it_with_codes_of_their_own()
 {
    let world = World::new().await;
    let asking = json!({ "reset": { "owner_permission": true } });
    world.policy(json!({ "policy": asking })).await;
    let (ada, olga) = (
        world.enrolled_as("ada", "admin").await,
        world.enrolled_as("olga", "owner").await,
    );
    world.enrolled("bob").await;
    let path = "/v1/client/admin/members/bob/reset";
    let page = world.admin_page("ada").await;
    assert_eq!(
        page.call("POST", path, None).await.problem(),
        "step-up-required"
    );
    prove(&page, &ada).await;
    let reset = page.call("POST", path, None).await.ok(201);
    assert_eq!(
        (&reset["status"], &reset["by"]),
        (&json!("permission"), &json!("ada"))
    );
    let grant = format!("/v1/client/admin/resets/{}/grant", text(&reset["id"]));
    assert_eq!(page.post(&grant, json!({})).await.problem(), "role-may-not");
    let own = "/v1/client/admin/members/ada/reset";
    assert_eq!(page.call("POST", own, None).await.problem(), "own-reset");

    let owner = world.admin_page("olga").await;
    let queue = owner.get("/v1/client/admin/resets?under_way=true").await;
    assert_eq!(queue.ok(200)["resets"][0]["id"], reset["id"]);
    assert_eq!(
        owner.post(&grant, json!({})).await.problem(),
        "step-up-required"
    );
    prove(&owner, &olga).await;
    assert_eq!(
        owner.post(&grant, json!({})).await.ok(200)["status"],
        "done"
    );
    // Nobody is signed in by it: the next sign-in asks for a new set-up.
    assert_eq!(world.member("bob").await["status"], "none");
    let started = world
        .backend()
        .post("/v1/sign-ins", json!({ "member": "bob" }))
        .await
        .ok(201);
    assert_eq!(started["status"], "enroll");
}

#[tokio::test]
async fn an_announcement_says_what_the_policy_in_force_asks_in_each_language() {
    let world = World::new().await;
    let ada = world.enrolled_as("ada", "owner").await;
    let page = world.proved_admin_page(&ada).await;
    let at = "/v1/client/admin/announcement";
    let policies = [
        (json!({ "team": "nobody" }), "We ask everybody to use it."),
        (json!({ "team": "admins" }), "Owners and administrators of"),
        (json!({ "team": "per-member" }), "Some members of"),
        (
            json!({ "team": "everyone", "grace_days": 7 }),
            "Set it up by ",
        ),
        (
            json!({ "team": "everyone" }),
            "You set it up at your next sign-in.",
        ),
        (
            json!({ "team": "everyone", "end_users": "everyone" }),
            "Our customers sign in with a second step, too.",
        ),
    ];
    for (required, said) in policies {
        let version = page.get("/v1/client/admin/policy").await.ok(200)["version"].clone();
        let versioned = page.clone().with("if-match", &format!("\"{version}\""));
        let methods = json!({
            "totp": { "roles": ["owner", "admin", "agent"], "marked": "recommended" },
            "sms_code": { "roles": ["agent"] },
        });
        let policy = json!({ "required": required, "methods": methods });
        let put = versioned.put("/v1/client/admin/policy", json!({ "policy": policy }));
        put.await.ok(200);
        let answer = page.get(at).await.ok(200);
        let text = answer["text"].as_str().unwrap();
        assert!(text.contains(said), "{said}: {text}");
        assert!(
            text.contains("- an authenticator app on your phone (recommended)"),
            "{text}"
        );
        // Who is meant is told what they may use, and no more.
        let is_of_admins = required["team"] == "admins";
        assert_eq!(text.contains("text message"), !is_of_admins, "{text}");
    }
    let mut subjects = std::collections::BTreeSet::new();
    for language in ["en", "de", "es", "fr", "ja", "ar"] {
        let answer = page.get(&format!("{at}?language={language}")).await.ok(200);
        subjects.insert(answer["subject"].as_str().unwrap().to_owned());
    }
    assert_eq!(subjects.len(), 6);
    for unknown in [
        "?language=tlh",
        "?language=EN",
        "?language=de&language=fr",
        "?x=1",
    ] {
        let answer = page.get(&format!("{at}{unknown}")).await;
        assert_eq!(answer.status, 400, "{unknown}: {answer:?}");
    }
}
