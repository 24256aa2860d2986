//! A person's own tokens for programs.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use maud::Markup;
use serde::Deserialize;

use crate::{
    Desk, api_tokens,
    error::{Answer, Error},
    pages,
    posted::Posted,
    sign_in::Nothing,
    signed_in::{SignedIn, TeamMember},
    token::Token,
};

/// `GET /settings/tokens`
pub async fn page(State(desk): State<Desk>, TeamMember(me): TeamMember) -> Result<Markup, Error> {
    show(&desk, &me, None).await
}

async fn show(desk: &Desk, me: &SignedIn, made: Option<&str>) -> Result<Markup, Error> {
    let (id, now) = (me.person.id.clone(), desk.now());
    let list = desk.store.with(move |db| api_tokens::of(db, &id, now));
    Ok(pages::tokens(&me.viewer(), &list.await?, made, now))
}

/// What a token is for.
#[derive(Deserialize)]
pub struct NewToken {
    name: String,
}

/// `POST /settings/tokens`: makes one, and shows it once.
pub async fn make(
    State(desk): State<Desk>,
    Posted { by, form }: Posted<TeamMember, NewToken>,
) -> Answer {
    let TeamMember(me) = by;
    let name = form.name.trim().to_owned();
    if name.is_empty() || name.len() > 100 {
        return Err(Error::BadForm);
    }
    let token = Token::generate()?;
    let (hash, now) = (token.hash(), desk.now());
    let make = move |db: &_| api_tokens::make(db, &me, &name, &hash, now).map(|()| me);
    let me = desk.store.with(make).await?;
    let page = show(&desk, &me, Some(&token.api_value())).await?;
    Ok(page.into_response())
}

/// `POST /settings/tokens/{id}/end`
pub async fn end(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    Posted { by, .. }: Posted<TeamMember, Nothing>,
) -> Answer {
    let TeamMember(me) = by;
    let close = move |db: &_| api_tokens::close(db, &me.person.id, id);
    desk.store.with(close).await?;
    Ok(Redirect::to("/settings/tokens").into_response())
}
