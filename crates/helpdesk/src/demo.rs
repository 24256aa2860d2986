//! A team and its customers for the first start. All of them are made up.

use std::io::{self, Write};

use rusqlite::Connection;
use serde::Deserialize;

use crate::{
    Desk, conversations,
    conversations::Status,
    password::PasswordHash,
    people::{self, Person, Role},
};

/// Whether this start was the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeded {
    Now,
    Before,
}

/// Name, role, and a password that everybody may know.
const PEOPLE: [(&str, &str, Role, &str); 3] = [
    ("ada", "Ada Merrow", Role::Owner, "bell-lamp-saddle"),
    ("grace", "Grace Tallis", Role::Agent, "chain-fender-rain"),
    ("linus", "Linus Varga", Role::Agent, "spoke-kettle-hill"),
];

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
        PEOPLE.map(|(id, name, role, password)| {
            let person = Person {
                id: id.into(),
                email: email(id),
                name: name.into(),
                role,
            };
            PasswordHash::of(password).map(|hash| (person, hash))
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

/// One line for each person: e-mail, password, name, role; two spaces or more between.
pub fn print_people(out: &mut dyn Write) -> io::Result<()> {
    for (id, name, role, password) in PEOPLE {
        writeln!(
            out,
            "{:<24}  {password:<18}  {name:<13}  {}",
            email(id),
            role.as_str()
        )?;
    }
    Ok(())
}

fn email(id: &str) -> String {
    format!("{id}@fernway.example")
}
