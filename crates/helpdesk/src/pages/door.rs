//! Everything before the inbox: the password, the second step, and notices.

use maud::{Markup, html};

use super::{Elements, brand, csrf_field, document};
use crate::token::CsrfToken;

/// The password form. `refused` is the address somebody just failed with; the words are the same
/// whether or not it is anybody's.
#[must_use]
pub fn sign_in(csrf: &CsrfToken, refused: Option<&str>) -> Markup {
    let body = html! {
        main.card {
            (brand())
            h1 { "Sign in" }
            @if refused.is_some() {
                p.alert role="alert" { "The e-mail address or the password is not right." }
            }
            form action="/sign-in" method="post" {
                (csrf_field(csrf))
                label {
                    "E-mail address"
                    input type="email" name="email" value=[refused] required
                        autocomplete="username" autofocus[refused.is_none()];
                }
                label {
                    "Password"
                    input type="password" name="password" required
                        autocomplete="current-password" autofocus[refused.is_some()];
                }
                button.main type="submit" { "Continue" }
            }
        }
    };
    document("Sign in", "door", Elements::None, &body)
}

/// The second step: Countersign's element, and the form that hands its receipt in.
#[must_use]
pub fn second_step(csrf: &CsrfToken, element: &Markup) -> Markup {
    let body = html! {
        main.card.wide {
            (brand())
            h1.unseen { "Second step" }
            (element)
            noscript { p.alert { "The second step needs JavaScript: turn it on and reload." } }
            form #receipt action="/sign-in/receipt" method="post" hidden {
                (csrf_field(csrf))
                input type="hidden" name="receipt";
            }
            p.aside { "Not you? " a href="/sign-in" { "Start again" } }
        }
        script src="/assets/second-step.js" defer {}
    };
    document("Second step", "door", Elements::Countersign, &body)
}

/// Where somebody goes on after a notice.
#[derive(Clone, Copy)]
pub enum Back {
    /// Nobody is signed in.
    SignIn,
    /// Somebody is.
    Inbox,
    /// Whether anybody is signed in is not known.
    Start,
}

/// One thing to say, and the way back.
#[must_use]
pub fn notice(title: &str, text: &str, back: Back) -> Markup {
    let (page, words) = match back {
        Back::SignIn => ("/sign-in", "Back to the sign-in page"),
        Back::Inbox => ("/", "Back to the inbox"),
        Back::Start => ("/", "Back to the start page"),
    };
    let body = html! {
        main.card {
            (brand())
            h1 { (title) }
            p { (text) }
            a.button href=(page) { (words) }
        }
    };
    document(title, "door", Elements::None, &body)
}
