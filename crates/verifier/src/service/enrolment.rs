//! Setting a factor up: begun, scanned, confirmed by its first code; and taken away again.

use countersign_otp::Secret;
use countersign_otp::uri::{OtpAuth, plain};

use super::check::spendable;
use super::recovery_codes::NewCodes;
use super::{Error, Presented, Service};
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::model::{
    Confirmation, EventKind, Factor, FactorKind, FactorStatus, Label, PendingFactor, Reason,
    Refusal,
};
use countersign_store::{
    self, Accepted, Charge, FoundFactor, NewFactor, Transaction, accept_confirmation,
    active_factors, create_factor, delete_factor, end_recovery_codes, find_factor, find_member,
    find_workspace, list_factors, lock_member, pending_factor, record,
};

/// Seconds in which a set-up must be confirmed.
const PENDING_SECONDS: u32 = 15 * 60;
/// Confirmed factors that a member has at most.
const MOST_FACTORS: u32 = 10;

/// A set-up about to begin: everything random in it is drawn already.
pub(super) struct NewSetUp {
    label: Option<String>,
    secret: [u8; 20],
    id: [u8; 10],
    nonce: [u8; 24],
}

/// What came of confirming, before it is told.
pub(super) enum Confirmed {
    Yes {
        accepted: Accepted,
        factor: Factor,
        first: bool,
    },
    No(Refusal),
}

impl Service {
    /// Begins to set up an authenticator app for `member`. The secret is in the answer, and never again.
    ///
    /// # Errors
    /// When there is no such member, or it has too many factors.
    pub async fn begin_factor(
        &self,
        member: MemberKey,
        label: Option<Label>,
    ) -> Result<PendingFactor, Error> {
        let new = self.new_set_up(label)?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                lock_member(tx, &member)?;
                service.begin(tx, &member, &new)
            })
            .await
    }

    /// Confirms a pending factor with its first code. With the first factor come the recovery codes.
    ///
    /// # Errors
    /// When there is no such factor, it has expired, or it is active already.
    pub async fn confirm_factor(
        &self,
        member: MemberKey,
        factor: FactorId,
        presented: Presented,
    ) -> Result<Confirmation, Error> {
        let codes = self.codes_for_first_factor(&member, &presented).await?;
        let shown = codes.as_ref().map(NewCodes::exposed);
        let service = self.clone();
        let confirmed = self
            .store
            .write(move |tx| service.confirm(tx, &member, &factor, &presented, codes.as_ref()));
        Ok(confirmed.await?.tell(shown))
    }

    /// A member's factors.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn factors(&self, member: MemberKey) -> Result<Vec<Factor>, Error> {
        self.store
            .read(move |tx| {
                find_member(tx, &member)?.ok_or(Error::NotFound("member"))?;
                Ok(list_factors(tx, &member)?)
            })
            .await
    }

    /// One of a member's factors.
    ///
    /// # Errors
    /// When there is none such.
    pub async fn factor(&self, member: MemberKey, id: FactorId) -> Result<Factor, Error> {
        self.store
            .read(move |tx| find_factor(tx, &member, &id)?.ok_or(Error::NotFound("factor")))
            .await
    }

    /// Takes a factor away.
    ///
    /// # Errors
    /// When there is none such.
    pub async fn remove_factor(&self, member: MemberKey, id: FactorId) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                lock_member(tx, &member)?;
                remove(tx, &member, &id)
            })
            .await
    }

    pub(super) fn new_set_up(&self, label: Option<Label>) -> Result<NewSetUp, Error> {
        Ok(NewSetUp {
            label: label.map(Label::into_string),
            secret: self.draw()?,
            id: self.draw()?,
            nonce: self.draw()?,
        })
    }

    pub(super) fn begin(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        new: &NewSetUp,
    ) -> Result<PendingFactor, Error> {
        let known = find_member(tx, member)?.ok_or(Error::NotFound("member"))?;
        if known.factors >= MOST_FACTORS {
            return Err(Error::Conflict(
                "this member has as many factors as one may have; remove one first",
            ));
        }
        let workspace =
            find_workspace(tx, &member.workspace)?.ok_or(Error::NotFound("workspace"))?;
        let secret = Secret::from_entropy(new.secret);
        let id = FactorId::mint(tx.now(), new.id);
        let sealed = self.keys.seal(member, &id, &secret, new.nonce)?;
        let expires_at = tx.now().plus_seconds(PENDING_SECONDS);
        create_factor(
            tx,
            member,
            &NewFactor {
                id: id.clone(),
                label: new.label.clone(),
                sealed,
                expires_at,
            },
        )?;
        record(
            tx,
            &member.workspace,
            Some(&member.member),
            &EventKind::FactorPending { factor: id.clone() },
        )?;

        // Every app shows this one: what some would trip over becomes a hyphen.
        let account = plain(known.label.as_deref().unwrap_or(member.member.as_str()));
        let shown = secret.expose_base32();
        let address = OtpAuth::totp(secret, &account)
            .and_then(|address| address.with_issuer(&workspace.name))
            .map_err(|_| {
                Error::Conflict(
                    "no authenticator app can show this workspace's name or this member's label",
                )
            })?;
        Ok(PendingFactor {
            id,
            kind: FactorKind::Totp,
            label: new.label.clone(),
            status: FactorStatus::Pending,
            secret: shown,
            otpauth_uri: address.to_uri(),
            expires_at,
        })
    }

    /// Recovery codes to go with a first factor, hashed before the transaction; none when they will not be needed.
    pub(super) async fn codes_for_first_factor(
        &self,
        member: &MemberKey,
        presented: &Presented,
    ) -> Result<Option<NewCodes>, Error> {
        let member = member.clone();
        let known = self
            .store
            .read(move |tx| find_member(tx, &member)?.ok_or(Error::NotFound("member")))
            .await?;
        let needed = known.factors == 0
            && !known.locked
            && known.retry_at.is_none()
            && matches!(presented, Presented::Otp(_));
        if needed {
            self.new_recovery_codes().await.map(Some)
        } else {
            Ok(None)
        }
    }

    pub(super) fn confirm(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        id: &FactorId,
        presented: &Presented,
        codes: Option<&NewCodes>,
    ) -> Result<Confirmed, Error> {
        let Presented::Otp(code) = presented else {
            return Ok(Confirmed::No(Refusal::only(Reason::Malformed)));
        };
        let attempt = match countersign_store::charge(tx, member, &self.budget)? {
            Charge::Admitted(attempt) => attempt,
            Charge::Refused(refusal) => return Ok(Confirmed::No(refusal)),
            Charge::NoMember => return Err(Error::NotFound("member")),
        };
        let factor = match pending_factor(tx, member, id)? {
            FoundFactor::Pending(factor) => factor,
            FoundFactor::Expired => return Err(Error::Gone("set-up")),
            FoundFactor::Active => return Err(Error::Conflict("this factor is confirmed already")),
            FoundFactor::None => return Err(Error::NotFound("factor")),
        };
        let first = active_factors(tx, member)?.is_empty();
        let verdict = self.compare(tx, &attempt, &factor, code)?;
        let found = match spendable(tx, &attempt, &factor, verdict)? {
            Ok(found) => found,
            Err(reason) => return Ok(Confirmed::No(attempt.refuse(tx, reason)?.0)),
        };
        let accepted =
            accept_confirmation(tx, attempt, &factor, found)?.ok_or(Error::Gone("set-up"))?;
        if first {
            let codes = codes.ok_or(Error::Conflict(
                "the member's factors changed meanwhile; send the code again",
            ))?;
            codes.issue(tx, member)?;
        }
        let factor = find_factor(tx, member, id)?.ok_or(Error::NotFound("factor"))?;
        Ok(Confirmed::Yes {
            accepted,
            factor,
            first,
        })
    }
}

impl Confirmed {
    pub(super) fn tell(self, codes: Option<Vec<zeroize::Zeroizing<String>>>) -> Confirmation {
        match self {
            Self::No(refusal) => Confirmation::Refused(refusal),
            Self::Yes { factor, first, .. } => Confirmation::Confirmed {
                factor,
                recovery_codes: codes.filter(|_| first),
            },
        }
    }
}

/// Takes a factor away; with the last one the recovery codes go too, as there is nothing left to recover.
pub(super) fn remove(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
) -> Result<(), Error> {
    if !delete_factor(tx, member, id)? {
        return Err(Error::NotFound("factor"));
    }
    if active_factors(tx, member)?.is_empty() {
        end_recovery_codes(tx, member)?;
    }
    Ok(record(
        tx,
        &member.workspace,
        Some(&member.member),
        &EventKind::FactorRemoved { factor: id.clone() },
    )?)
}
