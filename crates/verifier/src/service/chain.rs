//! Keeping the chain of events: sealing what is new, letting go of what is old, and checking all of it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use countersign_store::StoreError;
use countersign_store::chain::{
    Appended, Beginning, CheckedBatch, End, Finding, Work, append, check_batch, check_beginning,
    check_rest, claim_chain, make_member_keys, next_unsealed, release_chain, retain, seal, work,
};
use countersign_store::ids::{EventId, WorkspaceId};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::{Error, Ring, Service};

/// Events that one step seals at most: so few that no decision waits long for the step.
const STEP: u32 = 256;
/// How often is looked for what is new.
const TURN: Duration = Duration::from_secs(1);
/// Findings that are told of one workspace at most.
const MOST_TOLD: usize = 1_000;

/// What a check of a workspace's chain found.
#[derive(Debug)]
pub struct CheckedChain {
    /// The oldest batch that is kept.
    pub first: u64,
    /// The chain's end: kept elsewhere, it shows later that nothing was cut off.
    pub end: End,
    /// Events in it.
    pub events: u64,
    /// Events that were not sealed yet when the end was read.
    pub unsealed: u64,
    /// Events that say they are older than the batch before theirs.
    pub backdated: Vec<EventId>,
    /// Whether the end that was kept elsewhere is so old that it went with what is not kept any more.
    pub forgotten: bool,
    /// What is not as it was sealed; the first thousand.
    pub findings: Vec<Finding>,
    /// How much is not.
    pub found: usize,
}

impl Service {
    /// Seals what is new about once a second, until `stop` is true, and then a last time. Any number of nodes may do it.
    pub async fn keep_chain(&self, mut stop: watch::Receiver<bool>) {
        loop {
            let last = *stop.borrow();
            if let Err(error) = self.seal_events().await {
                tracing::warn!(%error, "could not seal what happened: the next turn tries again");
            }
            if last {
                return;
            }
            tokio::select! {
                () = sleep(TURN) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Seals whatever is not sealed yet in chains that no other node is at; how many events.
    ///
    /// # Errors
    /// When the store fails, or a member's key does not open: the other workspaces' are sealed all the same.
    pub async fn seal_events(&self) -> Result<u64, Error> {
        let (mut sealed, mut failed, mut after) = (0, None, None);
        loop {
            let from = after.take();
            let next = self
                .store
                .read(move |tx| next_unsealed(tx, from.as_ref()).map_err(Error::from));
            let Some(workspace) = next.await? else {
                return failed.map_or(Ok(sealed), Err);
            };
            match self.with_chain(&workspace, Self::seal_workspace).await {
                Ok(events) => sealed += events,
                Err(error) => failed = Some(error),
            }
            after = Some(workspace);
        }
    }

    /// Takes away what is older than each workspace's policy keeps, in chains that no other node is at; how many events.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn retain_events(&self) -> Result<u64, Error> {
        let mut gone = 0;
        for workspace in self.workspaces().await? {
            gone += self
                .with_chain(&workspace.id, Self::retain_workspace)
                .await?;
        }
        Ok(gone)
    }

    /// Does `work` on a workspace's chain while this node has it; nothing, while another has.
    async fn with_chain(
        &self,
        workspace: &WorkspaceId,
        work: impl AsyncFnOnce(&Self, &WorkspaceId) -> Result<u64, Error>,
    ) -> Result<u64, Error> {
        let (keys, of) = (Arc::clone(&self.keys.0), workspace.clone());
        let claimed = self
            .store
            .write(move |tx| claim_chain(tx, &keys, &of).map_err(Error::from));
        if !claimed.await? {
            return Ok(0);
        }
        let done = work(self, workspace).await;
        let of = workspace.clone();
        self.store
            .write(move |tx| release_chain(tx, &of).map_err(Error::from))
            .await?;
        done
    }

    async fn seal_workspace(&self, workspace: &WorkspaceId) -> Result<u64, Error> {
        let mut sealed = 0;
        while let Some(events) = self.seal_step(workspace).await? {
            sealed += events;
        }
        Ok(sealed)
    }

    /// Seals some; `None` when there is nothing left, or another node is at it after all.
    async fn seal_step(&self, workspace: &WorkspaceId) -> Result<Option<u64>, Error> {
        let Some(found) = self.find_work(workspace).await? else {
            return Ok(None);
        };
        let events = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let (keys, entropy, of) = (
            Arc::clone(&self.keys.0),
            Arc::clone(&self.entropy),
            workspace.clone(),
        );
        let batch = spawn_blocking(move || seal(&keys, entropy.as_ref(), &of, found));
        let batch = batch.await.map_err(|_| StoreError::Stopped)??;
        let of = workspace.clone();
        let appended = self
            .store
            .write(move |tx| append(tx, &of, &batch).map_err(Error::from));
        match appended.await {
            Ok(Appended::Done) => Ok(Some(events)),
            // Somebody was removed meanwhile: what is there now is for the next turn.
            Ok(Appended::Overtaken) | Err(Error::Store(StoreError::Contended)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What is there to be sealed, once everybody whom it names has a key for it.
    async fn find_work(&self, workspace: &WorkspaceId) -> Result<Option<Work>, Error> {
        loop {
            let of = workspace.clone();
            let found = self
                .store
                .read(move |tx| work(tx, &of, STEP).map_err(Error::from));
            let Some(found) = found.await? else {
                return Ok(None);
            };
            let strangers = found.strangers(&self.keys.0, self.entropy.as_ref(), workspace)?;
            if strangers.is_empty() {
                return Ok(Some(found));
            }
            let of = workspace.clone();
            self.store
                .write(move |tx| make_member_keys(tx, &of, &strangers).map_err(Error::from))
                .await?;
        }
    }

    async fn retain_workspace(&self, workspace: &WorkspaceId) -> Result<u64, Error> {
        let mut gone = 0;
        loop {
            let (keys, of) = (Arc::clone(&self.keys.0), workspace.clone());
            let step = self
                .store
                .write(move |tx| retain(tx, &keys, &of).map_err(Error::from));
            match step.await? {
                Some(events) => gone += events,
                None => return Ok(gone),
            }
        }
    }
}

impl<K: Ring> Service<K> {
    /// Whether there are keys to look at seals with.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        self.keys.ring().is_some()
    }

    /// Checks a workspace's chain, batch by batch, and that it holds the end that was `kept` elsewhere. Without keys the seals
    /// are not looked at.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn check_chain(
        &self,
        workspace: WorkspaceId,
        kept: Option<End>,
    ) -> Result<CheckedChain, Error> {
        let ring = self.keys.ring().cloned();
        let (keys, of) = (ring.clone(), workspace.clone());
        let begun = self
            .store
            .read(move |tx| check_beginning(tx, keys.as_deref(), &of).map_err(Error::from));
        let begun = begun.await?;
        let mut checked = CheckedChain::of(&begun);
        let mut standing = begun.standing();
        let mut last = None;
        for number in begun.first..=begun.end.batch {
            let (keys, of, follows) = (ring.clone(), workspace.clone(), standing);
            let batch = self.store.read(move |tx| {
                check_batch(tx, keys.as_deref(), &of, number, &follows).map_err(Error::from)
            });
            let batch = batch.await?;
            if let (Some(kept), Some(digest)) = (&kept, &batch.digest)
                && kept.batch == number
                && kept.digest != *digest
            {
                checked.add([Finding::EndLost { batch: number }]);
            }
            checked.take(&batch);
            (standing, last) = (batch.standing, batch.digest);
        }
        if last.is_some_and(|digest| digest != begun.end.digest) {
            checked.add([Finding::BatchAltered {
                batch: begun.end.batch,
            }]);
        }
        if let Some(kept) = kept {
            checked.forgotten = kept.batch < begun.first;
            if kept.batch > begun.end.batch {
                checked.add([Finding::EndLost { batch: kept.batch }]);
            }
        }
        let rest = self.store.read(move |tx| {
            check_rest(tx, ring.as_deref(), &workspace, &begun).map_err(Error::from)
        });
        checked.add(rest.await?);
        checked.settle();
        Ok(checked)
    }
}

impl CheckedChain {
    fn of(begun: &Beginning) -> Self {
        let mut checked = Self {
            first: begun.first,
            end: begun.end.clone(),
            events: 0,
            unsealed: begun.unsealed,
            backdated: vec![],
            forgotten: false,
            findings: vec![],
            found: 0,
        };
        checked.add(begun.findings.iter().cloned());
        checked
    }

    fn add(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            if self.findings.contains(&finding) {
                continue;
            }
            self.found += 1;
            if self.findings.len() < MOST_TOLD {
                self.findings.push(finding);
            }
        }
    }

    fn take(&mut self, batch: &CheckedBatch) {
        self.events += u64::try_from(batch.events).unwrap_or(u64::MAX);
        self.add(batch.findings.iter().cloned());
        let room = MOST_TOLD.saturating_sub(self.backdated.len());
        self.backdated
            .extend(batch.backdated.iter().take(room).cloned());
    }

    /// What was moved from one batch to another is no insertion in the other.
    fn settle(&mut self) {
        let moved: HashSet<EventId> = self
            .findings
            .iter()
            .filter_map(|finding| match finding {
                Finding::Reordered { event, .. } => Some(event.clone()),
                _ => None,
            })
            .collect();
        let before = self.findings.len();
        self.findings.retain(
            |finding| !matches!(finding, Finding::Inserted { event, .. } if moved.contains(event)),
        );
        self.found -= before - self.findings.len();
    }
}
