//! The customers' side: their own conversations, and no one else's.

use axum::{
    extract::{Path, State},
    response::Redirect,
};
use maud::Markup;

use crate::{
    Desk,
    conversations::{self, Conversation, Message},
    error::Error,
    inbox::Reply,
    pages,
    posted::Posted,
    signed_in::Customer,
};

/// `GET /help`
pub async fn list(State(desk): State<Desk>, Customer(me): Customer) -> Result<Markup, Error> {
    let email = me.person.email.clone();
    let list = desk
        .store
        .with(move |db| conversations::of_customer(db, &email));
    Ok(pages::help(&me.viewer(), &list.await?, desk.now()))
}

/// `GET /help/{id}`
pub async fn conversation(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    Customer(me): Customer,
) -> Result<Markup, Error> {
    let email = me.person.email.clone();
    let found = desk.store.with(move |db| own(db, id, &email)).await?;
    let (conversation, messages) = found.ok_or(Error::NotFound)?;
    let page = pages::help_conversation(&me.viewer(), &conversation, &messages, desk.now());
    Ok(page)
}

/// `POST /help/{id}/reply`
pub async fn reply(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    Posted { by, form }: Posted<Customer, Reply>,
) -> Result<Redirect, Error> {
    let Customer(me) = by;
    let (text, now) = (form.text()?, desk.now());
    let write = move |db: &rusqlite::Connection| match own(db, id, &me.person.email)? {
        Some(_) => conversations::add_message(db, id, None, &text, now).map(Some),
        None => Ok(None),
    };
    desk.store.with(write).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&format!("/help/{id}#latest")))
}

fn own(
    db: &rusqlite::Connection,
    id: i64,
    email: &str,
) -> rusqlite::Result<Option<(Conversation, Vec<Message>)>> {
    let found = conversations::find(db, id)?;
    Ok(found.filter(|(conversation, _)| conversation.email == email))
}
