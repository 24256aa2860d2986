//! What owners and admins do for the others.

use axum::extract::{Path, State};
use maud::{Markup, html};

use crate::{
    Desk, api_tokens, countersign, error::Error, pages, people, posted::Posted, sessions, settings,
    sign_in::Nothing, signed_in::Admin, token::Token,
};

/// `GET /team`
pub async fn page(State(desk): State<Desk>, Admin(me): Admin) -> Result<Markup, Error> {
    let people = desk.store.with(people::all).await?;
    Ok(pages::team(&me.viewer(), &people))
}

/// `GET /team/two-step`: who must have a second factor, and who has one.
pub async fn two_step(State(desk): State<Desk>, Admin(me): Admin) -> Result<Markup, Error> {
    let token = countersign::page_token(&desk, &me, "admin").await?;
    let verifier = &desk.public_verifier;
    let element = html! { countersign-admin verifier=(verifier) token=(token) {} };
    Ok(pages::two_step(&me.viewer(), &element))
}

/// `POST /team/{id}/reset`: ends what is open in somebody's name, here and at the verifier, and
/// gives them a new password.
pub async fn reset(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    Posted { by: Admin(me), .. }: Posted<Admin, Nothing>,
) -> Result<Markup, Error> {
    let wanted = id.clone();
    let found = desk
        .store
        .with(move |db| people::by_id(db, &wanted))
        .await?;
    let (person, _) = found
        .filter(|(person, _)| me.person.may_reset(person))
        .ok_or(Error::NotFound)?;

    // First, so that nothing is changed here when the verifier is away.
    let ended = settings::report(&desk, "end-sessions", &person.id).await;
    ended.map_err(Error::NoSettings)?;

    let password: String = Token::generate()?.cookie_value().chars().take(22).collect();
    let hash = desk.passwords.hash(password.clone()).await?;
    let change = move |db: &_| {
        people::set_password(db, &id, &hash)?;
        api_tokens::close_all(db, &id)?;
        sessions::close_all(db, &id, None)
    };
    desk.store.with(change).await?;
    settings::report_soon(&desk, &person.id).await;
    Ok(pages::reset(&me.viewer(), &person, &password))
}
