//! The one dangerous act of this app, and the second factor that it asks for: deleting a conversation for good.
//!
//! Whoever sits at a session is not proof enough. The verifier is asked for a code for exactly this act, and what the element
//! brings is redeemed for exactly this act: a receipt for another conversation, or of a sign-in, deletes nothing.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Path, State},
    http::HeaderMap,
    response::Redirect,
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};
use ureq::Agent;

use crate::{
    Desk, conversations,
    countersign::{Begun, Passed, Refusal},
    error::Error,
    pages,
    posted::Posted,
    segment::segment,
    sign_in::{Nothing, context},
    signed_in::Admin,
};

/// What `second-step.js` posts.
#[derive(Deserialize)]
pub struct Confirmed {
    sign_in: String,
    receipt: String,
}

/// What the person is shown, and what the receipt is good for.
fn purpose(conversation: i64) -> Value {
    json!({
        "action": format!("Delete conversation {conversation} for good"),
        "parameters": { "conversation": conversation.to_string() },
    })
}

/// `POST /conversations/{id}/delete`: shows the conversation, and asks for a code.
pub async fn ask(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Posted { by: Admin(me), .. }: Posted<Admin, Nothing>,
) -> Result<Markup, Error> {
    let found = desk.store.with(move |db| conversations::find(db, id));
    let (conversation, _) = found.await?.ok_or(Error::NotFound)?;
    let sign_in = json!({
        "member": me.person.id, "purpose": purpose(id), "context": context(address, &headers),
    });
    let begun = desk
        .countersign
        .send(Agent::post, "sign-ins", sign_in)
        .await
        .map_err(Error::NotConfirmed)?;
    let sign_in = match begun {
        Begun::Open(sign_in) => sign_in,
        Begun::Denied { why } => return Err(Error::NotConfirmed(Refusal::Denied(why))),
        Begun::Passed(_) => return Err(Error::NotConfirmed(Refusal::SomeoneElse)),
    };
    let (verifier, token) = (&desk.public_verifier, &sign_in.client_token);
    let element = html! { countersign-sign-in verifier=(verifier) token=(token) {} };
    Ok(pages::delete(
        &me.viewer(),
        &conversation,
        &sign_in.id,
        &element,
    ))
}

/// `POST /conversations/{id}/deleted`: deletes it, for a receipt of just that.
pub async fn done(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    Posted {
        by: Admin(me),
        form: Confirmed { sign_in, receipt },
    }: Posted<Admin, Confirmed>,
) -> Result<Redirect, Error> {
    let path = format!("sign-ins/{}/redeem", segment(&sign_in));
    let receipt = json!({ "receipt": receipt, "purpose": purpose(id) });
    let redeemed = desk.countersign.send(Agent::post, &path, receipt).await;
    let passed: Passed = redeemed.map_err(Error::NotConfirmed)?;
    if passed.member != me.person.id {
        return Err(Error::NotConfirmed(Refusal::SomeoneElse));
    }
    desk.store
        .with(move |db| conversations::delete(db, id))
        .await?;
    Ok(Redirect::to("/"))
}
