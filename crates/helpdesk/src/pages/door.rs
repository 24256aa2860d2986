//! Everything before the inbox: the password, the second step, and notices.

use maud::{Markup, html};

use super::{Elements, brand, csrf_field, document};
use crate::{door::Door, doorway::Halfway, token::CsrfToken};

/// The password form. `refused` is the address somebody just failed with; the words are the same
/// whether or not it is anybody's.
#[must_use]
pub fn sign_in(door: Door, csrf: &CsrfToken, refused: Option<&str>) -> Markup {
    let title = match door {
        Door::Team | Door::Api => "Sign in",
        Door::Sso => "Fernway SSO",
        Door::Customers => "Your conversations",
    };
    let body = html! {
        main.card {
            (brand())
            h1 { (title) }
            @match door {
                Door::Team | Door::Api => {}
                Door::Sso => p {
                    "This page stands in for a company’s identity provider: it is part of the demo. Countersign is \
                    told that whoever signs in here came by SSO."
                }
                Door::Customers => p { "Sign in to read our answers and to write to us." }
            }
            @if refused.is_some() {
                p.alert role="alert" { "The e-mail address or the password is not right." }
            }
            form action=(door.path()) method="post" {
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
            @if door == Door::Team {
                a.button href=(Door::Sso.path()) { "Sign in with Fernway SSO" }
                p.aside { "A customer? " a href=(Door::Customers.path()) { "Your conversations" } }
            } @else {
                @let whom = if door == Door::Sso { "You have a password with us? " } else { "Of the support team? " };
                p.aside { (whom) a href=(Door::Team.path()) { "Sign in here" } }
            }
        }
    };
    document(title, "door", Elements::None, &body)
}

/// The second step: Countersign's element, and the form that hands its receipt in.
#[must_use]
pub fn second_step(by: &Halfway, element: &Markup) -> Markup {
    let body = html! {
        main.card.wide {
            (brand())
            h1.unseen { "Second step" }
            (element)
            noscript { p.alert { "The second step needs JavaScript: turn it on and reload." } }
            form #receipt action="/sign-in/receipt" method="post" hidden {
                (csrf_field(&by.csrf()))
                input type="hidden" name="receipt";
            }
            p.aside { "Not you? " a href=(by.door.path()) { "Start again" } }
        }
        script src="/assets/second-step.js" defer {}
    };
    document("Second step", "door", Elements::Countersign, &body)
}

/// Where the link in an e-mail leads: Countersign's element opens it, and the page that asked goes on.
#[must_use]
pub fn link(element: &Markup) -> Markup {
    let body = html! {
        main.card.wide {
            (brand())
            h1.unseen { "Sign-in link" }
            (element)
            noscript { p.alert { "The link needs JavaScript: turn it on and reload." } }
        }
    };
    document("Sign-in link", "door", Elements::Countersign, &body)
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
