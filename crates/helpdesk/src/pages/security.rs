//! A person's own security settings: a heading around Countersign's element.

use maud::{Markup, html};

use super::{Place, Viewer, frame};

/// The settings page, with the element to show on it.
#[must_use]
pub fn security(me: &Viewer<'_>, element: &Markup) -> Markup {
    let main = html! {
        h1 { "Security" }
        p.lead { "How you prove that it is you: " (me.person.email) }
        p { a href="/settings/password" { "Change your password" } }
        div.panel {
            (element)
            noscript { p.alert { "These settings need JavaScript: turn it on and reload." } }
        }
    };
    frame("Security", me, Place::Security, "settings", &main)
}
