use super::{Error, Noun, Service};
use countersign_store::ids::{MemberId, MemberKey, WorkspaceId};
use countersign_store::model::{EventKind, Label, Member, Page, PageSize};
use countersign_store::{
    self, Spared, Transaction, create_member, delete_member, find_member, list_members,
    lock_member, password_changed, record, relabel_member, standing_changed,
};

impl<K> Service<K> {
    /// Makes a member known, or changes their label; `true` when they are new.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put_member(
        &self,
        member: MemberKey,
        label: Option<Label>,
    ) -> Result<(Member, bool), Error> {
        self.store
            .write(move |tx| {
                let label = label.as_ref().map(Label::as_str);
                let new = create_member(tx, &member, label)?;
                if new {
                    note(tx, &member, &EventKind::MemberCreated)?;
                }
                let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
                if known.label.as_deref() == label {
                    return Ok((known, new));
                }
                relabel_member(tx, &member, label)?;
                note(tx, &member, &EventKind::MemberUpdated)?;
                Ok((
                    Member {
                        label: label.map(str::to_owned),
                        ..known
                    },
                    new,
                ))
            })
            .await
    }

    /// One member.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn member(&self, member: MemberKey) -> Result<Member, Error> {
        self.store
            .read(move |tx| find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member)))
            .await
    }

    /// Some of a workspace's members, in the order of their ids, after the one named `after`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn members(
        &self,
        workspace: WorkspaceId,
        after: Option<MemberId>,
        size: PageSize,
    ) -> Result<Page<Member>, Error> {
        self.store
            .read(move |tx| {
                let rows = list_members(tx, &workspace, after.as_ref(), size.rows() + 1)?;
                Ok(Page::cut(rows, size, |member| {
                    member.id.as_str().to_owned()
                }))
            })
            .await
    }

    /// Removes a member and everything kept of them but the events.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn delete_member(&self, member: MemberKey) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if !delete_member(tx, &member)? {
                    return Err(Error::NotFound(Noun::Member));
                }
                note(tx, &member, &EventKind::MemberDeleted)
            })
            .await
    }

    /// Lets a member who spent the failures in a row try again, and ends their sessions (S29). It signs nobody in.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn unlock_member(&self, member: MemberKey) -> Result<Member, Error> {
        self.store
            .write(move |tx| {
                countersign_store::unlock(tx, &member)?;
                find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))
            })
            .await
    }

    /// The application says that the member has a new password: waits and the long account begin anew, and every session
    /// of the member ends.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn password_changed(&self, member: MemberKey) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if password_changed(tx, &member)? {
                    Ok(())
                } else {
                    Err(Error::NotFound(Noun::Member))
                }
            })
            .await
    }

    /// Ends every client token, open sign-in and unredeemed receipt of a member (S29).
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn end_sessions(&self, member: MemberKey) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if !lock_member(tx, &member)? {
                    return Err(Error::NotFound(Noun::Member));
                }
                standing_changed(tx, &member, &EventKind::SessionsEnded, Spared::Nothing)?;
                Ok(())
            })
            .await
    }
}

fn note(tx: &mut Transaction<'_>, member: &MemberKey, kind: &EventKind) -> Result<(), Error> {
    Ok(record(tx, &member.workspace, Some(&member.member), kind)?)
}
