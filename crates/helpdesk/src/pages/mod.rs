//! The pages. They only show: whatever is decided was decided before.

use maud::{DOCTYPE, Markup, html};

mod confirm;
mod door;
mod help;
mod icons;
mod inbox;
mod password;
mod security;
mod team;
mod tokens;
mod words;

pub use self::{
    confirm::delete,
    door::{Back, link, notice, second_step, sign_in},
    help::{help, help_conversation},
    inbox::{Inbox, inbox},
    password::{PasswordForm, password},
    security::security,
    team::{reset, team, two_step},
    tokens::tokens,
};

use crate::{assurance::Assurance, people::Person, role::Role, token::CsrfToken};

/// Whom a page of the app is for.
pub struct Viewer<'a> {
    pub person: &'a Person,
    /// What the forms on it must carry.
    pub csrf: CsrfToken,
    /// How sure this session is of them.
    pub assurance: Assurance,
    /// Wrong codes that they are warned of.
    pub failures_before: u32,
}

/// Whether a page shows one of Countersign's elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Elements {
    None,
    Countersign,
    /// The element for administrators, which nobody else's page loads.
    Administration,
}

/// Where in the app a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Open,
    Closed,
    Security,
    Password,
    Tokens,
    Team,
    TwoStep,
    Help,
}

fn document(title: &str, class: &str, elements: Elements, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Fernway Support" }
                link rel="icon" href="/assets/mark.svg" type="image/svg+xml";
                link rel="stylesheet" href="/assets/helpdesk.css";
                @match elements {
                    Elements::None => {}
                    Elements::Countersign => script type="module" src="/countersign/elements.js" {},
                    Elements::Administration => script type="module" src="/countersign/admin.js" {},
                }
            }
            body class=(class) { (body) }
        }
    }
}

/// The hidden field that every form carries.
fn csrf_field(csrf: &CsrfToken) -> Markup {
    html! { input type="hidden" name="csrf" value=(csrf.as_str()); }
}

fn brand() -> Markup {
    html! {
        span.brand {
            img src="/assets/mark.svg" alt="" width="32" height="32";
            span { "Fernway Support" }
        }
    }
}

/// Initials on one of six colors, always the same for the same name.
fn avatar(name: &str) -> Markup {
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect();
    let hue = name.bytes().map(u32::from).sum::<u32>() % 6;
    html! { span class={ "avatar hue-" (hue) } aria-hidden="true" { (initials) } }
}

/// The frame of every page behind the door.
fn frame(title: &str, me: &Viewer<'_>, place: Place, class: &str, main: &Markup) -> Markup {
    let elements = match place {
        Place::Security => Elements::Countersign,
        Place::TwoStep => Elements::Administration,
        _ => Elements::None,
    };
    let here = |at: Place| (place == at).then_some("page");
    let settings = [Place::Security, Place::Password, Place::Tokens];
    let settings = settings.into_iter().find_map(here);
    let team = [Place::Team, Place::TwoStep].into_iter().find_map(here);
    let body = html! {
        a.skip href="#main" { "Skip to content" }
        header.rail {
            a.home href="/" aria-label="Fernway Support" { (brand()) }
            nav aria-label="Main" {
                @if me.person.role.in_team() {
                    a href="/" aria-current=[here(Place::Open)] {
                        (icons::INBOX) span { "Open" }
                    }
                    a href="/?show=closed" aria-current=[here(Place::Closed)] {
                        (icons::DONE) span { "Closed" }
                    }
                } @else {
                    a href="/help" aria-current=[here(Place::Help)] {
                        (icons::INBOX) span { "Conversations" }
                    }
                }
                a href="/settings/security" aria-current=[settings] {
                    (icons::SHIELD) span { "Security" }
                }
                @if matches!(me.person.role, Role::Owner | Role::Admin) {
                    a href="/team" aria-current=[team] {
                        (icons::PEOPLE) span { "Team" }
                    }
                }
            }
            div.me {
                (avatar(&me.person.name))
                span.who {
                    strong { (me.person.name) }
                    small { (me.person.role.as_str()) }
                    @if me.assurance == Assurance::Reduced { small { "reduced assurance" } }
                }
                form action="/sign-out" method="post" {
                    (csrf_field(&me.csrf))
                    button.quiet aria-label="Sign out" title="Sign out" { (icons::OUT) }
                }
            }
        }
        main #main class=(class) {
            @if me.failures_before > 0 { (warning(me)) }
            (main)
        }
    };
    document(title, "app", elements, &body)
}

/// Somebody who knows the password has tried codes: what the owner of it should do.
fn warning(me: &Viewer<'_>) -> Markup {
    let codes = match me.failures_before {
        1 => "One wrong code was".to_owned(),
        n => format!("{n} wrong codes were"),
    };
    html! {
        div.alert.warning role="alert" {
            p {
                (codes) " entered since you last signed in. If that was not you, somebody knows your \
                password."
            }
            a.button href="/settings/password" { "Change your password" }
            form action="/settings/warning" method="post" {
                (csrf_field(&me.csrf))
                button type="submit" { "It was me" }
            }
        }
    }
}
