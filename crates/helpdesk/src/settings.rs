//! A person's own password, and the warning that somebody else may know it.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use maud::Markup;
use serde::Deserialize;

use crate::{
    Desk, api_tokens,
    countersign::Refusal,
    door::LONGEST,
    error::{Answer, Error},
    pages::{self, PasswordForm},
    people,
    posted::Posted,
    sessions,
    sign_in::Nothing,
    signed_in::SignedIn,
};

/// Shorter ones are refused (NIST SP 800-63B-4 §3.1.1.2: eight at least, beside another factor).
pub const SHORTEST: usize = 8;

/// `GET /settings/password`
pub async fn page(me: SignedIn) -> Result<Markup, Error> {
    has_password(&me)?;
    Ok(pages::password(&me.viewer(), PasswordForm::Empty))
}

/// Whoever comes by the identity provider has none here.
fn has_password(me: &SignedIn) -> Result<(), Error> {
    if me.person.sso {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// What the password page posts.
#[derive(Deserialize)]
pub struct NewPassword {
    current: String,
    new: String,
}

/// `POST /settings/password`: replaces the password, ends the other sessions and API tokens, tells the verifier.
pub async fn password(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Posted { by: me, form }: Posted<SignedIn, NewPassword>,
) -> Answer {
    has_password(&me)?;
    if form.current.len() > LONGEST || form.new.len() > LONGEST {
        return Err(Error::BadForm);
    }
    let counted = desk
        .throttle
        .take(address.ip(), &me.person.email, desk.now())?;
    let id = me.person.id.clone();
    let found = desk.store.with(move |db| people::by_id(db, &id)).await?;
    let hash = found.map(|(_, hash)| hash);
    let refused = |why| {
        let page = pages::password(&me.viewer(), why);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    if desk
        .passwords
        .check(form.current.clone(), hash)
        .await
        .is_err()
    {
        return refused(PasswordForm::WrongPassword);
    }
    desk.throttle.give_back(counted);
    if form.new.chars().count() < SHORTEST || form.new == form.current {
        return refused(PasswordForm::NotNew);
    }

    let hash = desk.passwords.hash(form.new).await?;
    let (id, mine) = (me.person.id.clone(), me.token.hash());
    let change = move |db: &_| {
        people::set_password(db, &id, &hash)?;
        sessions::unwarn(db, &mine)?;
        api_tokens::close_all(db, &id)?;
        sessions::close_all(db, &id, Some(&mine))
    };
    desk.store.with(change).await?;
    report_soon(&desk, &me.person.id).await;
    let me = SignedIn {
        failures_before: 0,
        ..me
    };
    Ok(pages::password(&me.viewer(), PasswordForm::Changed).into_response())
}

/// Tells the verifier of a new password, unless it knows: wrong codes of whoever knew the old one
/// are over with it.
pub async fn report_password(desk: &Desk, id: &str) -> Result<(), Error> {
    let person = id.to_owned();
    let unreported = move |db: &_| people::is_unreported(db, &person);
    if !desk.store.with(unreported).await? {
        return Ok(());
    }
    report(desk, "password-changed", id).await?;
    let person = id.to_owned();
    let reported = move |db: &_| people::set_reported(db, &person);
    Ok(desk.store.with(reported).await?)
}

/// [`report_password`], and if the verifier is away just now, the next sign-in does it.
pub async fn report_soon(desk: &Desk, id: &str) {
    if let Err(error) = report_password(desk, id).await {
        tracing::warn!(?error, "the verifier is still to be told of a new password");
    }
}

/// Reports to the verifier. Whoever never signed in is not there yet, and has nothing to end.
pub async fn report(desk: &Desk, what: &str, id: &str) -> Result<(), Refusal> {
    match desk.countersign.report(what, id).await {
        Err(refusal) if refusal.name() == Some("member-not-found") => Ok(()),
        reported => reported,
    }
}

/// `POST /settings/warning`: the wrong codes were the person's own.
pub async fn seen(
    State(desk): State<Desk>,
    Posted { by: me, .. }: Posted<SignedIn, Nothing>,
) -> Answer {
    let mine = me.token.hash();
    desk.store
        .with(move |db| sessions::unwarn(db, &mine))
        .await?;
    Ok(Redirect::to("/").into_response())
}
