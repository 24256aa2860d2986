//! S3, S15 over HTTP: what was sent, or is kept by a browser, is good once, however many use it at the same time and wherever.

use serde_json::{Value, json};

use crate::cluster::Cluster;
use crate::node::is_accepted;

/// Who has a factor may use every other; who has none opens a link. What is sent lives long enough for a slow machine.
const POLICY: &str = r#"
[required]
team = "nobody"
[methods]
totp       = { roles = ["agent"] }
email_code = { roles = ["agent"], seconds = 600 }
sms_code   = { roles = ["agent"], seconds = 600 }
[floor]
team = "email-link"
[trusted_devices]
days = 30
"#;

const MEMBER: &str = "ada";
const MAIL: &str = "ada@example.org";
const PHONE: &str = "+4915112345678";

/// What the page of the sign-in has drawn.
const BROWSER: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

macro_rules! on_one_node_and_on_two {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::cluster::Cluster;

            #[test]
            fn one_on_sqlite() {
                super::$name(&Cluster::one_on_sqlite());
            }

            #[test]
            fn two_on_postgres() {
                super::$name(&Cluster::two_on_postgres());
            }
        }
    )+};
}

on_one_node_and_on_two! {
    s3_of_64_uses_of_one_e_mail_code_one_is_accepted,
    s3_of_64_uses_of_one_text_message_one_is_accepted,
    s3_of_64_uses_of_one_link_one_opens_it,
    s3_s15_of_64_uses_of_one_device_token_one_passes,
    s3_of_64_uses_of_one_receipt_one_is_redeemed,
}

fn s3_of_64_uses_of_one_e_mail_code_one_is_accepted(cluster: &Cluster) {
    let wanted = json!({ "kind": "email", "email": MAIL });
    one_sent_code_is_accepted_once(cluster, &wanted, "email-code", |nth| {
        cluster.inbox.mailed_code(nth)
    });
}

fn s3_of_64_uses_of_one_text_message_one_is_accepted(cluster: &Cluster) {
    let wanted = json!({ "kind": "sms", "phone": PHONE });
    one_sent_code_is_accepted_once(cluster, &wanted, "sms-code", |nth| {
        cluster.inbox.texted_code(nth)
    });
}

/// On the security page: a sign-in gives its own browser a lost acceptance again.
fn one_sent_code_is_accepted_once(
    cluster: &Cluster,
    factor: &Value,
    method: &str,
    arrived: impl Fn(usize) -> String,
) {
    cluster.policy(POLICY);
    let node = cluster.node();
    let pending = node.begin_factor(MEMBER, factor);
    node.confirm_factor(MEMBER, &pending, &arrived(1));
    let page = json!({ "member": MEMBER, "purpose": "security" });
    let page = text(&node.post("/v1/client-tokens", &page)["client_token"]);
    let wanted = json!({ "method": method });
    node.post_as(&page, "/v1/client/security/send", &wanted);
    let code = json!({ "code": arrived(2) });

    let answers = cluster.at_once(64, |node| {
        node.post_as(&page, "/v1/client/security/step-up", &code)
    });
    let (accepted, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|said| is_accepted(said));
    assert_eq!(accepted.len(), 1, "{answers:?}");
    assert!(
        refused.iter().all(|said| said["reason"] == "already-used"),
        "{refused:?}"
    );
    assert_eq!(node.failures(MEMBER), 0, "they were no guesses");
}

fn s3_of_64_uses_of_one_link_one_opens_it(cluster: &Cluster) {
    cluster.policy(POLICY);
    let node = cluster.node();
    let reached = json!({ "addresses": [{ "kind": "email", "value": MAIL, "confirmed": true }] });
    node.call("PUT", &format!("/v1/members/{MEMBER}"), &reached)
        .unwrap();
    let started = node.post("/v1/sign-ins", &json!({ "member": MEMBER }));
    let page = text(&started["client_token"]);
    let wanted = json!({ "method": "email-link", "browser": BROWSER });
    node.post_as(&page, "/v1/client/sign-in/send", &wanted);
    let link = cluster.inbox.mailed_link();

    let browser = json!({ "browser": BROWSER });
    let answers = cluster.at_once(64, |node| {
        let answer = node.call_as(&link, "POST", "/v1/client/link/open", &browser);
        answer.expect("an answer")
    });
    let opened: Vec<_> = answers
        .iter()
        .filter(|(status, _)| *status == 200)
        .collect();
    assert_eq!(opened.len(), 1, "{answers:?}");
    assert_eq!(opened[0].1["status"], "passed");
    assert_eq!(
        count_problems(&answers, 410, "link-ended"),
        63,
        "{answers:?}"
    );
}

fn s3_s15_of_64_uses_of_one_device_token_one_passes(cluster: &Cluster) {
    let (sign_in, receipt) = pass(cluster);
    let redeemed = cluster
        .node()
        .post(&format!("/v1/sign-ins/{sign_in}/redeem"), &receipt);
    assert_eq!(redeemed["device"]["trusted"], true, "{redeemed}");
    let shown = json!({ "member": MEMBER, "device": redeemed["device"]["token"] });

    let answers = cluster.at_once(64, |node| {
        let answer = node.call("POST", "/v1/sign-ins", &shown);
        answer.expect("an answer")
    });
    let count = |status| {
        answers
            .iter()
            .filter(|(_, said)| said["status"] == status)
            .count()
    };
    assert_eq!(count("passed"), 1, "{answers:?}");
    let too_many = count_problems(&answers, 429, "too-many-sign-ins");
    assert!(count("challenge") > 0, "{answers:?}");
    assert_eq!(count("challenge") + too_many, 63, "{answers:?}");
    // All but the first showed a copy.
    let path = format!("/v1/members/{MEMBER}/devices");
    let (_, known) = cluster.node().call("GET", &path, &Value::Null).unwrap();
    assert_eq!(known, json!({ "devices": [] }));
}

fn s3_of_64_uses_of_one_receipt_one_is_redeemed(cluster: &Cluster) {
    let (sign_in, receipt) = pass(cluster);
    let path = format!("/v1/sign-ins/{sign_in}/redeem");
    let answers = cluster.at_once(64, |node| {
        node.call("POST", &path, &receipt).expect("an answer")
    });
    let redeemed = answers.iter().filter(|(status, _)| *status == 200).count();
    assert_eq!(redeemed, 1, "{answers:?}");
    assert_eq!(
        count_problems(&answers, 409, "receipt-redeemed"),
        63,
        "{answers:?}"
    );
}

/// Passes a sign-in with an app, in a browser that is to be trusted: its id, and the receipt as it is redeemed.
fn pass(cluster: &Cluster) -> (String, Value) {
    cluster.policy(POLICY);
    let node = cluster.node();
    let app = node.enroll(MEMBER);
    let started = node.post("/v1/sign-ins", &json!({ "member": MEMBER }));
    let page = text(&started["client_token"]);
    let given = json!({ "code": app.code(), "browser": BROWSER, "trust": true });
    let passed = node.post_as(&page, "/v1/client/sign-in/verify", &given);
    assert!(is_accepted(&passed), "{passed}");
    let receipt = json!({ "receipt": passed["receipt"] });
    (text(&started["id"]), receipt)
}

fn count_problems(answers: &[(u16, Value)], status: u16, name: &str) -> usize {
    let name = format!("urn:countersign:problem:{name}");
    let is_it = |(given, said): &&(u16, Value)| *given == status && said["type"] == name.as_str();
    answers.iter().filter(is_it).count()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
