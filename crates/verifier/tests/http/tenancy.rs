//! S24: whatever another workspace's ids and keys are put into, nothing crosses.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::call::{Caller, name_browser};
use crate::routes::Route;
use crate::world::{Enrolled, Workspace, World, text};

/// What Acme has, and nobody else may learn or change.
struct Target {
    app: Enrolled,
    pending: Enrolled,
    sign_in: String,
    receipt: String,
}

/// What Rival has of its own.
struct Own {
    app: Enrolled,
    /// The token of an owner's page that may change everything there.
    admin_page: String,
}

/// One call by somebody who is not Acme's.
#[derive(Clone, Debug)]
struct Attempt {
    route: usize,
    caller: Stranger,
    member: &'static str,
    own_factor: bool,
    pending: bool,
    cursor: bool,
}

#[derive(Clone, Copy, Debug)]
enum Stranger {
    Backend,
    SignInPage,
    SecurityPage,
    AdminPage,
    Receipt,
    Nobody,
}

fn attempts(routes: usize) -> impl Strategy<Value = Attempt> {
    let caller = prop_oneof![
        4 => Just(Stranger::Backend),
        1 => Just(Stranger::SignInPage),
        2 => Just(Stranger::SecurityPage),
        2 => Just(Stranger::AdminPage),
        1 => Just(Stranger::Receipt),
        1 => Just(Stranger::Nobody),
    ];
    // `ada` is a member of both workspaces, `only-acme` of one.
    let member = prop_oneof![Just("ada"), Just("only-acme"), Just("eve")];
    let choices = (any::<bool>(), any::<bool>(), any::<bool>());
    (0..routes, caller, member, choices).prop_map(
        |(route, caller, member, (own_factor, pending, cursor))| Attempt {
            route,
            caller,
            member,
            own_factor,
            pending,
            cursor,
        },
    )
}

#[test]
fn s24_no_route_crosses_workspaces() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let world = runtime.block_on(World::new());
    let (target, rival, own) = runtime.block_on(async {
        let rival = world.workspace("Rival", &[]).await;
        let backend = world.holder_of(&rival.key);
        backend.put("/v1/members/ada", json!({})).await.ok(201);
        let own = backend.enroll("ada").await;
        let own = Own {
            app: own,
            admin_page: admin_page(&world, &rival).await,
        };
        (target(&world).await, rival, own)
    });
    let routes: Vec<Route> = world
        .routes
        .iter()
        .filter(|route| route.template.starts_with("/v1/"))
        .cloned()
        .collect();
    let before = runtime.block_on(state(&world, &target));

    let mut runner = TestRunner::new(Config {
        cases: 400,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(&attempts(routes.len()), |attempt| {
            let route = &routes[attempt.route];
            let answer = runtime.block_on(make(&world, &rival, &own, &target, route, &attempt));
            for known in [
                target.app.factor.as_str(),
                target.pending.factor.as_str(),
                target.sign_in.as_str(),
                target.app.secret.as_str(),
                "Ada of Acme",
                "Acme",
            ] {
                prop_assert!(!answer.contains(known), "{route:?}: {answer}");
            }
            Ok(())
        })
        .unwrap();

    assert_eq!(runtime.block_on(state(&world, &target)), before);
    // The bait was live all the while: it works for Acme itself.
    runtime.block_on(async {
        let path = format!("/v1/sign-ins/{}/redeem", target.sign_in);
        let receipt = json!({ "receipt": target.receipt });
        world.backend().post(&path, receipt).await.ok(200);
        let code = target.app.code(&world, 1);
        assert_eq!(world.verify("ada", &code).await["accepted"], true);
    });
}

#[tokio::test]
async fn s24_the_ids_of_another_workspace_are_simply_not_there() {
    let world = World::new().await;
    let target = target(&world).await;
    let rival = world.workspace("Rival", &[]).await;
    let backend = world.holder_of(&rival.key);
    backend.put("/v1/members/ada", json!({})).await.ok(201);
    let factor = format!("/v1/members/ada/factors/{}", target.app.factor);
    let sign_in = format!("/v1/sign-ins/{}", target.sign_in);
    let code = json!({ "code": target.pending.code(&world, 0) });
    let confirm = format!("/v1/members/ada/factors/{}/confirm", target.pending.factor);
    let redeem = format!("{sign_in}/redeem");
    let receipt = json!({ "receipt": target.receipt });
    let only_acme = "/v1/members/only-acme";
    for (noun, answers) in [
        (
            "factor",
            vec![
                backend.get(&factor).await,
                backend.delete(&factor).await,
                backend.post(&confirm, code).await,
            ],
        ),
        (
            "sign-in",
            vec![
                backend.get(&sign_in).await,
                backend.post(&redeem, receipt).await,
            ],
        ),
        (
            "member",
            vec![
                backend.get(only_acme).await,
                backend.delete(only_acme).await,
                backend
                    .post(&format!("{only_acme}/unlock"), json!({}))
                    .await,
                backend
                    .post(&format!("{only_acme}/end-sessions"), json!({}))
                    .await,
                backend
                    .post(&format!("{only_acme}/password-changed"), json!({}))
                    .await,
                backend
                    .post("/v1/sign-ins", json!({ "member": "only-acme" }))
                    .await,
            ],
        ),
    ] {
        for answer in answers {
            assert_eq!(answer.problem(), format!("{noun}-not-found"));
        }
    }
    let members = backend.get("/v1/members").await.ok(200);
    assert_eq!(members["members"].as_array().unwrap().len(), 1);
}

/// The page of Rival's owner, who has just proved their factor.
async fn admin_page(world: &World, rival: &Workspace) -> String {
    let backend = world.holder_of(&rival.key);
    let owner = json!({ "role": "owner" });
    backend.put("/v1/members/boss", owner).await.ok(201);
    let app = backend.enroll("boss").await;
    world.pass_seconds(90);
    let wanted = json!({ "member": "boss", "purpose": "admin" });
    let made = backend.post("/v1/client-tokens", wanted).await.ok(201);
    let token = text(&made["client_token"]);
    let code = json!({ "code": app.code(world, 0) });
    let page = world.holder_of(&token);
    let proof = page.post("/v1/client/security/step-up", code).await.ok(200);
    assert_eq!(proof["accepted"], true);
    token
}

/// Everything that a stranger could want of Acme.
async fn target(world: &World) -> Target {
    let app = world.enrolled("ada").await;
    let label = json!({ "label": "Ada of Acme" });
    world.backend().put("/v1/members/ada", label).await.ok(200);
    world.known("only-acme").await;
    let (page, sign_in) = world.sign_in("ada").await;
    let code = json!({ "code": app.code(world, 0) });
    let passed = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    let pending = Enrolled::scan("ada", &world.backend().begin("ada").await);
    Target {
        app,
        pending,
        sign_in,
        receipt: text(&passed["receipt"]),
    }
}

/// What Acme sees of its own.
async fn state(world: &World, target: &Target) -> Vec<Value> {
    let backend = world.backend();
    let mut state = Vec::new();
    for path in [
        "/v1/members".to_owned(),
        "/v1/members/ada/factors".to_owned(),
        format!("/v1/sign-ins/{}", target.sign_in),
        "/v1/events?limit=200".to_owned(),
    ] {
        state.push(backend.get(&path).await.ok(200));
    }
    state
}

async fn make(
    world: &World,
    rival: &Workspace,
    own: &Own,
    target: &Target,
    route: &Route,
    attempt: &Attempt,
) -> String {
    let caller = stranger(world, rival, own, target, attempt.caller).await;
    let theirs = if attempt.pending {
        &target.pending
    } else {
        &target.app
    };
    let factor = if attempt.own_factor { &own.app } else { theirs };
    let mut path = route.path(|parameter| match parameter {
        "member" => attempt.member.to_owned(),
        "factor" => factor.factor.clone(),
        "sign_in" => target.sign_in.clone(),
        "address" => "adr_01jd8zq9k3v5m7r2t4w6x8y0za".to_owned(),
        "device" => "dev_01jd8zq9k3v5m7r2t4w6x8y0za".to_owned(),
        "reset" => "rst_01jd8zq9k3v5m7r2t4w6x8y0za".to_owned(),
        other => panic!("what is {other}?"),
    });
    if attempt.cursor && route.method == "GET" {
        path.push_str("?cursor=only-acme");
    }
    // Rival must keep what the next attempt starts from.
    let destroys_own = route.method == "DELETE" && attempt.own_factor;
    let removes_twin = route.method == "DELETE" && route.template == "/v1/members/{member}"
        || route.template == "/v1/members/{member}/reset";
    if destroys_own || (removes_twin && attempt.member == "ada") {
        return String::new();
    }
    let body = body(world, target, route, attempt.member);
    caller.call(&route.method, &path, body).await.text
}

async fn stranger<'w>(
    world: &'w World,
    rival: &Workspace,
    own: &Own,
    target: &Target,
    stranger: Stranger,
) -> Caller<'w> {
    let backend = world.holder_of(&rival.key);
    match stranger {
        Stranger::Backend => return backend,
        Stranger::Nobody => return world.nobody(),
        Stranger::Receipt => return world.holder_of(&target.receipt),
        Stranger::AdminPage => return world.holder_of(&own.admin_page),
        Stranger::SignInPage | Stranger::SecurityPage => {}
    }
    // Whatever was tried before, Rival's own member can sign in: every page is a live one.
    let own = "/v1/members/ada";
    for path in [format!("{own}/unlock"), format!("{own}/password-changed")] {
        let renewed = backend.post(&path, json!({})).await;
        assert!(renewed.status < 300, "{renewed:?}");
    }
    let page = match stranger {
        Stranger::SignInPage => {
            backend
                .post("/v1/sign-ins", json!({ "member": "ada" }))
                .await
        }
        _ => {
            let wanted = json!({ "member": "ada", "purpose": "security" });
            backend.post("/v1/client-tokens", wanted).await
        }
    };
    world.holder_of(page.ok(201)["client_token"].as_str().unwrap())
}

/// A body that the route takes, with what is Acme's in it.
fn body(world: &World, target: &Target, route: &Route, member: &str) -> Option<Value> {
    let code = target.app.code(world, 1);
    let path = route.template.as_str();
    let mut body = match (route.method.as_str(), path) {
        ("GET" | "DELETE", _) => return None,
        ("PUT", "/v1/policy" | "/v1/client/admin/policy") | (_, "/v1/policy/preview") => {
            json!({ "policy": { "required": { "team": "nobody" } } })
        }
        ("PUT", "/v1/members") => {
            json!({ "members": [{ "id": "only-acme", "label": "changed by a stranger" }] })
        }
        ("PUT", "/v1/client/admin/members/{member}/setting") => json!({ "setting": "exempt" }),
        ("PUT", _) => json!({ "label": "changed by a stranger" }),
        (_, "/v1/verify") => json!({ "member": member, "code": code }),
        (_, "/v1/sign-ins") => json!({ "member": member }),
        (_, "/v1/client-tokens") => json!({ "member": member, "purpose": "security" }),
        (_, "/v1/sign-ins/{sign_in}/redeem") => json!({ "receipt": target.receipt }),
        _ if path.ends_with("/factors") => json!({ "kind": "totp" }),
        _ if path.ends_with("/confirm") => json!({ "code": target.pending.code(world, 0) }),
        _ if path.ends_with("/verify") || path.ends_with("/step-up") => json!({ "code": code }),
        _ => json!({}),
    };
    // As Acme's own pages do: nobody is refused for want of it.
    name_browser(path, &mut body);
    Some(body)
}
