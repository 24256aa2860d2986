use countersign_policy::{Channel, Enrollment, Network, Timestamp};

use super::value::{Row, params};
use super::{Accepted, StoreError, Transaction, remember_network};
use crate::ids::{DeviceId, FactorId, MemberId, MemberKey, SignInId, WorkspaceId};
use crate::model::{Action, Context, Method, SignInStatus, Why};
use crate::token::TokenDigest;

/// A sign-in about to be kept.
#[derive(Clone, Debug)]
pub struct NewSignIn {
    /// Its id.
    pub id: SignInId,
    /// Whose it is.
    pub member: MemberKey,
    /// What else than a sign-in it is for.
    pub action: Option<Action>,
    /// How far it is.
    pub status: SignInStatus,
    /// By what way it came.
    pub channel: Channel,
    /// Why it asks nothing, or is denied.
    pub why: Option<Why>,
    /// The set-up that it asks for or offers, now or after its challenge.
    pub enrollment: Option<Enrollment>,
    /// What the application knows of the attempt.
    pub context: Context,
    /// The known device that it comes from.
    pub device: Option<DeviceId>,
    /// Where a hosted page sends the person when it is done.
    pub return_to: Option<String>,
    /// Where a mailed link leads, unless to a hosted page.
    pub link_to: Option<String>,
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
    /// What else than a sign-in it is for.
    pub action: Option<Action>,
    /// How far it is.
    pub status: SignInStatus,
    /// Why it asks nothing, or is denied.
    pub why: Option<Why>,
    /// The set-up that it asks for or offers, now or after its challenge.
    pub enrollment: Option<Enrollment>,
    /// What was given in it before the set-up that it asks for now.
    pub proved: Option<Method>,
    /// What the application knows of the attempt.
    pub context: Context,
    /// Where a mailed link leads, unless to a hosted page.
    pub link_to: Option<String>,
    /// The known device that it was begun from.
    pub device: Option<DeviceId>,
    /// Whether the person who passed it wants the browser to be trusted.
    pub trust: bool,
    /// SHA-256 of what the browser drew that sent the first code.
    pub browser: Option<Vec<u8>>,
    /// Wrong codes given in it.
    pub failures: u32,
    /// What passed it, once something did.
    pub passed: Option<PassedRow>,
    /// When its receipt was redeemed.
    pub redeemed_at: Option<Timestamp>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What passed a sign-in.
#[derive(Clone, Debug)]
pub struct PassedRow {
    /// What kind of code was accepted; `None` when a set-up was put off and nothing else was asked.
    pub method: Option<Method>,
    /// The factor that made it; `None` for a recovery code.
    pub factor: Option<FactorId>,
    /// Wrong codes since the member's last success that were not given in this sign-in.
    pub failures_before: u32,
    /// When it was accepted.
    pub at: Timestamp,
}

impl SignInRow {
    /// The network that the application saw the person on.
    #[must_use]
    pub fn network(&self) -> Option<Network> {
        self.context.network()
    }

    /// Whether a browser may be known by it once it is redeemed: it was begun from a known one, is to be trusted, or passed the
    /// check that is made of new ones.
    #[must_use]
    pub fn brings_a_device(&self) -> bool {
        let method = self.passed.as_ref().and_then(|passed| passed.method);
        self.trust || self.device.is_some() || method == Some(Method::NewDeviceCode)
    }

    /// Whether it let somebody in and has nothing more to say: nobody can go on with it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let is_eased = self.passed.is_none() && self.why.and_then(Why::assurance).is_some();
        self.redeemed_at.is_some() || is_eased
    }

    /// How far it is at `now`: one whose time is over has ended, whatever was written last.
    pub fn status_at(&self, now: Timestamp) -> SignInStatus {
        if self.expires_at.is_past(now) {
            SignInStatus::Ended
        } else {
            self.status
        }
    }
}

/// The outcome of handing a receipt in.
#[must_use]
#[derive(Clone, Debug)]
pub enum Redemption {
    /// It was good, and is spent.
    Redeemed(MemberId, PassedRow),
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
    let enrollment = new.enrollment.as_ref().map(serde_json::to_string);
    let enrollment = enrollment
        .transpose()
        .map_err(|_| StoreError::Unexpected("a sign-in's set-up"))?;
    tx.execute(
        "INSERT INTO sign_ins \
         (id, workspace_id, member_id, status, context, return_to, created_at, expires_at, why, channel, enrollment, \
         link_to, device_id, action, parameters) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            &new.id,
            &new.member.workspace,
            &new.member.member,
            new.status.as_ref(),
            &context,
            new.return_to.as_ref(),
            now,
            new.expires_at,
            new.why.as_ref().map(AsRef::as_ref),
            new.channel.as_ref(),
            enrollment.as_ref(),
            new.link_to.as_ref(),
            new.device.as_ref(),
            new.action.as_ref().map(Action::text),
            new.action.as_ref().map(|action| action.parameters().as_slice())
        ],
    )?;
    Ok(())
}

/// What [`read`] reads.
macro_rules! sign_in_columns {
    () => {
        "member_id, method, factor_id, failures_before, passed_at, id, status, why, enrollment, context, browser, failures, \
         redeemed_at, created_at, expires_at, link_to, device_id, trust, action, parameters"
    };
}
pub(super) use sign_in_columns;

/// One sign-in of a workspace.
pub fn find_sign_in(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &SignInId,
) -> Result<Option<SignInRow>, StoreError> {
    tx.query_opt(
        concat!(
            "SELECT ",
            sign_in_columns!(),
            " FROM sign_ins WHERE workspace_id = ?1 AND id = ?2"
        ),
        params![workspace, id],
    )?
    .map(read)
    .transpose()
}

/// Ties an open sign-in to the browser that sends the first code for it.
pub fn bind_sign_in(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &SignInId,
    browser: &TokenDigest,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sign_ins SET browser = ?4 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND browser IS NULL",
        params![&member.workspace, &member.member, id, browser.as_bytes()],
    )?;
    Ok(())
}

/// Passes a sign-in: only an acceptance of its own member can, given in the browser that it is tied to. `false` when it
/// is over, or another browser's.
pub fn pass_sign_in(
    tx: &mut Transaction<'_>,
    sign_in: &SignInRow,
    browser: &TokenDigest,
    accepted: &Accepted,
) -> Result<bool, StoreError> {
    let failures_before = accepted.failures_before().saturating_sub(sign_in.failures);
    let passed = tx.execute(
        "UPDATE sign_ins SET status = 'passed', passed_at = ?4, method = ?5, factor_id = ?6, failures_before = ?7, \
         browser = ?8 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status IN ('challenge', 'enroll') \
         AND expires_at > ?4 AND (browser IS NULL OR browser = ?8)",
        params![
            &accepted.member().workspace,
            &accepted.member().member,
            &sign_in.id,
            accepted.at(),
            accepted.method().as_ref(),
            accepted.factor(),
            failures_before,
            browser.as_bytes()
        ],
    )?;
    if passed == 0 {
        return Ok(false);
    }
    if let Some(network) = sign_in.network() {
        remember_network(tx, &network, accepted)?;
    }
    Ok(true)
}

/// Brings a sign-in whose challenge was passed to the set-up that comes after it, in the browser that it is tied to, with time
/// for it. `false` when it is over, or another browser's.
pub fn go_on_to_set_up(
    tx: &mut Transaction<'_>,
    sign_in: &SignInRow,
    browser: &TokenDigest,
    accepted: &Accepted,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let member = accepted.member();
    let gone_on = tx.execute(
        "UPDATE sign_ins SET status = 'enroll', method = ?5, factor_id = ?6, browser = ?7, expires_at = ?8 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'challenge' AND expires_at > ?4 \
         AND (browser IS NULL OR browser = ?7)",
        params![
            &member.workspace,
            &member.member,
            &sign_in.id,
            accepted.at(),
            accepted.method().as_ref(),
            accepted.factor(),
            browser.as_bytes(),
            expires_at
        ],
    )?;
    if gone_on == 0 {
        return Ok(false);
    }
    tx.execute(
        "UPDATE client_tokens SET expires_at = ?4 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND sign_in_id = ?3 AND ended_at IS NULL",
        params![&member.workspace, &member.member, &sign_in.id, expires_at],
    )?;
    Ok(true)
}

/// Passes a sign-in whose set-up is put off, in the browser that it is tied to. `false` when it asks for none, is over, or is
/// another browser's. Whether the set-up may be put off is the caller's to know.
pub fn skip_set_up(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    sign_in: &SignInRow,
    browser: &TokenDigest,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let passed = tx.execute(
        "UPDATE sign_ins SET status = 'passed', passed_at = ?4, browser = ?5 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'enroll' AND expires_at > ?4 \
         AND (browser IS NULL OR browser = ?5)",
        params![
            &member.workspace,
            &member.member,
            &sign_in.id,
            now,
            browser.as_bytes()
        ],
    )?;
    if passed == 0 {
        return Ok(false);
    }
    tx.execute(
        "UPDATE members SET offered_at = ?3 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member, now],
    )?;
    Ok(true)
}

/// Notes that the person wants the browser of this sign-in to be trusted, once it is passed.
pub fn ask_for_trust(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &SignInId,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sign_ins SET trust = 1 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, id],
    )?;
    Ok(())
}

/// Makes `receipt` the one that this passed sign-in can be redeemed with, in place of any before it. `false` when it is
/// not passed, was redeemed, or is another browser's.
pub fn issue_receipt(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &SignInId,
    browser: &TokenDigest,
    receipt: &TokenDigest,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let issued = tx.execute(
        "UPDATE sign_ins SET receipt_digest = ?3, receipt_expires_at = ?4 \
         WHERE workspace_id = ?1 AND id = ?2 AND status = 'passed' AND redeemed_at IS NULL AND expires_at > ?5 \
         AND browser = ?6",
        params![
            workspace,
            id,
            receipt.as_bytes(),
            expires_at,
            now,
            browser.as_bytes()
        ],
    )?;
    Ok(issued == 1)
}

/// Spends a receipt: the statement that finds it good marks it, so of two that come at once one is late. It is good before
/// its own end and before the sign-in's, whichever comes first (S28).
pub fn redeem_receipt(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &SignInId,
    receipt: &TokenDigest,
) -> Result<Redemption, StoreError> {
    let now = tx.now();
    let redeemed = tx.query_opt(
        "UPDATE sign_ins SET redeemed_at = ?4 WHERE workspace_id = ?1 AND id = ?2 AND receipt_digest = ?3 \
         AND status = 'passed' AND redeemed_at IS NULL AND receipt_expires_at > ?4 AND expires_at > ?4 \
         RETURNING member_id, method, factor_id, failures_before, passed_at",
        params![workspace, id, receipt.as_bytes(), now],
    )?;
    if let Some(mut row) = redeemed {
        let member = row.take()?;
        let (_, passed) = read_passed(&mut row)?;
        let passed = passed.ok_or(StoreError::Unexpected("when a passed sign-in was passed"))?;
        return Ok(Redemption::Redeemed(member, passed));
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

pub(super) fn read(mut row: Row) -> Result<SignInRow, StoreError> {
    let member = row.take()?;
    let (proved, passed) = read_passed(&mut row)?;
    let id = row.take()?;
    let status: String = row.take()?;
    let why: Option<String> = row.take()?;
    let enrollment: Option<String> = row.take()?;
    let enrollment = enrollment.map(|text| serde_json::from_str(&text));
    let context: String = row.take()?;
    let context: Context = serde_json::from_str(&context)
        .map_err(|_| StoreError::Unexpected("a sign-in's context"))?;
    Ok(SignInRow {
        id,
        member,
        status: status
            .parse()
            .map_err(|_| StoreError::Unexpected("a sign-in's status"))?,
        why: why.and_then(|text| text.parse().ok()),
        enrollment: enrollment
            .transpose()
            .map_err(|_| StoreError::Unexpected("a sign-in's set-up"))?,
        proved,
        context,
        browser: row.take()?,
        failures: row.take()?,
        passed,
        redeemed_at: row.take()?,
        created_at: row.take()?,
        expires_at: row.take()?,
        link_to: row.take()?,
        device: row.take()?,
        trust: row.take::<u32>()? != 0,
        action: read_action(&mut row)?,
    })
}

/// `action, parameters`: what else than a sign-in it is for.
fn read_action(row: &mut Row) -> Result<Option<Action>, StoreError> {
    let text: Option<String> = row.take()?;
    let parameters: Option<Vec<u8>> = row.take()?;
    let parameters = parameters.map(<[u8; 32]>::try_from).transpose();
    let parameters = parameters.map_err(|_| StoreError::Unexpected("an action's parameters"))?;
    Ok(text
        .zip(parameters)
        .map(|(text, parameters)| Action::kept(text, parameters)))
}

/// `method, factor_id, failures_before, passed_at`: what was given so far, and what passed it.
fn read_passed(row: &mut Row) -> Result<(Option<Method>, Option<PassedRow>), StoreError> {
    let method: Option<String> = row.take()?;
    let (factor, failures_before) = (row.take()?, row.take()?);
    let at: Option<Timestamp> = row.take()?;
    let method = method
        .map(|text| text.parse())
        .transpose()
        .map_err(|_| StoreError::Unexpected("a sign-in's method"))?;
    let passed = at.map(|at| PassedRow {
        method,
        factor,
        failures_before,
        at,
    });
    Ok((method, passed))
}
