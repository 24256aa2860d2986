use countersign_policy::Timestamp;

use super::value::{Row, params};
use super::{Accepted, StoreError, Transaction};
use crate::ids::{FactorId, MemberId, MemberKey, SignInId, WorkspaceId};
use crate::model::{Context, Method, SignInStatus};
use crate::token::TokenDigest;

/// A sign-in about to be kept.
#[derive(Clone, Debug)]
pub struct NewSignIn {
    /// Its id.
    pub id: SignInId,
    /// Whose it is.
    pub member: MemberKey,
    /// How far it is.
    pub status: SignInStatus,
    /// What the application knows of the attempt.
    pub context: Context,
    /// Where a hosted page sends the person when it is done.
    pub return_to: Option<String>,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A sign-in as it was kept.
#[derive(Clone, Debug)]
pub struct SignInRow {
    /// Its id.
    pub id: SignInId,
    /// Whose it is.
    pub member: MemberId,
    /// How far it is.
    pub status: SignInStatus,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl SignInRow {
    /// How far it is at `now`: one whose time is over has ended, whatever was written last.
    pub fn status_at(&self, now: Timestamp) -> SignInStatus {
        if self.expires_at.is_past(now) {
            SignInStatus::Ended
        } else {
            self.status
        }
    }
}

/// What became of a receipt that was handed in.
#[must_use]
#[derive(Clone, Debug)]
pub enum Redemption {
    /// It was good, and is spent.
    Redeemed {
        /// Whose it is.
        member: MemberId,
        /// What kind of code was accepted.
        method: Method,
        /// The factor that made it; `None` for a recovery code.
        factor: Option<FactorId>,
        /// When it was accepted.
        passed_at: Timestamp,
    },
    /// It was handed in before.
    Spent,
    /// It is too old.
    Expired,
    /// It is another sign-in's, or nobody's.
    Foreign,
    /// The workspace has no such sign-in.
    NoSignIn,
}

/// Keeps a new sign-in.
pub fn create_sign_in(tx: &mut Transaction<'_>, new: &NewSignIn) -> Result<(), StoreError> {
    let now = tx.now();
    let context = serde_json::to_string(&new.context)
        .map_err(|_| StoreError::Unexpected("a sign-in's context"))?;
    tx.execute(
        "INSERT INTO sign_ins (id, workspace_id, member_id, status, context, return_to, created_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            &new.id,
            &new.member.workspace,
            &new.member.member,
            new.status.as_ref(),
            &context,
            new.return_to.as_ref(),
            now,
            new.expires_at
        ],
    )?;
    Ok(())
}

/// One sign-in of a workspace.
pub fn find_sign_in(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &SignInId,
) -> Result<Option<SignInRow>, StoreError> {
    tx.query_opt(
        "SELECT id, member_id, status, created_at, expires_at FROM sign_ins \
         WHERE workspace_id = ?1 AND id = ?2",
        params![workspace, id],
    )?
    .map(read)
    .transpose()
}

/// Passes a sign-in: only an acceptance of its own member can. `false` when it is over.
pub fn pass_sign_in(
    tx: &mut Transaction<'_>,
    id: &SignInId,
    accepted: &Accepted,
) -> Result<bool, StoreError> {
    let passed = tx.execute(
        "UPDATE sign_ins SET status = 'passed', passed_at = ?4, method = ?5, factor_id = ?6 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status IN ('challenge', 'enroll') AND expires_at > ?4",
        params![
            &accepted.member().workspace,
            &accepted.member().member,
            id,
            accepted.at(),
            accepted.method().as_ref(),
            accepted.factor()
        ],
    )?;
    Ok(passed == 1)
}

/// Makes `receipt` the one that this passed sign-in can be redeemed with. `false` when it is not passed, or was redeemed.
pub fn issue_receipt(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &SignInId,
    receipt: &TokenDigest,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let issued = tx.execute(
        "UPDATE sign_ins SET receipt_digest = ?3, receipt_expires_at = ?4 \
         WHERE workspace_id = ?1 AND id = ?2 AND status = 'passed' AND redeemed_at IS NULL",
        params![workspace, id, receipt.as_bytes(), expires_at],
    )?;
    Ok(issued == 1)
}

/// Spends a receipt: the statement that finds it good marks it, so of two that come at once one is late.
pub fn redeem_receipt(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &SignInId,
    receipt: &TokenDigest,
) -> Result<Redemption, StoreError> {
    let now = tx.now();
    let redeemed = tx.query_opt(
        "UPDATE sign_ins SET redeemed_at = ?4 WHERE workspace_id = ?1 AND id = ?2 AND receipt_digest = ?3 \
         AND status = 'passed' AND redeemed_at IS NULL AND receipt_expires_at > ?4 \
         RETURNING member_id, method, factor_id, passed_at",
        params![workspace, id, receipt.as_bytes(), now],
    )?;
    if let Some(mut row) = redeemed {
        let (member, method) = (row.take()?, row.take::<String>()?);
        let method = method
            .parse()
            .map_err(|_| StoreError::Unexpected("a sign-in's method"))?;
        return Ok(Redemption::Redeemed {
            member,
            method,
            factor: row.take()?,
            passed_at: row.take()?,
        });
    }
    let found = tx.query_opt(
        "SELECT receipt_digest, redeemed_at FROM sign_ins WHERE workspace_id = ?1 AND id = ?2",
        params![workspace, id],
    )?;
    let Some(mut row) = found else {
        return Ok(Redemption::NoSignIn);
    };
    let (known, redeemed_at) = (
        row.take::<Option<Vec<u8>>>()?,
        row.take::<Option<Timestamp>>()?,
    );
    Ok(
        match (known.as_deref() == Some(receipt.as_bytes()), redeemed_at) {
            (false, _) => Redemption::Foreign,
            (true, Some(_)) => Redemption::Spent,
            (true, None) => Redemption::Expired,
        },
    )
}

/// Ends every open sign-in of a member, passed ones that were not redeemed among them.
pub fn end_sign_ins(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sign_ins SET status = 'ended', receipt_digest = NULL \
         WHERE workspace_id = ?1 AND member_id = ?2 AND status IN ('challenge', 'enroll', 'passed') AND redeemed_at IS NULL",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}

fn read(mut row: Row) -> Result<SignInRow, StoreError> {
    let (id, member) = (row.take()?, row.take()?);
    let status: String = row.take()?;
    Ok(SignInRow {
        id,
        member,
        status: status
            .parse()
            .map_err(|_| StoreError::Unexpected("a sign-in's status"))?,
        created_at: row.take()?,
        expires_at: row.take()?,
    })
}
