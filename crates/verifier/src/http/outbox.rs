//! What was sent, or would have been, on a page of its own: for developing, on this machine alone.
//!
//! Whoever sees it can sign in as anybody, so it is there only where it was asked for, and answers nobody who reached it by
//! another name than this machine's own: a page elsewhere that has its name lead here learns nothing.

use std::net::IpAddr;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse as _, Response};
use countersign_delivery::Rendered;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::openapi::problems;
use super::pages::{self, Page};
use super::problem::Problem;
use super::shapes::Moment;
use super::{App, envelope};
use crate::service::{Service, ShownMessage};

/// Messages that are shown at most.
const MOST: u32 = 200;
/// A mail has its own styles, runs nothing, loads nothing and belongs to no origin; its link opens in a tab of its own.
const MAIL_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
                           style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
                           frame-ancestors 'self'";

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(page))
        .routes(routes!(list))
        .routes(routes!(message))
}

problems! {
    OutboxProblems = [] RouteNotFound, Unavailable;
}

/// What was sent, or would have been; for developing.
#[derive(Serialize, utoipa::ToSchema)]
struct Outbox {
    /// The latest messages, the newest first.
    messages: Vec<OutboxMessage>,
}

/// A message as its reader gets it, with its code or link.
#[derive(Serialize, utoipa::ToSchema)]
struct OutboxMessage {
    /// Its id.
    id: String,
    /// When what it tells of happened.
    at: Moment,
    /// `email` or `sms`.
    channel: String,
    /// Where to.
    to: String,
    /// Of an e-mail.
    #[schema(required)]
    subject: Option<String>,
    /// What it says.
    text: String,
    /// The same as HTML, of an e-mail.
    #[schema(required)]
    html: Option<String>,
    /// The link that it brings.
    #[schema(required)]
    link: Option<String>,
    /// How far it is: `waiting`, `sent` or `dead`.
    status: String,
}

impl From<ShownMessage> for OutboxMessage {
    fn from(shown: ShownMessage) -> Self {
        let (subject, text, html) = match shown.said {
            Rendered::Mail(mail) => (Some(mail.subject), mail.text, Some(mail.html)),
            Rendered::Sms(text) => (None, text, None),
        };
        Self {
            id: shown.id,
            at: shown.at.into(),
            channel: shown.channel.as_ref().to_owned(),
            to: shown.to,
            subject,
            text,
            html,
            link: shown.link,
            status: shown.status.as_ref().to_owned(),
        }
    }
}

/// Whoever asked for the page at the start, and calls this machine by a name that no other has.
struct Here;

impl FromRequestParts<App> for Here {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let host = parts.headers.get(header::HOST);
        let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
        if app.config.outbox_page && is_this_machine(host) {
            Ok(Self)
        } else {
            Err(envelope::no_such_route().await)
        }
    }
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// For developing: what was sent, or would have been. Only where `serve` was given `--outbox-page`, and on its own machine.
#[utoipa::path(get, path = "/outbox", tag = "pages", operation_id = "outbox_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String),
        (status = 304, description = "The browser has it already"), OutboxProblems))]
async fn page(_: Here, headers: HeaderMap) -> Result<Response, Problem> {
    pages::page(Page::Outbox, &headers)
}

/// What the page of the outbox shows.
#[utoipa::path(get, path = "/outbox.json", tag = "pages", operation_id = "list_outbox",
    responses((status = 200, description = "The latest messages", body = Outbox), OutboxProblems))]
async fn list(_: Here, State(service): State<Service>) -> Result<Json<Outbox>, Problem> {
    let messages = latest(&service).await?;
    Ok(Json(Outbox { messages }))
}

/// An e-mail of the outbox as a mail program shows it: a document of its own, for a frame of the page.
#[utoipa::path(get, path = "/outbox/{id}", tag = "pages", operation_id = "outbox_message",
    params(("id" = String, Path, description = "The message's id")),
    responses((status = 200, description = "The e-mail", content_type = "text/html", body = String), OutboxProblems))]
async fn message(
    _: Here,
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let message = latest(&service).await?.into_iter().find(|it| it.id == id);
    match message.and_then(|message| message.html) {
        Some(html) => {
            Ok(([(header::CONTENT_SECURITY_POLICY, MAIL_POLICY)], Html(html)).into_response())
        }
        None => Err(envelope::no_such_route().await),
    }
}

async fn latest(service: &Service) -> Result<Vec<OutboxMessage>, Problem> {
    let shown = service.look_into_outbox(MOST).await?;
    Ok(shown.into_iter().map(OutboxMessage::from).collect())
}

#[cfg(test)]
mod tests {
    use super::is_this_machine;

    #[test]
    fn only_names_that_no_other_machine_has_are_answered() {
        for here in [
            "127.0.0.1:8600",
            "127.0.0.1",
            "localhost:8600",
            "[::1]:8600",
            "[::1]",
        ] {
            assert!(is_this_machine(here), "{here}");
        }
        for elsewhere in [
            "",
            "evil.example:8600",
            "127.0.0.1.evil.example",
            "192.0.2.1:8600",
            "localhost.evil.example",
        ] {
            assert!(!is_this_machine(elsewhere), "{elsewhere}");
        }
    }
}
