//! A sign-in as the application's backend sees it: begun after the password, redeemed once it is passed.

use countersign_policy::Rate;
use countersign_store::ids::{MemberKey, SignInId, WorkspaceId};
use countersign_store::methods;
use countersign_store::model::{
    Context, EventKind, Member, Method, Purpose, Redeemed, ReturnTo, SignIn, SignInStatus, Why,
};
use countersign_store::token::{ClientToken, ReceiptToken, TokenDigest};
use countersign_store::{
    Accepted, ClientTokenRow, NewSignIn, Redemption, SignInRow, Transaction, charge_sign_in,
    create_client_token, create_sign_in, find_member, find_sign_in, find_workspace, lock_member,
    pass_sign_in, record, redeem_receipt,
};

use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

/// Seconds in which a code must be given.
const CHALLENGE_SECONDS: u32 = 10 * 60;
/// Seconds in which a first factor must be set up and its recovery codes kept.
const ENROLL_SECONDS: u32 = 30 * 60;

/// A sign-in just begun, and what the browser needs to pass it.
#[derive(Debug)]
pub struct StartedSignIn {
    /// The sign-in.
    pub sign_in: SignIn,
    /// None when it is denied.
    pub client_token: Option<ClientToken>,
}

impl Service {
    /// Begins a sign-in of a member whose password the application has just checked.
    ///
    /// # Errors
    /// When there is no such member, too many sign-ins of theirs were begun of late, or `return_to` leads to an origin
    /// that the workspace does not list.
    pub async fn start_sign_in(
        &self,
        member: MemberKey,
        context: Context,
        return_to: Option<ReturnTo>,
    ) -> Result<StartedSignIn, Error> {
        let token = ClientToken::mint(self.entropy.as_ref())?;
        let (digest, id) = (token.digest(), self.draw()?);
        let started = self.store.write(move |tx| {
            if !lock_member(tx, &member)? {
                return Err(Error::NotFound(Noun::Member));
            }
            let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
            may_return(tx, &member.workspace, return_to.as_ref())?;
            charge_sign_in(tx, &member, context.network().as_ref(), Rate::SIGN_INS)?.map_err(
                |retry_at| Error::TooManySignIns {
                    seconds: tx.now().seconds_until(retry_at),
                },
            )?;
            let denial = [
                (known.locked, Why::Locked),
                (known.password_change_due, Why::PasswordChange),
            ];
            let why = denial
                .into_iter()
                .find_map(|(holds, why)| holds.then_some(why));
            let (status, seconds) = match (why, known.factors) {
                (Some(_), _) => (SignInStatus::Denied, CHALLENGE_SECONDS),
                (None, 0) => (SignInStatus::Enroll, ENROLL_SECONDS),
                (None, _) => (SignInStatus::Challenge, CHALLENGE_SECONDS),
            };
            let now = tx.now();
            let (id, expires_at) = (SignInId::mint(now, id), now.plus_seconds(seconds));
            let return_to = return_to
                .as_ref()
                .map(|address| address.as_str().to_owned());
            let new = NewSignIn {
                id: id.clone(),
                member: member.clone(),
                status,
                denial: why,
                context: context.clone(),
                return_to: return_to.clone(),
                expires_at,
            };
            create_sign_in(tx, &new)?;
            let started = EventKind::SignInStarted {
                sign_in: id.clone(),
                status,
            };
            record(tx, &member.workspace, Some(&member.member), &started)?;
            if status != SignInStatus::Denied {
                let row = ClientTokenRow {
                    digest,
                    member: member.clone(),
                    purpose: Purpose::SignIn,
                    sign_in: Some(id.clone()),
                    return_to,
                    expires_at,
                    ended_at: None,
                    asks_for_code: known.factors > 0,
                    stepped_up_at: None,
                };
                create_client_token(tx, &row)?;
            }
            Ok::<_, Error>(SignIn {
                id,
                methods: offered(status, &known),
                member: known.id,
                status,
                why,
                created_at: now,
                expires_at,
            })
        });
        let sign_in = started.await?;
        let client_token = (sign_in.status != SignInStatus::Denied).then_some(token);
        Ok(StartedSignIn {
            sign_in,
            client_token,
        })
    }

    /// How far a sign-in is.
    ///
    /// # Errors
    /// When the workspace has no such sign-in.
    pub async fn sign_in(&self, workspace: WorkspaceId, id: SignInId) -> Result<SignIn, Error> {
        self.store
            .read(move |tx| {
                let row =
                    find_sign_in(tx, &workspace, &id)?.ok_or(Error::NotFound(Noun::SignIn))?;
                let member = MemberKey {
                    workspace: workspace.clone(),
                    member: row.member.clone(),
                };
                let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
                let status = row.status_at(tx.now());
                Ok(SignIn {
                    id: row.id,
                    member: row.member,
                    status,
                    why: row.denial,
                    methods: offered(status, &known),
                    created_at: row.created_at,
                    expires_at: row.expires_at,
                })
            })
            .await
    }

    /// Redeems a receipt, once.
    ///
    /// # Errors
    /// When it was redeemed before, it or its sign-in is too old, or it is not this sign-in's.
    pub async fn redeem(
        &self,
        workspace: WorkspaceId,
        id: SignInId,
        receipt: &ReceiptToken,
    ) -> Result<Redeemed, Error> {
        let receipt = receipt.digest();
        self.store
            .write(move |tx| {
                let (member, passed) = match redeem_receipt(tx, &workspace, &id, &receipt)? {
                    Redemption::Redeemed(member, passed) => (member, passed),
                    Redemption::Spent => return Err(Conflict::ReceiptRedeemed.into()),
                    Redemption::Expired => return Err(Gone::Receipt.into()),
                    Redemption::Foreign => return Err(Forbidden::ForeignReceipt.into()),
                    Redemption::NoSignIn => return Err(Error::NotFound(Noun::SignIn)),
                };
                let redeemed = EventKind::SignInRedeemed {
                    sign_in: id.clone(),
                };
                record(tx, &workspace, Some(&member), &redeemed)?;
                Ok(Redeemed {
                    sign_in: id.clone(),
                    member,
                    method: passed.method,
                    factor: passed.factor,
                    amr: passed.method.amr(),
                    phishing_resistant: passed.method.is_phishing_resistant(),
                    failures_before: passed.failures_before,
                    at: passed.at,
                })
            })
            .await
    }
}

/// A receipt is carried only to an origin that the workspace lists (S33).
pub(super) fn may_return(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    return_to: Option<&ReturnTo>,
) -> Result<(), Error> {
    let Some(address) = return_to else {
        return Ok(());
    };
    let workspace = find_workspace(tx, workspace)?.ok_or(Error::NotFound(Noun::Workspace))?;
    if workspace.lists(address.origin()) {
        Ok(())
    } else {
        Err(Error::ReturnToNotListed)
    }
}

/// Passes a sign-in, which only an acceptance can, in the browser that it is tied to.
pub(super) fn pass(
    tx: &mut Transaction<'_>,
    sign_in: &SignInRow,
    browser: &TokenDigest,
    accepted: &Accepted,
) -> Result<(), Error> {
    if !pass_sign_in(tx, sign_in, browser, accepted)? {
        return Err(Gone::SignIn.into());
    }
    let member = accepted.member();
    let passed = EventKind::SignInPassed {
        sign_in: sign_in.id.clone(),
    };
    Ok(record(
        tx,
        &member.workspace,
        Some(&member.member),
        &passed,
    )?)
}

/// What can be typed into a sign-in of this status.
pub(super) fn offered(status: SignInStatus, member: &Member) -> Vec<Method> {
    match status {
        SignInStatus::Challenge => methods::open(member),
        SignInStatus::Enroll => vec![Method::Totp],
        SignInStatus::Denied | SignInStatus::Passed | SignInStatus::Ended => vec![],
    }
}
