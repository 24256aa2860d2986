//! Setting a factor up: begun, scanned, confirmed by its first code; and taken away again.

use countersign_otp::Secret;
use countersign_otp::uri::{OtpAuth, plain};
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::methods::recovery::{DrawnSet, NewSet, set_came_with};
use countersign_store::methods::totp::{FirstCode, ToConfirm, activate, match_first, to_confirm};
use countersign_store::methods::{Typed, remove_factor};
use countersign_store::model::{
    Confirmation, EventKind, Factor, FactorKind, FactorStatus, Label, PendingFactor, Reason,
    Refusal,
};
use countersign_store::sealing::Place;
use countersign_store::{
    Charge, NewFactor, Transaction, active_factors, charge, create_factor, end_client_token,
    find_factor, find_member, find_workspace, list_factors, record,
};

use super::authority::{Act, Authority, Caller};
use super::sign_ins::pass;
use super::{Conflict, Error, Gone, Noun, Service};

/// Seconds in which a set-up must be confirmed.
const PENDING_SECONDS: u32 = 15 * 60;
/// Confirmed factors that a member has at most.
const MOST_FACTORS: u32 = 10;

/// A set-up about to begin: everything random in it is drawn already.
struct NewSetUp {
    label: Option<String>,
    secret: [u8; 20],
    id: [u8; 10],
    nonce: [u8; 24],
}

/// How far a confirmation came in one transaction.
enum Step {
    /// The code was not taken.
    Refused(Refusal),
    /// The first code is spent; recovery codes have to be made before the factor can be active.
    CodesNeeded(MemberKey),
    /// The factor is active.
    Confirmed(Factor),
}

impl Service {
    /// Begins to set up an authenticator app. The secret is in the answer, and never again.
    ///
    /// # Errors
    /// When the caller may not, there is no such member, or it has too many factors.
    pub async fn begin_factor(
        &self,
        caller: impl Into<Caller>,
        label: Option<Label>,
    ) -> Result<PendingFactor, Error> {
        let caller = caller.into();
        let new = NewSetUp {
            label: label.map(Label::into_string),
            secret: self.draw()?,
            id: self.draw()?,
            nonce: self.draw()?,
        };
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                service.begin(tx, &authority, &new)
            })
            .await
    }

    fn begin(
        &self,
        tx: &mut Transaction<'_>,
        authority: &Authority,
        new: &NewSetUp,
    ) -> Result<PendingFactor, Error> {
        let member = authority.member();
        if authority
            .session()
            .is_some_and(|row| row.ended_at.is_some())
        {
            return Err(Gone::Token.into());
        }
        let known = find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))?;
        if known.factors >= MOST_FACTORS {
            return Err(Conflict::FactorLimit.into());
        }
        let workspace =
            find_workspace(tx, &member.workspace)?.ok_or(Error::NotFound(Noun::Workspace))?;
        let secret = Secret::from_entropy(new.secret);
        let id = FactorId::mint(tx.now(), new.id);
        let place = Place::factor(member, &id);
        let sealed = self.keys.0.seal(&place, secret.expose_bytes(), new.nonce)?;
        let expires_at = tx.now().plus_seconds(PENDING_SECONDS);
        let factor = NewFactor {
            id: id.clone(),
            label: new.label.clone(),
            sealed,
            begun_by: authority.session().map(|row| row.digest),
            expires_at,
        };
        if !create_factor(tx, member, &factor)? {
            return Err(Conflict::PendingLimit.into());
        }
        let pending = EventKind::FactorPending { factor: id.clone() };
        record(tx, &member.workspace, Some(&member.member), &pending)?;

        // Every app shows this one: what some would trip over becomes a hyphen.
        let account = plain(known.label.as_deref().unwrap_or(member.member.as_str()));
        let shown = secret.expose_base32();
        let address = OtpAuth::totp(secret, &account)
            .and_then(|address| address.with_issuer(&workspace.name))
            .map_err(|_| Conflict::Unshowable)?;
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

    /// Confirms a pending factor with its first code. With the first factor come the recovery codes; in a sign-in that
    /// asked for it, that passes the sign-in, whose receipt [`Service::complete_sign_in`] makes when the codes are kept.
    ///
    /// The same browser may ask again, and gets what it was due: new recovery codes in place of those it did not see.
    ///
    /// # Errors
    /// When the caller may not, there is no such factor, it has expired, or it is active already.
    pub async fn confirm_factor(
        &self,
        caller: impl Into<Caller>,
        factor: FactorId,
        typed: Typed,
    ) -> Result<Confirmation, Error> {
        let caller = caller.into();
        let typed = std::sync::Arc::new(typed);
        // The code is looked at and spent first; only then are hashes made (S30), and the factor made active with them.
        let mut codes: Option<std::sync::Arc<NewSet>> = None;
        for _ in 0..2 {
            let (service, caller, typed) = (self.clone(), caller.clone(), typed.clone());
            let (id, made) = (factor.clone(), codes.clone());
            let step = self.store.write(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                service.confirm(tx, &authority, &id, &typed, made.as_deref())
            });
            match step.await? {
                Step::Refused(refusal) => return Ok(Confirmation::Refused(refusal)),
                Step::Confirmed(factor) => {
                    return Ok(Confirmation::Confirmed {
                        factor,
                        recovery_codes: codes.map(|codes| codes.exposed()),
                    });
                }
                Step::CodesNeeded(member) => {
                    codes = Some(std::sync::Arc::new(self.new_set(&member).await?));
                }
            }
        }
        Err(Conflict::TryAgain.into())
    }

    fn confirm(
        &self,
        tx: &mut Transaction<'_>,
        authority: &Authority,
        id: &FactorId,
        typed: &Typed,
        codes: Option<&NewSet>,
    ) -> Result<Step, Error> {
        let (member, by) = (authority.member(), authority.confirmer());
        match to_confirm(tx, member, id, by)? {
            ToConfirm::NoFactor => return Err(Error::NotFound(Noun::Factor)),
            ToConfirm::Expired => return Err(Gone::SetUp.into()),
            ToConfirm::Active => return Err(Conflict::FactorActive.into()),
            ToConfirm::ConfirmedByCaller => return confirm_again(tx, authority, id, codes),
            ToConfirm::Matched => {}
            ToConfirm::Waiting(factor) => {
                if typed.is_malformed() {
                    return Ok(Step::Refused(Refusal::only(Reason::Malformed)));
                }
                let attempt = match charge(tx, &authority.trial())? {
                    Charge::Admitted(attempt) => attempt,
                    Charge::Refused(refusal) => return Ok(Step::Refused(refusal)),
                    Charge::NoMember => return Err(Error::NotFound(Noun::Member)),
                };
                match match_first(tx, &self.keys.0, attempt, &factor, typed, by)? {
                    FirstCode::Refused(refused) => return Ok(Step::Refused(refused.0)),
                    FirstCode::Right => {}
                }
            }
        }
        let first = active_factors(tx, member)?.is_empty();
        if first && codes.is_none() {
            return Ok(Step::CodesNeeded(member.clone()));
        }
        let (accepted, factor) =
            activate(tx, member, id, by, authority.spared())?.ok_or(Gone::SetUp)?;
        if let (true, Some(codes)) = (first, codes) {
            codes.issue(tx, member, Some(id), authority.spared())?;
        }
        if let (Some(sign_in), Some(session)) = (authority.sign_in(), authority.session()) {
            let browser = by.browser().ok_or(Conflict::OtherBrowser)?;
            pass(tx, sign_in, browser, &accepted)?;
            end_client_token(tx, &session.digest)?;
        }
        Ok(Step::Confirmed(factor))
    }
}

impl<K> Service<K> {
    /// A new set of recovery codes for `member`, hashed.
    pub(super) async fn new_set(&self, member: &MemberKey) -> Result<NewSet, Error> {
        let drawn = DrawnSet::draw(self.entropy.as_ref())?;
        self.hashing.run(member, move || drawn.hash()).await
    }

    /// The member's factors.
    ///
    /// # Errors
    /// When the caller may not, or there is no such member.
    pub async fn factors(&self, caller: impl Into<Caller>) -> Result<Vec<Factor>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let authority = caller.may(tx, Act::Look)?;
                let member = authority.member();
                find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))?;
                Ok(list_factors(tx, member)?)
            })
            .await
    }

    /// One of a member's factors.
    ///
    /// # Errors
    /// When there is no such factor.
    pub async fn factor(&self, member: MemberKey, id: FactorId) -> Result<Factor, Error> {
        self.store
            .read(move |tx| find_factor(tx, &member, &id)?.ok_or(Error::NotFound(Noun::Factor)))
            .await
    }

    /// Takes a factor away.
    ///
    /// # Errors
    /// When the caller may not, or there is no such factor.
    pub async fn remove_factor(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
    ) -> Result<(), Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                if remove_factor(tx, authority.member(), &id, authority.spared())? {
                    Ok(())
                } else {
                    Err(Error::NotFound(Noun::Factor))
                }
            })
            .await
    }
}

/// The caller confirmed this factor and asks again: recovery codes that came with it are replaced, as nobody saw them.
fn confirm_again(
    tx: &mut Transaction<'_>,
    authority: &Authority,
    id: &FactorId,
    codes: Option<&NewSet>,
) -> Result<Step, Error> {
    let member = authority.member();
    if set_came_with(tx, member, id)? {
        let Some(codes) = codes else {
            return Ok(Step::CodesNeeded(member.clone()));
        };
        codes.issue(tx, member, Some(id), authority.spared())?;
    }
    let factor = find_factor(tx, member, id)?.ok_or(Error::NotFound(Noun::Factor))?;
    Ok(Step::Confirmed(factor))
}
