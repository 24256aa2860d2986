//! Before a dangerous act: what it does, and Countersign's element.

use maud::{Markup, html};

use super::{Elements, Viewer, brand, csrf_field, document};
use crate::conversations::Conversation;

/// What will be gone, the element that asks for a code, and the form that hands its receipt in.
#[must_use]
pub fn delete(
    me: &Viewer<'_>,
    conversation: &Conversation,
    sign_in: &str,
    element: &Markup,
) -> Markup {
    let path = format!("/conversations/{}", conversation.id);
    let body = html! {
        main.card.wide {
            (brand())
            h1 { "Delete this conversation?" }
            p {
                strong { (conversation.subject) } " with " (conversation.customer) ". All of its messages will be gone, \
                for the customer too. Nobody can bring them back."
            }
            (element)
            noscript { p.alert { "The second step needs JavaScript: turn it on and reload." } }
            form #receipt action={ (path) "/deleted" } method="post" hidden {
                (csrf_field(&me.csrf))
                input type="hidden" name="sign_in" value=(sign_in);
                input type="hidden" name="receipt";
            }
            p.aside { "Changed your mind? " a href={ (path) "#latest" } { "Keep it" } }
        }
        script src="/assets/second-step.js" defer {}
    };
    document(
        "Delete a conversation",
        "door",
        Elements::Countersign,
        &body,
    )
}
