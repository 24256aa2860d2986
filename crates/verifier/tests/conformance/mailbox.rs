//! A policy to try, people with addresses, and what was sent to them.

use countersign_policy::{InForce, Policy};
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::look_into_outbox;
use countersign_store::model::{AddressKind, Confirmation, Method, Sent};
use countersign_verifier::service::{
    AddressSource, Browser, CodeSource, Error, Typed, WantedFactor,
};

use crate::world::World;

/// Everything that is sent, to every role.
pub(crate) const EVERYTHING: &str = r#"
[required]
team = "nobody"
[methods]
totp       = { roles = ["owner", "admin", "agent", "end-user"] }
hotp       = { roles = ["owner", "admin", "agent", "end-user"] }
email_code = { roles = ["owner", "admin", "agent", "end-user"], seconds = 60 }
sms_code   = { roles = ["owner", "admin", "agent", "end-user"], seconds = 60, barred_countries = ["IN"], email_fallback = true }
"#;

/// Who has no factor gives a code that is sent by e-mail.
pub(crate) const NEW_DEVICE: &str = r#"
[required]
team = "nobody"
[floor]
team = "new-device"
"#;

/// Who has no factor opens a link that is sent by e-mail.
pub(crate) const EMAIL_LINK: &str = r#"
[required]
team = "nobody"
[floor]
team = "email-link"
"#;

/// Puts a policy in force.
pub(crate) async fn put_in_force(world: &World, policy: &str) {
    let in_force = InForce::first(Policy::from_toml(policy).unwrap(), world.now());
    let (policy, since) = (
        serde_json::to_string(&in_force.policy).unwrap(),
        serde_json::to_string(&in_force.since).unwrap(),
    );
    let workspace = world.workspace.as_str();
    world
        .tamper(&format!(
            "INSERT INTO policies (workspace_id, version, policy, since, created_at) \
             SELECT '{workspace}', count(*) + 1, '{policy}', '{since}', 0 FROM policies"
        ))
        .await;
}

/// Somebody without a factor, whose e-mail address the application vouches for.
pub(crate) async fn reached_by_email(world: &World, id: &str) -> MemberKey {
    let member = world.known_member(id).await;
    let workspace = world.workspace.as_str();
    world
        .tamper(&format!(
            "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, \
             confirmed_at, created_at) VALUES ('adr_{id}', '{workspace}', '{id}', 'email', '{id}@example.org', 'app', 1, \
             'app', 1, 1)"
        ))
        .await;
    member
}

/// What every message to `to` brought, the latest first.
pub(crate) async fn sent_to(world: &World, to: &str) -> Vec<String> {
    sent_lately_to(world, to, 200).await
}

/// What those of the latest `count` messages brought that went to `to`, the latest first.
pub(crate) async fn sent_lately_to(world: &World, to: &str, count: u32) -> Vec<String> {
    let ring = world.ring();
    let store = world.mail().await;
    let messages = store.read(move |tx| look_into_outbox(tx, &ring, count));
    let messages = messages.await.unwrap().into_iter();
    messages
        .filter(|(message, _)| message.to.address == to)
        .filter_map(|(message, _)| message.secret.map(|secret| secret.to_string()))
        .collect()
}

/// What the latest message to `to` brought.
pub(crate) async fn last_sent_to(world: &World, to: &str) -> String {
    sent_to(world, to).await.first().unwrap().clone()
}

/// A code that is not the one.
pub(crate) fn other_than(code: &str) -> String {
    if code == "000000" { "000001" } else { "000000" }.to_owned()
}

/// Asks for a code or link that passes a sign-in.
pub(crate) async fn send(world: &World, page: &Browser, method: Method) -> Result<Sent, Error> {
    let hosted = "https://verifier.example/sign-in-link".to_owned();
    let sent = world.service.send_for_sign_in(page.clone(), method, hosted);
    sent.await
}

/// Begins to set up a factor whose codes go to `value`.
pub(crate) fn to_address(kind: AddressKind, value: &str) -> WantedFactor {
    WantedFactor {
        label: None,
        source: CodeSource::Address(kind, AddressSource::Given(value.to_owned())),
    }
}

/// Sets up a factor whose codes go to `value`, and lets the limits on sending be whole again.
pub(crate) async fn enroll_address(
    world: &World,
    member: &MemberKey,
    kind: AddressKind,
    value: &str,
) -> FactorId {
    let wanted = to_address(kind, value);
    let pending = world
        .service
        .begin_factor(member.clone(), wanted)
        .await
        .unwrap();
    let code = Typed::read(&last_sent_to(world, value).await);
    let confirmed = world
        .service
        .confirm_factor(member.clone(), pending.id.clone(), code)
        .await
        .unwrap();
    assert!(matches!(confirmed, Confirmation::Confirmed { .. }));
    world.pass_seconds(600);
    pending.id
}
