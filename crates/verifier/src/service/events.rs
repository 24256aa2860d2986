use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::{Error, Service};
use countersign_store::ids::{EventId, MemberId};
use countersign_store::list_events;
use countersign_store::model::{Event, Page, PageSize};

impl<K> Service<K> {
    /// What happened in a workspace, newest first, before the event named `before`; of one member, if it is named.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn events(
        &self,
        caller: impl Into<WorkspaceCaller>,
        member: Option<MemberId>,
        before: Option<EventId>,
        size: PageSize,
    ) -> Result<Page<Event>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let rows = list_events(
                    tx,
                    &workspace,
                    member.as_ref(),
                    before.as_ref(),
                    size.rows() + 1,
                )?;
                Ok(Page::cut(rows, size, |event| event.id.as_str().to_owned()))
            })
            .await
    }
}
