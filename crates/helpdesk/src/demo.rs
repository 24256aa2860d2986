//! A team and its customers for the first start. All of them are made up.

use std::io::{self, Write};

use rusqlite::Connection;

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

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Subject, customer, status, and messages: who of the team wrote (or the customer), what, how long ago.
type Story = (
    &'static str,
    &'static str,
    Status,
    &'static [(Option<&'static str>, &'static str, i64)],
);

const STORIES: [Story; 7] = [
    (
        "Front light flickers on cobbles",
        "Marta Quill",
        Status::Open,
        &[
            (
                None,
                "Hello! The front light on my Fernway 3 flickers as soon as the road gets rough. On smooth asphalt it is fine. The battery is full. Is that a loose contact, and can I fix it myself?",
                52 * MINUTE,
            ),
            (
                Some("grace"),
                "Hi Marta, thank you for the clear description. On the Fernway 3 it is almost always the small plug behind the lamp. Take the lamp off with a 4 mm key, push the plug in until it clicks, and put the lamp back.\n\nWould you try that and tell me how it goes?",
                38 * MINUTE,
            ),
            (
                None,
                "Found the plug, it was half out. It clicked, and two kilometres of cobbles later it is steady as a lighthouse. Is there a way to keep it from happening again?",
                6 * MINUTE,
            ),
        ],
    ),
    (
        "Delivery to the island before Friday?",
        "Henrik Solberg-Ames",
        Status::Open,
        &[(
            None,
            "We leave on Friday with the morning ferry. If I order the rear rack today, will it arrive in time, or is it wiser to pick it up at the shop?",
            47 * MINUTE,
        )],
    ),
    (
        "Invoice without the company name",
        "Priya Lindqvist",
        Status::Open,
        &[
            (
                None,
                "Our bookkeeping sent the invoice for order 20418 back, because it says only my name. Could you put \"Lindqvist Joinery\" on it?",
                5 * HOUR,
            ),
            (
                Some("linus"),
                "Of course. I have asked accounts for a corrected invoice; you will have it by tomorrow noon.",
                4 * HOUR,
            ),
        ],
    ),
    (
        "Which tyre for gravel and a trailer?",
        "Tomasz Reed",
        Status::Open,
        &[(
            None,
            "I pull a child trailer, half of the way on gravel. Shop A says 42 mm, shop B says 50 mm. What do you ride?",
            9 * HOUR,
        )],
    ),
    (
        "Thank you, and a small question",
        "Odile Marchetti",
        Status::Open,
        &[
            (
                None,
                "The saddle you suggested is perfect. Does it need the leather grease in the first year?",
                26 * HOUR,
            ),
            (
                Some("ada"),
                "That is lovely to hear, Odile! Once after the first month, then every spring. A thin layer, with the fingers.",
                25 * HOUR,
            ),
        ],
    ),
    (
        "Lost key for the frame lock",
        "Samir Okafor-Dale",
        Status::Closed,
        &[
            (
                None,
                "I have lost the key of my frame lock. The number on the card is still here. Can you send another?",
                3 * DAY,
            ),
            (
                Some("ada"),
                "Yes. It is on the way to the address in your account, and the old key number is noted as lost.",
                3 * DAY - 2 * HOUR,
            ),
            (None, "It came today. Thank you!", DAY),
        ],
    ),
    (
        "Change of address",
        "Wilma Castellan",
        Status::Closed,
        &[
            (
                None,
                "We have moved across the street, from number 14 to number 9.",
                6 * DAY,
            ),
            (
                Some("linus"),
                "Changed. Enjoy the morning sun on that side!",
                6 * DAY - HOUR,
            ),
        ],
    ),
];

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
    let now = desk.now();
    desk.store
        .with(move |db| {
            for (person, hash) in &people {
                people::add(db, person, hash)?;
            }
            // The oldest first, so that ids grow with time.
            STORIES
                .iter()
                .rev()
                .try_for_each(|story| tell(db, story, now))
        })
        .await?;
    Ok(Seeded::Now)
}

fn tell(
    db: &Connection,
    &(subject, customer, status, messages): &Story,
    now: i64,
) -> rusqlite::Result<()> {
    let mut conversation = None;
    for &(person, body, ago) in messages {
        match conversation {
            Some(id) => conversations::add_message(db, id, person, body, now - ago)?,
            None => {
                let address = customer.to_lowercase().replace(' ', ".") + "@post.example";
                conversation = Some(conversations::begin(
                    db,
                    subject,
                    (customer, &address),
                    body,
                    now - ago,
                )?);
            }
        }
    }
    conversation.map_or(Ok(()), |id| conversations::set_status(db, id, status))
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
