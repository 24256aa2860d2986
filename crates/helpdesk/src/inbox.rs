//! Reading and answering.

use axum::{
    extract::{Path, Query, State},
    response::Redirect,
};
use maud::Markup;
use serde::Deserialize;

use crate::{
    Desk,
    conversations::{self, Status},
    error::Error,
    pages,
    posted::Posted,
    signed_in::TeamMember,
};

/// Which list to show.
#[derive(Deserialize)]
pub struct Shown {
    #[serde(default)]
    pub show: Status,
}

/// `GET /`: the list, and beside it, where there is room, its first conversation.
pub async fn list(
    State(desk): State<Desk>,
    Query(Shown { show }): Query<Shown>,
    TeamMember(me): TeamMember,
) -> Result<Markup, Error> {
    let work = move |db: &_| {
        let list = conversations::list(db, show)?;
        let first = list
            .first()
            .map(|first| conversations::find(db, first.id))
            .transpose()?;
        Ok((list, first.flatten()))
    };
    let (list, chosen) = desk.store.with(work).await?;
    let page = pages::Inbox {
        show,
        list,
        chosen,
        reading: false,
        now: desk.now(),
    };
    Ok(pages::inbox(&me.viewer(), &page))
}

/// `GET /conversations/{id}`
pub async fn conversation(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    TeamMember(me): TeamMember,
) -> Result<Markup, Error> {
    let work = move |db: &_| {
        let Some(chosen) = conversations::find(db, id)? else {
            return Ok(None);
        };
        let list = conversations::list(db, chosen.0.status)?;
        Ok(Some((list, chosen)))
    };
    let (list, chosen) = desk.store.with(work).await?.ok_or(Error::NotFound)?;
    let page = pages::Inbox {
        show: chosen.0.status,
        list,
        chosen: Some(chosen),
        reading: true,
        now: desk.now(),
    };
    Ok(pages::inbox(&me.viewer(), &page))
}

/// What somebody writes into a conversation.
#[derive(Deserialize)]
pub struct Reply {
    body: String,
}

impl Reply {
    /// The text, without what stands around it.
    pub fn text(&self) -> Result<String, Error> {
        let text = self.body.trim();
        (!text.is_empty())
            .then(|| text.to_owned())
            .ok_or(Error::BadForm)
    }
}

/// `POST /conversations/{id}/reply`
pub async fn reply(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    Posted {
        by: TeamMember(me),
        form,
    }: Posted<TeamMember, Reply>,
) -> Result<Redirect, Error> {
    let (body, now) = (form.text()?, desk.now());
    change(&desk, id, move |db| {
        conversations::add_message(db, id, Some(&me.person.id), &body, now)
    })
    .await
}

/// Open or close it.
#[derive(Deserialize)]
pub struct NewStatus {
    status: Status,
}

/// `POST /conversations/{id}/status`
pub async fn status(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    Posted { form, .. }: Posted<TeamMember, NewStatus>,
) -> Result<Redirect, Error> {
    change(&desk, id, move |db| {
        conversations::set_status(db, id, form.status)
    })
    .await
}

/// Changes a conversation that exists, and shows it.
async fn change<F>(desk: &Desk, id: i64, work: F) -> Result<Redirect, Error>
where
    F: FnOnce(&rusqlite::Connection) -> rusqlite::Result<()> + Send + 'static,
{
    let work = move |db: &rusqlite::Connection| match conversations::find(db, id)? {
        Some(_) => work(db).map(Some),
        None => Ok(None),
    };
    desk.store.with(work).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&format!("/conversations/{id}#latest")))
}
