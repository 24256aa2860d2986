//! A person's own security settings: a heading around Countersign's element.

use maud::{Markup, html};

use super::{Place, Viewer, frame};
use crate::assurance::Assurance;

/// The settings page, with the element to show on it.
#[must_use]
pub fn security(me: &Viewer<'_>, element: &Markup) -> Markup {
    let main = html! {
        h1 { "Security" }
        p.lead { "How you prove that it is you: " (me.person.email) }
        p.links {
            @if !me.person.sso { a href="/settings/password" { "Change your password" } }
            @if me.person.role.in_team() { a href="/settings/tokens" { "API tokens" } }
        }
        @if me.assurance == Assurance::Reduced {
            p.lead {
                "You signed in with less than a second factor this time, such as a trusted device or a code by e-mail."
            }
        }
        div.panel {
            (element)
            noscript { p.alert { "These settings need JavaScript: turn it on and reload." } }
        }
    };
    frame("Security", me, Place::Security, "settings", &main)
}
