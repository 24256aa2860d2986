//! A team and its customers for the first start. All of them are made up.

use std::io::{self, Write};

use rusqlite::Connection;
use serde::Deserialize;

use crate::{
    Desk, conversations,
    conversations::Status,
    door::Door,
    password::PasswordHash,
    people::{self, Person},
    role::Role,
};

/// Whether this start was the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeded {
    Now,
    Before,
}

/// Somebody made up, with a password that everybody may know.
struct Somebody {
    id: &'static str,
    name: &'static str,
    role: Role,
    password: &'static str,
    domain: &'static str,
    sso: bool,
    phone: Option<&'static str>,
    language: Option<&'static str>,
}

const SOMEBODY: Somebody = Somebody {
    id: "",
    name: "",
    role: Role::Agent,
    password: "",
    domain: "fernway.example",
    sso: false,
    phone: None,
    language: None,
};

/// Each role, one who comes by the identity provider, and phones in two countries. The numbers are those that
/// libphonenumber gives as examples.
const PEOPLE: [Somebody; 7] = [
    Somebody {
        id: "ada",
        name: "Ada Merrow",
        role: Role::Owner,
        password: "bell-lamp-saddle",
        phone: Some("+12015550123"),
        ..SOMEBODY
    },
    Somebody {
        id: "nora",
        name: "Nora Feld",
        role: Role::Admin,
        password: "quill-harbor-stone",
        ..SOMEBODY
    },
    Somebody {
        id: "grace",
        name: "Grace Tallis",
        password: "chain-fender-rain",
        phone: Some("+447400123456"),
        ..SOMEBODY
    },
    Somebody {
        id: "linus",
        name: "Linus Varga",
        password: "spoke-kettle-hill",
        language: Some("de"),
        ..SOMEBODY
    },
    Somebody {
        id: "ravi",
        name: "Ravi Menon",
        password: "ferry-basil-notch",
        phone: Some("+918123456789"),
        ..SOMEBODY
    },
    Somebody {
        id: "sofia",
        name: "Sofia Brandt",
        password: "cedar-anvil-tide",
        sso: true,
        ..SOMEBODY
    },
    Somebody {
        id: "marta.quill",
        name: "Marta Quill",
        role: Role::EndUser,
        password: "gravel-swan-lantern",
        domain: "post.example",
        phone: Some("+447400123457"),
        ..SOMEBODY
    },
];

impl Somebody {
    fn email(&self) -> String {
        format!("{}@{}", self.id, self.domain)
    }

    fn person(&self) -> Person {
        Person {
            id: self.id.into(),
            email: self.email(),
            name: self.name.into(),
            role: self.role,
            sso: self.sso,
            phone: self.phone.map(Into::into),
            language: self.language.map(Into::into),
        }
    }
}

/// Customers' stories, the newest first.
const STORIES: &str = include_str!("../assets/demo.json");

#[derive(Deserialize)]
struct Story {
    subject: String,
    customer: String,
    status: Status,
    messages: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    /// Who of the team wrote it; the customer where nobody is named.
    by: Option<String>,
    minutes_ago: i64,
    body: String,
}

/// Fills an empty store, and leaves any other alone.
pub async fn seed(desk: &Desk) -> Result<Seeded, Box<dyn std::error::Error>> {
    if !desk.store.with(people::nobody_yet).await? {
        return Ok(Seeded::Before);
    }
    let hashed = tokio::task::spawn_blocking(|| {
        PEOPLE.map(|somebody| {
            PasswordHash::of(somebody.password).map(|hash| (somebody.person(), hash))
        })
    });
    let people = hashed.await?.into_iter().collect::<Result<Vec<_>, _>>()?;
    let stories: Vec<Story> = serde_json::from_str(STORIES)?;
    let now = desk.now();
    desk.store
        .with(move |db| {
            for (person, hash) in &people {
                people::add(db, person, hash)?;
            }
            // The oldest first, so that ids grow with time.
            stories
                .iter()
                .rev()
                .try_for_each(|story| tell(db, story, now))
        })
        .await?;
    Ok(Seeded::Now)
}

fn tell(db: &Connection, story: &Story, now: i64) -> rusqlite::Result<()> {
    let email = story.customer.to_lowercase().replace(' ', ".") + "@post.example";
    let customer = (story.customer.as_str(), email.as_str());
    let id = conversations::begin(db, &story.subject, customer)?;
    for line in &story.messages {
        let at = now - line.minutes_ago * 60;
        conversations::add_message(db, id, line.by.as_deref(), &line.body, at)?;
    }
    conversations::set_status(db, id, story.status)
}

/// One line for each person: e-mail, password, name, role, and where they sign in; two spaces or
/// more between.
pub fn print_people(out: &mut dyn Write) -> io::Result<()> {
    for somebody in PEOPLE {
        writeln!(
            out,
            "{:<24}  {:<20}  {:<13}  {:<8}  {}",
            somebody.email(),
            somebody.password,
            somebody.name,
            somebody.role.as_str(),
            Door::of(&somebody.person()).path(),
        )?;
    }
    Ok(())
}
