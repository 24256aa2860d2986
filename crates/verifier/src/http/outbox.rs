//! What was sent, or would have been, on a page of its own: for developing, on this machine alone.
//!
//! Whoever sees it can sign in as anybody, so it is there only where it was asked for, and answers nobody who reached it by
//! another name than this machine's own: a page elsewhere that has its name lead here learns nothing.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use countersign_delivery::Rendered;
use maud::{DOCTYPE, Markup, html};
use serde::Serialize;

use super::problem::Problem;
use super::shapes::Moment;
use super::{App, envelope};
use crate::service::{Service, ShownMessage};

/// Messages that are shown at most.
const MOST: u32 = 200;
/// Our own styles and those in the mails, in frames that run nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/outbox", get(page))
        .route("/outbox.json", get(list))
        .layer(from_fn(only_here))
}

#[derive(Serialize)]
struct Messages {
    messages: Vec<Message>,
}

/// A message, as it is shown.
#[derive(Serialize)]
struct Message {
    id: String,
    at: Moment,
    channel: String,
    to: String,
    subject: Option<String>,
    text: String,
    html: Option<String>,
    link: Option<String>,
    status: String,
}

impl From<ShownMessage> for Message {
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

/// Answers only who calls this machine by a name that no other has.
async fn only_here(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    if is_this_machine(host) {
        next.run(request).await
    } else {
        envelope::no_such_route().await.into_response()
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

async fn list(State(service): State<Service>) -> Result<Json<Messages>, Problem> {
    let shown = service.look_into_outbox(MOST).await?;
    Ok(Json(Messages {
        messages: shown.into_iter().map(Message::from).collect(),
    }))
}

async fn page(State(service): State<Service>) -> Result<Response, Problem> {
    let shown = service.look_into_outbox(MOST).await?;
    let messages = shown.into_iter().map(Message::from).collect::<Vec<_>>();
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY)], draw(&messages)).into_response())
}

fn draw(messages: &[Message]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta name="color-scheme" content="light dark";
                meta http-equiv="refresh" content="5";
                title { "Outbox" }
                style { (STYLE) }
            }
            body {
                h1 { "Outbox" }
                p { "What this verifier sent, or would have sent. For developing only: whoever sees this page can sign in as anybody." }
                @if messages.is_empty() { p { "Nothing yet." } }
                @for message in messages { (draw_one(message)) }
            }
        }
    }
}

fn draw_one(message: &Message) -> Markup {
    html! {
        article id=(message.id) {
            header {
                strong { bdi { (message.subject.as_deref().unwrap_or("Text message")) } }
                " to " bdi { (message.to) }
                " · " (message.channel) " · " (message.at) " · " (message.status)
            }
            pre dir="auto" { (message.text) }
            @if let Some(link) = &message.link {
                p { a href=(link) target="_blank" rel="noopener noreferrer" { "Open the link" } }
            }
            @if let Some(html) = &message.html {
                details {
                    summary { "As HTML" }
                    iframe sandbox="" title="The message as HTML" srcdoc=(html) {}
                }
            }
        }
    }
}

const STYLE: &str = "
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
article { border: 1px solid; border-radius: 8px; margin: 1rem 0; padding: 1rem; overflow-wrap: anywhere }
pre { white-space: pre-wrap; font-family: inherit }
iframe { width: 100%; height: 26rem; border: 0; background: Canvas }
";

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
