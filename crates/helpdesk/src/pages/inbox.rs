//! The list of conversations, and one of them beside it.

use maud::{Markup, html};

use super::{Place, Viewer, avatar, csrf_field, frame, icons, words::ago};
use crate::{
    conversations::{Conversation, Message, Status},
    role::Role,
};

/// What the inbox shows.
pub struct Inbox {
    pub show: Status,
    pub list: Vec<Conversation>,
    pub chosen: Option<(Conversation, Vec<Message>)>,
    /// Whether the chosen one was asked for: then a narrow screen shows it, not the list.
    pub reading: bool,
    pub now: i64,
}

/// The inbox.
#[must_use]
pub fn inbox(me: &Viewer<'_>, inbox: &Inbox) -> Markup {
    let (place, heading) = match inbox.show {
        Status::Open => (Place::Open, "Open"),
        Status::Closed => (Place::Closed, "Closed"),
    };
    let chosen = inbox.chosen.as_ref();
    let chosen_id = chosen.map(|(conversation, _)| conversation.id);
    let main = html! {
        section.list aria-label=(heading) {
            h1 { (heading) span.count { (inbox.list.len()) } }
            @if inbox.list.is_empty() {
                p.empty { "Nothing here. Enjoy the quiet." }
            }
            ul {
                @for conversation in &inbox.list {
                    li { (row(conversation, chosen_id == Some(conversation.id), inbox.now)) }
                }
            }
        }
        section.conversation aria-label="Conversation" {
            @if let Some((conversation, messages)) = chosen {
                (reader(me, inbox, conversation, messages))
            } @else {
                p.empty { "No conversation to show." }
            }
        }
    };
    match chosen.filter(|_| inbox.reading) {
        Some((conversation, _)) => frame(&conversation.subject, me, place, "inbox reading", &main),
        None => frame(heading, me, place, "inbox", &main),
    }
}

fn row(conversation: &Conversation, chosen: bool, now: i64) -> Markup {
    let page = format!("/conversations/{}#latest", conversation.id);
    html! {
        a.row href=(page) aria-current=[chosen.then_some("true")] {
            (avatar(&conversation.customer))
            span.top {
                strong { (conversation.customer) }
                span.time { (ago(conversation.updated_at, now)) }
            }
            span.subject {
                @if conversation.waiting && conversation.status == Status::Open {
                    span.dot role="img" aria-label="Waiting for an answer" {}
                }
                (conversation.subject)
            }
            span.latest { (conversation.latest) }
        }
    }
}

fn reader(
    me: &Viewer<'_>,
    inbox: &Inbox,
    conversation: &Conversation,
    messages: &[Message],
) -> Markup {
    let path = format!("/conversations/{}", conversation.id);
    let status = conversation.status.as_str();
    let (back, other, change) = match conversation.status {
        Status::Open => ("/", Status::Closed, "Close"),
        Status::Closed => ("/?show=closed", Status::Open, "Open again"),
    };
    // Where a narrow screen shows nothing but this conversation, its subject is the page's heading.
    html! {
        header {
            a.back href=(back) aria-label="Back to the list" { (icons::BACK) }
            div.about {
                h2 aria-level=[inbox.reading.then_some("1")] { (conversation.subject) }
                p { (conversation.customer) " · " (conversation.email) }
            }
            span class={ "status " (status) } { (status) }
            form action={ (path) "/status" } method="post" {
                (csrf_field(&me.csrf))
                button type="submit" name="status" value=(other.as_str()) { (change) }
            }
            @if matches!(me.person.role, Role::Owner | Role::Admin) {
                form action={ (path) "/delete" } method="post" {
                    (csrf_field(&me.csrf))
                    button type="submit" { "Delete…" }
                }
            }
        }
        ol.messages tabindex="0" aria-label="Messages" {
            @for (n, message) in messages.iter().enumerate() {
                @let id = (n + 1 == messages.len()).then_some("latest");
                (bubble(message, id, &conversation.customer, inbox.now))
            }
        }
        form.reply action={ (path) "/reply" } method="post" {
            (csrf_field(&me.csrf))
            label.unseen for="body" { "Your answer" }
            textarea #body name="body" rows="3" required maxlength="8000"
                placeholder={ "Answer " (conversation.customer) "…" } {}
            button.main type="submit" { "Send" }
        }
    }
}

pub(super) fn bubble(message: &Message, id: Option<&str>, customer: &str, now: i64) -> Markup {
    let name = message.by.as_deref().unwrap_or(customer);
    html! {
        li id=[id] class=[message.by.is_some().then_some("ours")] {
            (avatar(name))
            div.bubble {
                p.meta { strong { (name) } span.time { (ago(message.at, now)) } }
                p.body { (message.body) }
            }
        }
    }
}
