//! `countersign events --follow`: what happens, as it happens.

use std::collections::BTreeSet;
use std::time::Duration;

use countersign_store::ids::EventId;
use countersign_store::model::{Event, PageSize, Workspace};
use countersign_verifier::http::shapes;
use countersign_verifier::service::{EventFilter, Witness};

use super::line;
use crate::error::Error;
use crate::shell::{Parts, Shell};

/// How often is looked for what is new.
const TURN: Duration = Duration::from_millis(500);
/// Events that are read in one go.
const PAGE: u32 = 1_000;
/// Events that are remembered as shown: one whose decision took longer comes after younger ones.
const REMEMBERED: usize = 4_000;

/// Shows what happens from now on, until whoever reads it stops.
pub(super) async fn follow(
    witness: &Witness,
    workspace: &Workspace,
    filter: EventFilter,
    shell: &Shell,
) -> Result<(), Error> {
    let mut out = shell.parts();
    let mut shown = Shown::default();
    shown.note(page(witness, workspace, filter.clone()).await?);
    while !out.is_closed() {
        tokio::time::sleep(TURN).await;
        let mut new = Vec::new();
        let mut asked = filter.clone();
        // More may have happened since than a page holds.
        loop {
            let events = page(witness, workspace, asked.clone()).await?;
            let before = events.last().map(|event| event.id.clone());
            let count = events.len();
            let unseen = shown.note(events);
            let go_on = unseen.len() == count && before.is_some();
            new.extend(unseen);
            if !go_on {
                break;
            }
            asked.before = before;
        }
        // The oldest first, as they happened.
        new.sort_by(|one, other| one.id.cmp(&other.id));
        for event in new {
            show(event, shell, &mut out)?;
        }
        out.flush()?;
    }
    Ok(())
}

/// The newest, or the newest before one that is named.
async fn page(
    witness: &Witness,
    workspace: &Workspace,
    filter: EventFilter,
) -> Result<Vec<Event>, Error> {
    let size = PageSize::up_to(PAGE, PAGE).unwrap_or(PageSize::DEFAULT);
    let page = witness.events(workspace.id.clone(), filter, size);
    Ok(page.await?.rows)
}

fn show(event: Event, shell: &Shell, out: &mut Parts) -> Result<(), Error> {
    let event = shapes::Event::from(event);
    if shell.speaks_json() {
        let text = serde_json::to_string(&event).map_err(|error| Error::Output(error.into()))?;
        out.put(format!("{text}\n").as_bytes())
    } else {
        out.put(format!("{}\n", line(&event)).as_bytes())
    }
}

/// The events that were shown, as far as they can come again.
#[derive(Default)]
struct Shown {
    remembered: BTreeSet<EventId>,
    /// All up to this one were shown, or were there before.
    floor: Option<EventId>,
}

impl Shown {
    /// Those of `events` that were not shown yet; from now on they were.
    fn note(&mut self, events: Vec<Event>) -> Vec<Event> {
        let full = events.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX);
        let first_look = self.remembered.is_empty() && self.floor.is_none();
        let floor = events.last().filter(|_| full && first_look);
        if let Some(oldest) = floor {
            self.floor = Some(oldest.id.clone());
        }
        let mut new = events;
        new.retain(|event| {
            self.floor.as_ref().is_none_or(|floor| event.id > *floor)
                && self.remembered.insert(event.id.clone())
        });
        while self.remembered.len() > REMEMBERED {
            self.floor = self.remembered.pop_first();
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::{PAGE, REMEMBERED, Shown};
    use countersign_policy::Timestamp;
    use countersign_store::ids::EventId;
    use countersign_store::model::{Event, EventName};

    fn events(numbers: impl Iterator<Item = u32>) -> Vec<Event> {
        let event = |number| Event {
            id: EventId::from_text(format!("evt_{number:08}")),
            at: Timestamp::from_micros(0),
            member: None,
            kind: EventName::MemberCreated,
            detail: serde_json::json!({}),
        };
        numbers.map(event).collect()
    }

    #[test]
    fn each_event_is_shown_once_and_one_that_comes_late_too() {
        let mut shown = Shown::default();
        assert_eq!(shown.note(events((10..20).rev())).len(), 10);
        assert_eq!(shown.note(events((10..22).rev())), events((20..22).rev()));
        // Two decisions at a time, and the older one is kept later.
        assert_eq!(
            shown.note(events([25, 23, 21].into_iter())),
            events([25, 23].into_iter())
        );
        assert_eq!(
            shown.note(events([25, 24, 23].into_iter())),
            events([24].into_iter())
        );
        assert_eq!(shown.note(events([9].into_iter())), events([9].into_iter()));
    }

    #[test]
    fn what_was_there_before_a_full_first_page_is_not_shown() {
        let mut shown = Shown::default();
        shown.note(events((5000..5000 + PAGE).rev()));
        assert_eq!(shown.note(events([4999].into_iter())), []);
        let many = u32::try_from(REMEMBERED).unwrap() + 10;
        assert_eq!(
            shown.note(events(10_000..10_000 + many)).len(),
            REMEMBERED + 10
        );
        assert!(shown.remembered.len() <= REMEMBERED);
        assert_eq!(shown.note(events([5001].into_iter())), []);
    }
}
