//! A person's own tokens for programs.

use maud::{Markup, html};

use super::{Place, Viewer, csrf_field, frame};
use crate::api_tokens::ApiToken;

/// The list, and the token that was just made, if one was.
#[must_use]
pub fn tokens(me: &Viewer<'_>, list: &[ApiToken], made: Option<&str>, now: i64) -> Markup {
    let main = html! {
        h1 { "API tokens" }
        p.lead {
            "For programs that read conversations in your name: `GET /api/conversations`, with the header \
            `Authorization: Bearer …`. A new password ends them all."
        }
        @if let Some(token) = made {
            p.panel role="status" {
                "Copy it now, it is not shown again: " br;
                code.password { (token) }
            }
        }
        ul.panel.people {
            @for token in list {
                li {
                    span.who { strong { (token.name) } small { (left(token.expires_at - now)) } }
                    form action={ "/settings/tokens/" (token.id) "/end" } method="post" {
                        (csrf_field(&me.csrf))
                        button type="submit" { "End " span.unseen { (token.name) } }
                    }
                }
            }
            @if list.is_empty() { li { "None yet." } }
        }
        form.panel.fields action="/settings/tokens" method="post" {
            (csrf_field(&me.csrf))
            label {
                "What is it for?"
                input name="name" required maxlength="100" placeholder="Nightly report";
            }
            button.main type="submit" { "Make a token" }
        }
    };
    frame("API tokens", me, Place::Tokens, "settings", &main)
}

fn left(seconds: i64) -> String {
    match (seconds / 86_400, seconds / 60) {
        (0, minutes) => format!("ends in {} min", minutes + 1),
        (days, _) => format!("ends in {days} days"),
    }
}
