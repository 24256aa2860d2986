use countersign_store::ids::MemberId;
use countersign_store::list_report;
use countersign_store::model::{Page, PageSize, ReportRow};

use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::{Error, Service};

/// Members of one page: read in one go, while nobody waits for it.
const AT_ONCE: u32 = 1_000;

impl<K> Service<K> {
    /// Who has what since when, and who must by when: a page in the order of the members' ids, after the one named `after`.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn report(
        &self,
        caller: impl Into<WorkspaceCaller>,
        after: Option<MemberId>,
    ) -> Result<Page<ReportRow>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let size = PageSize::up_to(AT_ONCE, AT_ONCE).unwrap_or(PageSize::DEFAULT);
                let rows = list_report(tx, &workspace, after.as_ref(), size.rows() + 1)?;
                Ok(Page::cut(rows, size, |row| {
                    row.member.id.as_str().to_owned()
                }))
            })
            .await
    }
}
