//! The people of this help desk, for owners and admins.

use maud::{Markup, html};

use super::{Place, Viewer, avatar, csrf_field, frame};
use crate::{people::Person, segment::segment};

/// Everybody, each with a way to shut out whoever else knows their password.
#[must_use]
pub fn team(me: &Viewer<'_>, people: &[Person]) -> Markup {
    let main = html! {
        h1 { "Team" }
        p.lead {
            "A reset ends somebody's sessions and gives them a new password. Their second step stays \
            as it is."
        }
        p.links { a href="/team/two-step" { "Two-step sign-in of the team" } }
        ul.panel.people {
            @for person in people {
                li {
                    (avatar(&person.name))
                    span.who {
                        strong { (person.name) }
                        small { (person.email) " · " (person.role.as_str()) @if person.sso { " · SSO" } }
                    }
                    @if me.person.may_reset(person) {
                        form action={ "/team/" (segment(&person.id).to_string()) "/reset" } method="post" {
                            (csrf_field(&me.csrf))
                            button type="submit" { "Reset " span.unseen { (person.name) } }
                        }
                    }
                }
            }
        }
    };
    frame("Team", me, Place::Team, "settings", &main)
}

/// Who must have a second factor and who has one, with the element to show on it.
#[must_use]
pub fn two_step(me: &Viewer<'_>, element: &Markup) -> Markup {
    let main = html! {
        h1.unseen { "Two-step sign-in of the team" }
        p.links { a href="/team" { "Team" } }
        div.panel {
            (element)
            noscript { p.alert { "This page needs JavaScript: turn it on and reload." } }
        }
    };
    frame(
        "Two-step sign-in",
        me,
        Place::TwoStep,
        "administration",
        &main,
    )
}

/// The new password, shown once.
#[must_use]
pub fn reset(me: &Viewer<'_>, person: &Person, password: &str) -> Markup {
    let main = html! {
        h1 { "New password for " (person.name) }
        p.lead { "Hand it over in person. It is shown only now." }
        p.panel { code.password { (password) } }
        p { a href="/team" { "Back to the team" } }
    };
    frame("New password", me, Place::Team, "settings", &main)
}
