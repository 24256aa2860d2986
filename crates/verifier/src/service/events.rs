use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::{Error, Ring, Service};
use countersign_store::model::{Event, Page, PageSize};
use countersign_store::{EventFilter, list_events};

impl<K: Ring> Service<K> {
    /// What happened in a workspace, newest first. Without keys, what is personal in the details of sealed events is not there.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn events(
        &self,
        caller: impl Into<WorkspaceCaller>,
        filter: EventFilter,
        size: PageSize,
    ) -> Result<Page<Event>, Error> {
        let (caller, keys) = (caller.into(), self.keys.ring().cloned());
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let rows = list_events(tx, keys.as_deref(), &workspace, &filter, size.rows() + 1)?;
                Ok(Page::cut(rows, size, |event| event.id.as_str().to_owned()))
            })
            .await
    }
}
