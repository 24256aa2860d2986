//! A sign-in, from the application's password check to the receipt its backend redeems.

use countersign_policy::{Decision, Standing, decide};

use super::{Error, Service};
use countersign_policy::Timestamp;
use countersign_store::ids::{MemberKey, SignInId, WorkspaceId};
use countersign_store::model::{
    Context, EventKind, Member, Method, Purpose, Redeemed, ReturnTo, SignIn, SignInStatus,
};
use countersign_store::token::{ClientToken, ReceiptToken};
use countersign_store::{
    self, ClientTokenRow, NewSignIn, Redemption, SignInRow, Transaction, create_client_token,
    create_sign_in, find_member, find_sign_in, record,
};

/// Seconds in which a code must be given.
const CHALLENGE_SECONDS: u32 = 10 * 60;
/// Seconds in which a first factor must be set up and its recovery codes kept.
const ENROLL_SECONDS: u32 = 30 * 60;
/// Seconds for which a person may look after their factors.
const SECURITY_SECONDS: u32 = 30 * 60;
/// Seconds in which a receipt must be redeemed (S14).
pub(super) const RECEIPT_SECONDS: u32 = 60;

/// A sign-in just begun, and what the browser needs to pass it.
#[derive(Debug)]
pub struct StartedSignIn {
    /// The sign-in.
    pub sign_in: SignIn,
    /// None when it is denied.
    pub client_token: Option<ClientToken>,
}

/// A client token just made.
#[derive(Debug)]
pub struct NewClientToken {
    /// The token.
    pub token: ClientToken,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
}

impl Service {
    /// Begins a sign-in of a member whose password the application has just checked.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn start_sign_in(
        &self,
        member: MemberKey,
        context: Context,
        return_to: Option<ReturnTo>,
    ) -> Result<StartedSignIn, Error> {
        let token = ClientToken::mint(self.entropy.as_ref())?;
        let (digest, id) = (token.digest(), self.draw()?);
        let started = self.store.write(move |tx| {
            let known = find_member(tx, &member)?.ok_or(Error::NotFound("member"))?;
            let (status, seconds) = match decide(standing(&known)) {
                Decision::Challenge => (SignInStatus::Challenge, CHALLENGE_SECONDS),
                Decision::Enroll => (SignInStatus::Enroll, ENROLL_SECONDS),
                Decision::Denied(_) => (SignInStatus::Denied, CHALLENGE_SECONDS),
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
                context: context.clone(),
                return_to: return_to.clone(),
                expires_at,
            };
            create_sign_in(tx, &new)?;
            let started = EventKind::SignInStarted {
                sign_in: id.clone(),
                status: status.into(),
            };
            record(tx, &member.workspace, Some(&member.member), &started)?;
            if status != SignInStatus::Denied {
                let purpose = Purpose::SignIn;
                let member = member.clone();
                let sign_in = Some(id.clone());
                create_client_token(
                    tx,
                    &ClientTokenRow {
                        digest,
                        member,
                        purpose,
                        sign_in,
                        return_to,
                        expires_at,
                        stepped_up_at: None,
                    },
                )?;
            }
            let methods = methods(status, &known);
            Ok::<_, Error>(SignIn {
                id,
                member: known.id,
                status,
                methods,
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
    /// When the workspace has none such.
    pub async fn sign_in(&self, workspace: WorkspaceId, id: SignInId) -> Result<SignIn, Error> {
        self.store
            .read(move |tx| {
                let row = find_sign_in(tx, &workspace, &id)?.ok_or(Error::NotFound("sign-in"))?;
                let member = MemberKey {
                    workspace: workspace.clone(),
                    member: row.member.clone(),
                };
                let known = find_member(tx, &member)?.ok_or(Error::NotFound("member"))?;
                Ok(view(tx, row, &known))
            })
            .await
    }

    /// Redeems a receipt, once.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was redeemed before, [`Error::Gone`] when it is too old, [`Error::Forbidden`] when it
    /// is not this sign-in's.
    pub async fn redeem(
        &self,
        workspace: WorkspaceId,
        id: SignInId,
        receipt: &ReceiptToken,
    ) -> Result<Redeemed, Error> {
        let receipt = receipt.digest();
        self.store
            .write(move |tx| {
                match countersign_store::redeem_receipt(tx, &workspace, &id, &receipt)? {
                    Redemption::Redeemed {
                        member,
                        method,
                        factor,
                        passed_at,
                    } => {
                        record(
                            tx,
                            &workspace,
                            Some(&member),
                            &EventKind::SignInRedeemed {
                                sign_in: id.clone(),
                            },
                        )?;
                        let sign_in = id.clone();
                        Ok(Redeemed {
                            sign_in,
                            member,
                            method,
                            factor,
                            assurance: "aal2",
                            at: passed_at,
                        })
                    }
                    Redemption::Spent => Err(Error::Conflict("this receipt was redeemed already")),
                    Redemption::Expired => Err(Error::Gone("receipt")),
                    Redemption::Foreign => {
                        Err(Error::Forbidden("this is not the receipt of this sign-in"))
                    }
                    Redemption::NoSignIn => Err(Error::NotFound("sign-in")),
                }
            })
            .await
    }

    /// Lets a member who is signed in look after their own factors.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn create_security_token(
        &self,
        member: MemberKey,
        return_to: Option<ReturnTo>,
    ) -> Result<NewClientToken, Error> {
        let token = ClientToken::mint(self.entropy.as_ref())?;
        let digest = token.digest();
        let expires_at = self.store.write(move |tx| {
            find_member(tx, &member)?.ok_or(Error::NotFound("member"))?;
            let expires_at = tx.now().plus_seconds(SECURITY_SECONDS);
            let row = ClientTokenRow {
                digest,
                member: member.clone(),
                purpose: Purpose::Security,
                sign_in: None,
                return_to: return_to
                    .as_ref()
                    .map(|address| address.as_str().to_owned()),
                expires_at,
                stepped_up_at: None,
            };
            create_client_token(tx, &row)?;
            let issued = EventKind::TokenIssued {
                purpose: Purpose::Security.into(),
            };
            record(tx, &member.workspace, Some(&member.member), &issued)?;
            Ok::<_, Error>(expires_at)
        });
        Ok(NewClientToken {
            expires_at: expires_at.await?,
            token,
        })
    }
}

fn standing(member: &Member) -> Standing {
    Standing {
        active_factors: member.factors,
        locked: member.locked,
        account_full: false,
    }
}

/// What can be typed into a sign-in of this status.
pub(super) fn methods(status: SignInStatus, member: &Member) -> Vec<Method> {
    match status {
        SignInStatus::Challenge if member.recovery_codes_left > 0 => {
            vec![Method::Totp, Method::RecoveryCode]
        }
        SignInStatus::Challenge | SignInStatus::Enroll => vec![Method::Totp],
        SignInStatus::Denied | SignInStatus::Passed | SignInStatus::Ended => vec![],
    }
}

fn view(tx: &mut Transaction<'_>, row: SignInRow, member: &Member) -> SignIn {
    let status = row.status_at(tx.now());
    let SignInRow {
        id,
        member: owner,
        created_at,
        expires_at,
        ..
    } = row;
    SignIn {
        id,
        member: owner,
        status,
        methods: methods(status, member),
        created_at,
        expires_at,
    }
}
