//! What an application says of its people, one by one and in batches.

use serde_json::{Value, json};

use crate::world::World;

const DAY: u32 = 24 * 3600;

async fn put(world: &World, body: Value) -> Value {
    world.backend().put("/v1/members/ada", body).await.ok(200)
}

async fn said(world: &World, body: Value) -> String {
    let answer = world.backend().put("/v1/members/ada", body).await;
    assert!([400, 422].contains(&answer.status), "{answer:?}");
    answer.text
}

#[tokio::test]
async fn what_is_absent_is_left_as_it_is_and_null_is_the_default() {
    let world = World::new().await;
    world.known("ada").await;
    let all = json!({ "label": "Ada", "role": "admin", "sso": true, "setting": "required", "language": "de-AT" });
    let known = put(&world, all.clone()).await;
    for (field, value) in all.as_object().unwrap() {
        assert_eq!(&known[field], value);
    }
    assert_eq!(put(&world, json!({})).await, known);
    let nulls =
        json!({ "label": null, "role": null, "sso": null, "setting": null, "language": null });
    let default = put(&world, nulls).await;
    assert_eq!(
        json!([
            default["label"],
            default["role"],
            default["sso"],
            default["setting"],
            default["language"]
        ]),
        json!([null, "agent", false, "inherit", null])
    );
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_by_name() {
    let world = World::new().await;
    world.known("ada").await;
    for (body, words) in [
        (json!({ "role": "boss" }), "`owner`"),
        (json!({ "role": "Admin" }), "`owner`"),
        (json!({ "role": 7 }), "not taken here"),
        (json!({ "setting": "optional" }), "`inherit`"),
        (json!({ "sso": "yes" }), "not taken here"),
        (json!({ "rolle": "admin" }), "`label`"),
        (json!({ "language": "d" }), "language: "),
        (json!({ "language": "de\u{202e}" }), "language: "),
        (json!({ "label": "a\u{202e}b" }), "label: "),
        (json!({ "label": "a\nb" }), "label: "),
        (
            json!({ "addresses": [{ "kind": "email", "value": "ada", "confirmed": true }] }),
            "addresses[0]: ",
        ),
        (
            json!({ "addresses": [{ "kind": "phone", "value": "0151", "confirmed": true }] }),
            "addresses[0]: ",
        ),
        (
            json!({ "addresses": [{ "kind": "email", "value": "a@example.org\r\nBcc: b@example.org", "confirmed": true }] }),
            "addresses[0]: ",
        ),
        (
            json!({ "addresses": [{ "kind": "fax", "value": "+4915112345678", "confirmed": true }] }),
            "addresses[0]: ",
        ),
        (
            json!({ "addresses": vec![json!({ "kind": "email", "value": "a@example.org", "confirmed": true }); 11] }),
            "at most 10",
        ),
        (
            json!({ "addresses": vec![json!({ "kind": "email", "value": "a@example.org", "confirmed": true }); 2] }),
            "addresses[1]: ",
        ),
    ] {
        let text = said(&world, body.clone()).await;
        assert!(text.contains(words), "{body}: {text}");
    }
}

#[tokio::test]
async fn s20_saying_the_same_at_each_sign_in_moves_no_deadline() {
    let world = World::new().await;
    let week = json!({ "policy": { "required": { "team": "per-member", "grace_days": 7 } } });
    world.policy(week).await;
    world.known("ada").await;
    let required = put(&world, json!({ "setting": "required" })).await["requirement"].clone();
    assert_eq!(required["required"], true);
    for body in [
        json!({}),
        json!({ "setting": "required" }),
        json!({ "role": "admin" }),
        json!({ "label": "Ada" }),
    ] {
        world.pass_seconds(DAY);
        assert_eq!(put(&world, body).await["requirement"], required);
    }
    // Exempt for a moment and required again: a requirement that begins anew begins now.
    put(&world, json!({ "setting": "exempt" })).await;
    let anew = put(&world, json!({ "setting": "required" })).await["requirement"].clone();
    assert_ne!(anew["since"], required["since"]);
}

#[tokio::test]
async fn addresses_of_the_application_take_the_place_of_those_it_gave() {
    let world = World::new().await;
    world.known("ada").await;
    let email = |value: &str| json!({ "kind": "email", "value": value, "confirmed": true, "primary": true });
    let phone = json!({ "kind": "phone", "value": "+49 151 1234-5678", "confirmed": false });
    let known = put(
        &world,
        json!({ "addresses": [email("Ada@Example.ORG"), phone] }),
    )
    .await;
    let addresses = known["addresses"].as_array().unwrap();
    assert_eq!(addresses.len(), 2);
    assert_eq!(addresses[0]["value"], "Ada@example.org");
    assert_eq!(addresses[0]["confirmed"]["by"], "app");
    assert_eq!(addresses[1]["value"], "+4915112345678");
    assert_eq!(addresses[1]["confirmed"], Value::Null);
    // Said again, they are the same ones; not said, they stay.
    assert_eq!(
        put(
            &world,
            json!({ "addresses": [email("Ada@example.org"), phone] })
        )
        .await,
        known
    );
    assert_eq!(put(&world, json!({})).await, known);
    let moved = put(&world, json!({ "addresses": [email("ada@other.example")] })).await;
    assert_eq!(moved["addresses"].as_array().unwrap().len(), 1);
    assert_eq!(moved["addresses"][0]["value"], "ada@other.example");
    let none = put(&world, json!({ "addresses": null })).await;
    assert_eq!(none["addresses"], json!([]));
}

#[tokio::test]
async fn a_batch_is_taken_whole_or_not_at_all_and_changes_nothing_the_second_time() {
    let world = World::new().await;
    world.known("m-0001").await;
    let rows: Vec<Value> = (0..1_000)
        .rev()
        .map(|n| json!({ "id": format!("m-{n:04}"), "role": "end-user" }))
        .collect();
    let put = async |members: &[Value]| {
        let body = json!({ "members": members });
        world.backend().put("/v1/members", body).await
    };
    // One bad row, and nothing of it is written.
    for (bad, place) in [
        (
            json!({ "id": "m-0500", "role": "end-user" }),
            "members[999].id: ",
        ),
        (json!({ "id": " x" }), "members[999].id: "),
        (json!({ "id": "x", "role": "boss" }), "members[999]: "),
        (json!({ "id": "x", "name": "X" }), "members[999]: "),
        (json!({ "role": "agent" }), "members[999]: "),
        (
            json!({ "id": "x", "label": "\u{202e}" }),
            "members[999].label: ",
        ),
    ] {
        let mut members = rows.clone();
        members[999] = bad;
        let answer = put(&members).await;
        assert!([400, 422].contains(&answer.status), "{answer:?}");
        assert!(answer.text.contains(place), "{}", answer.text);
    }
    let mut more = rows.clone();
    more.push(json!({ "id": "one-more" }));
    assert_eq!(put(&more).await.problem(), "unprocessable");
    assert_eq!(world.backend().get("/v1/members/m-0000").await.status, 404);

    let written = put(&rows).await.ok(200);
    assert_eq!(
        written,
        json!({ "created": 999, "updated": 1, "unchanged": 0 })
    );
    let again = put(&rows).await.ok(200);
    assert_eq!(
        again,
        json!({ "created": 0, "updated": 0, "unchanged": 1000 })
    );
    assert_eq!(
        put(&[]).await.ok(200),
        json!({ "created": 0, "updated": 0, "unchanged": 0 })
    );
}
