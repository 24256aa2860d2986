//! Password hashes: they take memory and a core, so they are made outside transactions, for requests that can still
//! succeed, one at a time for a member, and few at once (S30).

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use countersign_store::hashing::HashingError;
use countersign_store::ids::MemberKey;
use tokio::sync::Semaphore;

use super::Error;

/// Requests that may wait for a turn; past them the answer is to come again.
const QUEUE: usize = 32;

/// The queue in front of the hash.
#[derive(Clone)]
pub(super) struct HashQueue {
    /// As many run at once as there are cores.
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
    members: Arc<Mutex<HashSet<MemberKey>>>,
}

/// A member's place in the queue, given back when dropped.
struct Place {
    members: Arc<Mutex<HashSet<MemberKey>>>,
    member: MemberKey,
}

impl HashQueue {
    pub(super) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, Into::into);
        Self {
            turns: Arc::new(Semaphore::new(cores)),
            places: Arc::new(Semaphore::new(QUEUE)),
            members: Arc::default(),
        }
    }

    /// Makes hashes for `member` on a thread that may block.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        member: &MemberKey,
        work: impl FnOnce() -> Result<T, HashingError> + Send + 'static,
    ) -> Result<T, Error> {
        let _place = self.place_for(member)?;
        let _queued = self.places.try_acquire().map_err(|_| Error::Busy)?;
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|_| HashingError)?;
        let hashed = tokio::task::spawn_blocking(move || {
            // Held by the work itself: a caller that gives up does not make room for one more.
            let _turn = turn;
            work()
        });
        Ok(hashed.await.map_err(|_| HashingError)??)
    }

    fn place_for(&self, member: &MemberKey) -> Result<Place, Error> {
        let mut members = self.members.lock().unwrap_or_else(PoisonError::into_inner);
        if !members.insert(member.clone()) {
            return Err(Error::Busy);
        }
        Ok(Place {
            members: Arc::clone(&self.members),
            member: member.clone(),
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut members = self.members.lock().unwrap_or_else(PoisonError::into_inner);
        members.remove(&self.member);
    }
}

#[cfg(test)]
mod tests {
    use super::HashQueue;
    use crate::service::Error;
    use countersign_store::ids::{MemberId, MemberKey, WorkspaceId};
    use std::sync::mpsc;

    fn member(id: &str) -> MemberKey {
        MemberKey {
            workspace: WorkspaceId::from_text("ws_1"),
            member: MemberId::parse(id).unwrap(),
        }
    }

    #[tokio::test]
    async fn s30_a_member_has_one_hash_at_a_time_and_another_member_is_served() {
        let queue = HashQueue::new();
        let (release, held) = mpsc::channel::<()>();
        let (began, begun) = tokio::sync::oneshot::channel();
        let first = tokio::spawn({
            let queue = queue.clone();
            async move {
                let work = move || {
                    began.send(()).unwrap();
                    held.recv().unwrap();
                    Ok(1)
                };
                queue.run(&member("ada"), work).await
            }
        });
        begun.await.unwrap();
        let second = queue.run(&member("ada"), || Ok(2)).await;
        assert!(matches!(second, Err(Error::Busy)));
        if std::thread::available_parallelism().unwrap().get() > 1 {
            assert_eq!(queue.run(&member("bob"), || Ok(3)).await.unwrap(), 3);
        }
        release.send(()).unwrap();
        assert_eq!(first.await.unwrap().unwrap(), 1);
        assert_eq!(queue.run(&member("ada"), || Ok(4)).await.unwrap(), 4);
    }

    #[tokio::test]
    async fn s30_past_the_queue_the_answer_is_to_come_again() {
        let queue = HashQueue::new();
        let _taken = queue.places.acquire_many(32).await.unwrap();
        let refused = queue.run(&member("ada"), || Ok(())).await;
        assert!(matches!(refused, Err(Error::Busy)));
    }
}
