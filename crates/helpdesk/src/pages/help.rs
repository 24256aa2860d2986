//! What a customer sees: their own conversations.

use maud::{Markup, html};

use super::{Place, Viewer, avatar, csrf_field, frame, inbox::bubble, words::ago};
use crate::conversations::{Conversation, Message};

/// The list.
#[must_use]
pub fn help(me: &Viewer<'_>, list: &[Conversation], now: i64) -> Markup {
    let main = html! {
        h1 { "Your conversations" }
        p.lead { "What you wrote to us as " (me.person.email) ", and what we answered." }
        ul.panel {
            @for conversation in list {
                li {
                    a.row href={ "/help/" (conversation.id) "#latest" } {
                        (avatar(&conversation.customer))
                        span.top {
                            strong { (conversation.subject) }
                            span.time { (ago(conversation.updated_at, now)) }
                        }
                        span.latest { (conversation.latest) }
                    }
                }
            }
            @if list.is_empty() { li { "None yet." } }
        }
    };
    frame("Your conversations", me, Place::Help, "settings", &main)
}

/// One of them.
#[must_use]
pub fn help_conversation(
    me: &Viewer<'_>,
    conversation: &Conversation,
    messages: &[Message],
    now: i64,
) -> Markup {
    let last = messages.len();
    let main = html! {
        p { a href="/help" { "All your conversations" } }
        h1 { (conversation.subject) }
        ol.messages tabindex="0" aria-label="Messages" {
            @for (n, message) in messages.iter().enumerate() {
                (bubble(message, (n + 1 == last).then_some("latest"), &conversation.customer, now))
            }
        }
        form.panel.fields action={ "/help/" (conversation.id) "/reply" } method="post" {
            (csrf_field(&me.csrf))
            label { "Your message" textarea name="body" rows="3" required maxlength="8000" {} }
            button.main type="submit" { "Send" }
        }
    };
    frame(&conversation.subject, me, Place::Help, "settings", &main)
}
