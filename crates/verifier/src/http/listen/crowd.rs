//! The connections there are: never more than a number, and who has been at it longest makes room for who comes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

use super::watch::Watch;

/// The connections there are. Clones are the same crowd.
#[derive(Clone)]
pub(super) struct Crowd {
    most: usize,
    members: Arc<Mutex<Members>>,
}

#[derive(Default)]
struct Members {
    next: u64,
    by_number: HashMap<u64, Member>,
}

struct Member {
    watch: Watch,
    /// Not there until its task is.
    task: Option<AbortHandle>,
}

/// A connection's place in the crowd, free again when dropped.
pub(super) struct Place {
    number: u64,
    crowd: Crowd,
}

impl Crowd {
    pub(super) fn of(most: usize) -> Self {
        Self {
            most: most.max(1),
            members: Arc::default(),
        }
    }

    /// A place for one more connection.
    pub(super) fn join(&self, watch: Watch) -> Place {
        if self.members().by_number.len() >= self.most {
            self.make_room();
        }
        let mut members = self.members();
        let number = members.next;
        members.next += 1;
        members
            .by_number
            .insert(number, Member { watch, task: None });
        Place {
            number,
            crowd: self.clone(),
        }
    }

    /// Notes which task has the place `number`, unless it has ended already.
    pub(super) fn settle(&self, number: u64, task: AbortHandle) {
        if let Some(member) = self.members().by_number.get_mut(&number) {
            member.task = Some(task);
        }
    }

    /// Ends the connection that has waited for a request, or been at one, for longest.
    pub(super) fn make_room(&self) {
        let mut members = self.members();
        let oldest = members
            .by_number
            .iter()
            .filter(|(_, member)| member.task.is_some())
            .min_by_key(|(_, member)| member.watch.since())
            .map(|(&number, _)| number);
        let ended = oldest.and_then(|number| members.by_number.remove(&number));
        drop(members);
        if let Some(task) = ended.and_then(|member| member.task) {
            tracing::debug!("a connection makes room");
            task.abort();
        }
    }

    fn members(&self) -> MutexGuard<'_, Members> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    pub(super) const fn number(&self) -> u64 {
        self.number
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.members().by_number.remove(&self.number);
    }
}
