//! Who has what since when, and who must by when.

use countersign_store::ids::MemberId;
use countersign_verifier::service::WantedMember;
use serde_json::{Value, json};

use crate::world::World;

fn rows(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The cells of comma-separated values, by the names in the first line.
fn cells(text: &str) -> Vec<serde_json::Map<String, Value>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let row = |row: csv::StringRecord| {
        let cells = row.iter().map(|cell| json!(cell));
        names.iter().cloned().zip(cells).collect()
    };
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

#[tokio::test]
async fn each_member_is_told_with_what_they_have_and_must() {
    let world = World::new().await;
    let backend = world.backend();
    let required =
        json!({ "required": { "team": "everyone", "end_users": "nobody", "grace_days": 7 } });
    world.policy(json!({ "policy": required })).await;
    world.enrolled("has").await;
    for (id, said) in [
        (
            "exempt",
            json!({ "setting": "exempt", "label": "Ex, \"Empt\"" }),
        ),
        ("must", json!({ "role": "admin" })),
        ("customer", json!({ "role": "end-user", "sso": true })),
    ] {
        backend
            .put(&format!("/v1/members/{id}"), said)
            .await
            .ok(201);
    }
    let told = backend.get("/v1/report").await;
    assert_eq!(told.status, 200);
    assert_eq!(told.header("content-type"), "application/x-ndjson");
    let told = rows(&told.text);
    let states: Vec<_> = told
        .iter()
        .map(|row| {
            (
                row["member"].as_str().unwrap(),
                row["state"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        states,
        [
            ("customer", "need-not"),
            ("exempt", "need-not"),
            ("has", "has"),
            ("must", "must")
        ]
    );
    assert_eq!(told[0]["surface"], "end-users");
    assert_eq!(told[1]["label"], "Ex, \"Empt\"");
    assert_eq!(told[2]["factors"][0]["kind"], "totp");
    assert!(told[2]["factors"][0]["since"].is_string());
    assert_eq!(told[2]["recovery_codes_left"], 10);
    assert_eq!(
        (&told[3]["required"], &told[3]["factors"]),
        (&json!(true), &json!([]))
    );
    assert!(told[3]["required_by"].is_string());
    // At its end, and not before (S21).
    world.pass_seconds(7 * 24 * 3600);
    let late = rows(&backend.get("/v1/report?after=has").await.text);
    assert_eq!((late.len(), &late[0]["state"]), (1, &json!("late")));

    let written = backend.get("/v1/report?format=csv").await;
    assert!(written.header("content-type").starts_with("text/csv"));
    assert!(written.header("content-disposition").contains("report.csv"));
    let written = cells(&written.text);
    assert_eq!(written.len(), 4);
    assert_eq!(written[1]["label"], "Ex, \"Empt\"");
    assert_eq!(
        (&written[2]["factors"], &written[2]["state"]),
        (&json!("totp"), &json!("has"))
    );
}

#[tokio::test]
async fn s25_no_cell_of_the_report_is_a_formula() {
    let world = World::new().await;
    let hostile = [
        "=1+1",
        "+49 30",
        "-2+3",
        "@SUM(A1)",
        "a;=cmd|' /C calc'!A0",
        "b\",\"=2",
    ];
    for id in hostile {
        let path: String = format!("/v1/members/{}", encoded(id));
        let said = json!({ "label": format!("={id}") });
        world.backend().put(&path, said).await.ok(201);
    }
    let text = world.backend().get("/v1/report?format=csv").await.text;
    let written = cells(&text);
    assert_eq!(written.len(), hostile.len());
    for row in &written {
        for cell in row.values().map(|cell| cell.as_str().unwrap()) {
            let begins = cell.split([';', ',', '"', '\t']);
            for part in begins {
                assert!(!part.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
    }
    // Programs are told the ids as they are.
    let told = rows(&world.backend().get("/v1/report").await.text);
    assert!(told.iter().any(|row| row["member"] == "=1+1"));
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_report_longer_than_a_page_is_whole_and_can_be_gone_on_with() {
    let world = World::new().await;
    let (service, workspace) = (&world.verifier.service, world.acme.id().clone());
    let members = (0..2_345).map(|n| {
        let member = MemberId::parse(&format!("m{n:05}")).unwrap();
        (member, WantedMember::default())
    });
    service
        .put_members(workspace, members.collect())
        .await
        .unwrap();
    let told = rows(&world.backend().get("/v1/report").await.text);
    let ids: Vec<_> = told
        .iter()
        .map(|row| row["member"].as_str().unwrap())
        .collect();
    let all: Vec<_> = (0..2_345).map(|n| format!("m{n:05}")).collect();
    assert_eq!(ids, all);
    let rest = rows(&world.backend().get("/v1/report?after=m02000").await.text);
    assert_eq!(rest.len(), 344);
    let csv = world.backend().get("/v1/report?format=csv").await.text;
    assert_eq!(cells(&csv).len(), 2_345);
}

#[tokio::test]
async fn what_the_report_does_not_take_is_refused() {
    let world = World::new().await;
    for asked in [
        "format=xml",
        "after=%20",
        "cursor=x",
        "format=csv&format=csv",
    ] {
        let refused = world.backend().get(&format!("/v1/report?{asked}")).await;
        assert_eq!(refused.problem(), "malformed-request", "{asked}");
    }
}

#[tokio::test]
async fn an_administrators_page_is_told_the_same_and_nobody_elses() {
    let world = World::new().await;
    let boss = json!({ "role": "admin" });
    world.backend().put("/v1/members/boss", boss).await.ok(201);
    world.known("ada").await;
    let page = world.admin_page("boss").await;
    let told = page.get("/v1/client/admin/report?format=csv").await;
    let same = world.backend().get("/v1/report?format=csv").await;
    assert_eq!((told.status, &told.text), (200, &same.text));
    assert_eq!(cells(&told.text).len(), 2);
    let security = world.security_page("ada").await;
    let refused = security.get("/v1/client/admin/report").await;
    assert_eq!(refused.problem(), "wrong-purpose");
    // Whoever is no administrator any more is told nothing.
    let agent = json!({ "role": "agent" });
    world.backend().put("/v1/members/boss", agent).await.ok(200);
    let refused = page.get("/v1/client/admin/report").await;
    assert!([401, 403, 410].contains(&refused.status), "{refused:?}");
}
