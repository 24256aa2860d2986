//! Setting a factor up: begun, scanned, confirmed by its first code; and taken away again.

use std::sync::Arc;

use countersign_otp::uri::{Kind, OtpAuth, plain};
use countersign_otp::{Algorithm, Digits, Period, Secret};
use countersign_policy::{InForce, RemovedBy};
use countersign_store::ids::{AddressId, FactorId, MemberKey};
use countersign_store::methods::recovery::{
    DrawnSet, NewSet, is_drafted, issue_draft, may_draft_again, set_came_with,
};
use countersign_store::methods::set_up::{FirstCode, ToConfirm, activate, match_first, to_confirm};
use countersign_store::methods::{Typed, remove_factor};
use countersign_store::model::{
    self, Address, AddressKind, AdminAct, Confirmation, EventKind, Factor, FactorKind,
    FactorStatus, Label, PendingFactor, Reason, Refusal,
};
use countersign_store::sealing::Place;
use countersign_store::{
    Charge, Makes, NewFactor, Spared, Transaction, active_factors, charge, create_factor,
    end_client_token, facts, find_address, find_factor, find_member, find_policy, find_workspace,
    import_factor, list_factors, lock_member, put_address, record, rename_factor, standing_changed,
};
use zeroize::Zeroizing;

use super::authority::{Act, Authority, Caller};
use super::once::{Creation, DAY, Work};
use super::sending::{is_barred, within_limits};
use super::sign_ins::pass;
use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

/// Seconds in which a set-up must be confirmed.
const PENDING_SECONDS: u32 = 15 * 60;
/// The largest counter that a token begins with. JavaScript tells every number up to it from its neighbors, and from there no
/// token reaches the largest that the store keeps, at which one code would pass again and again.
pub(crate) const LARGEST_COUNTER: u64 = (1 << 53) - 1;
/// Confirmed factors that a member has at most.
const MOST_FACTORS: u32 = 10;

/// A factor to set up.
#[derive(Clone, Debug)]
pub struct WantedFactor {
    /// What its owner calls it.
    pub label: Option<Label>,
    /// What makes its codes, or where they are sent.
    pub source: CodeSource,
}

/// What makes the codes of a factor to set up, or where they are sent.
#[derive(Clone, Debug)]
pub enum CodeSource {
    /// An authenticator app, whose secret we draw.
    App,
    /// A hardware token, whose secret is known.
    Token {
        /// The secret.
        secret: Secret,
        /// How long its codes are.
        digits: Digits,
        /// The next counter.
        counter: u64,
    },
    /// An address of the member's, old or new.
    Address(AddressKind, AddressSource),
}

/// An address that codes are to be sent to.
#[derive(Clone, Debug)]
pub enum AddressSource {
    /// One that the member has.
    Known(AddressId),
    /// One that may be new.
    Given(String),
}

impl WantedFactor {
    /// An authenticator app.
    #[must_use]
    pub const fn app(label: Option<Label>) -> Self {
        Self {
            label,
            source: CodeSource::App,
        }
    }

    const fn kind(&self) -> FactorKind {
        match self.source {
            CodeSource::App => FactorKind::Totp,
            CodeSource::Token { .. } => FactorKind::Hotp,
            CodeSource::Address(AddressKind::Email, _) => FactorKind::Email,
            CodeSource::Address(AddressKind::Phone, _) => FactorKind::Sms,
        }
    }
}

/// A set-up about to begin: everything random in it is drawn already.
struct NewSetUp {
    wanted: WantedFactor,
    secret: [u8; 20],
    id: [u8; 10],
    address: [u8; 10],
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
    /// Begins to set up a factor. The secret of an authenticator app is in the answer, and never again; to an address, a code is
    /// sent.
    ///
    /// # Errors
    /// When the caller may not, the policy lets this member use no such factor, there is no such member, it has too many
    /// factors, or a code was sent of late.
    pub fn begin_factor(
        &self,
        caller: impl Into<Caller>,
        wanted: WantedFactor,
    ) -> Creation<PendingFactor> {
        let (service, caller) = (self.clone(), caller.into());
        Creation::new(self, DAY, async move {
            let new = NewSetUp {
                wanted,
                secret: service.draw()?,
                id: service.draw()?,
                address: service.draw()?,
                nonce: service.draw()?,
            };
            Ok(Work::new(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                service.begin(tx, &authority, &new)
            }))
        })
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
        let kind = new.wanted.kind();
        let in_force = find_policy(tx, &member.workspace)?;
        let known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
        if !in_force.policy.methods.allow(kind, known.role) {
            return Err(Forbidden::NotAllowed.into());
        }
        if known.factors.count() >= MOST_FACTORS {
            return Err(Conflict::FactorLimit.into());
        }
        let id = FactorId::mint(tx.now(), new.id);
        let (makes, secret) = self.makes(tx, &in_force, member, new, &id)?;
        let expires_at = tx.now().plus_seconds(PENDING_SECONDS);
        let label = new.wanted.label.clone().map(Label::into_string);
        let factor = NewFactor {
            id: id.clone(),
            label: label.clone(),
            makes,
            begun_by: authority.session().map(|row| row.digest),
            expires_at,
        };
        if !create_factor(tx, member, &factor)? {
            return Err(Conflict::PendingLimit.into());
        }
        let pending = EventKind::FactorPending { factor: id.clone() };
        record(tx, &member.workspace, Some(&member.member), &pending)?;
        let (secret, otpauth_uri) = match secret {
            Some(secret) => {
                let shown = secret.expose_base32();
                (Some(shown), Some(otpauth(tx, member, secret)?))
            }
            None => (None, None),
        };
        let kept = find_factor(tx, member, &id)?.ok_or(Error::NotFound(Noun::Factor))?;
        let sent = match kind {
            FactorKind::Totp | FactorKind::Hotp => None,
            FactorKind::Email | FactorKind::Sms => Some(self.send_first(tx, member, &kept)?),
        };
        Ok(PendingFactor {
            id,
            kind,
            label,
            status: FactorStatus::Pending,
            secret,
            otpauth_uri,
            hint: kept.hint,
            sent,
            expires_at,
        })
    }

    /// What makes the codes, and the secret of an app to be shown.
    fn makes(
        &self,
        tx: &mut Transaction<'_>,
        in_force: &InForce,
        member: &MemberKey,
        new: &NewSetUp,
        id: &FactorId,
    ) -> Result<(Makes, Option<Secret>), Error> {
        let seal = |secret: &Secret| {
            let place = Place::factor(member, id);
            self.keys.0.seal(&place, secret.expose_bytes(), new.nonce)
        };
        Ok(match &new.wanted.source {
            CodeSource::App => {
                let secret = Secret::from_entropy(new.secret);
                let makes = Makes::Totp {
                    sealed: seal(&secret)?,
                    algorithm: Algorithm::Sha1,
                    digits: Digits::Six,
                    period: Period::DEFAULT,
                };
                (makes, Some(secret))
            }
            CodeSource::Token {
                secret,
                digits,
                counter,
            } => {
                let makes = Makes::Hotp {
                    sealed: seal(secret)?,
                    algorithm: Algorithm::Sha1,
                    digits: *digits,
                    counter: *counter,
                };
                (makes, None)
            }
            CodeSource::Address(kind, source) => {
                let address = address(tx, member, *kind, source, new.address)?;
                if is_barred(in_force, &address) {
                    return Err(Forbidden::NotAllowed.into());
                }
                let makes = match kind {
                    AddressKind::Email => Makes::Email(address.id),
                    AddressKind::Phone => Makes::Sms(address.id),
                };
                (makes, None)
            }
        })
    }

    /// Takes over a factor that the member set up elsewhere. It is active at once: the application vouches for it.
    ///
    /// # Errors
    /// When there is no such member, or it has too many factors.
    pub fn import_factor(
        &self,
        member: MemberKey,
        label: Option<Label>,
        address: OtpAuth,
    ) -> Creation<Factor> {
        let service = self.clone();
        Creation::new(self, DAY, async move {
            let (id, nonce) = (service.draw()?, service.draw()?);
            Ok(Work::new(move |tx| {
                if !lock_member(tx, &member)? {
                    return Err(Error::NotFound(Noun::Member));
                }
                let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
                if known.factors >= MOST_FACTORS {
                    return Err(Conflict::FactorLimit.into());
                }
                let id = FactorId::mint(tx.now(), id);
                let place = Place::factor(&member, &id);
                let secret = address.secret().expose_bytes();
                let sealed = service.keys.0.seal(&place, secret, nonce)?;
                let (algorithm, digits) = (address.algorithm(), address.digits());
                let makes = match address.kind() {
                    Kind::Steam => return Err(Conflict::NotImportable.into()),
                    Kind::Totp { period } if !period.is_recommended() => {
                        return Err(Conflict::NotImportable.into());
                    }
                    Kind::Totp { period } => Makes::Totp {
                        sealed,
                        algorithm,
                        digits,
                        period,
                    },
                    Kind::Hotp { counter } if counter > LARGEST_COUNTER => {
                        return Err(Conflict::NotImportable.into());
                    }
                    Kind::Hotp { counter } => Makes::Hotp {
                        sealed,
                        algorithm,
                        digits,
                        counter,
                    },
                };
                let factor = NewFactor {
                    id: id.clone(),
                    label: label.clone().map(Label::into_string),
                    makes,
                    begun_by: None,
                    expires_at: tx.now(),
                };
                import_factor(tx, &member, &factor)?;
                let confirmed = EventKind::FactorConfirmed { factor: id.clone() };
                standing_changed(tx, &member, &confirmed, Spared::Nothing)?;
                find_factor(tx, &member, &id)?.ok_or(Error::NotFound(Noun::Factor))
            }))
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
        let typed = Arc::new(typed);
        // The code is looked at and spent first; only then are hashes made (S30), and the factor made active with them.
        let mut codes: Option<Arc<NewSet>> = None;
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
                    codes = Some(Arc::new(self.new_set(&member).await?));
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
                    FirstCode::Expired(refused) => {
                        return self.send_anew(tx, member, id, refused.0);
                    }
                    FirstCode::Right => {}
                }
            }
        }
        let first = active_factors(tx, member)?.is_empty();
        let drafted = first && is_drafted(tx, id)?;
        if first && !drafted && codes.is_none() {
            return Ok(Step::CodesNeeded(member.clone()));
        }
        let (accepted, factor) =
            activate(tx, member, id, by, authority.spared())?.ok_or(Gone::SetUp)?;
        match codes {
            _ if drafted => issue_draft(tx, member, id)?,
            Some(codes) if first => codes.issue(tx, member, Some(id), authority.spared())?,
            _ => {}
        }
        if let (Some(sign_in), Some(session)) = (authority.sign_in(), authority.session()) {
            let browser = by.browser().ok_or(Conflict::OtherBrowser)?;
            pass(tx, sign_in, browser, &accepted)?;
            end_client_token(tx, &session.digest)?;
        }
        Ok(Step::Confirmed(factor))
    }

    /// The code was right and too late: another is sent, if the limits allow.
    fn send_anew(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        id: &FactorId,
        refusal: Refusal,
    ) -> Result<Step, Error> {
        let factor = find_factor(tx, member, id)?.ok_or(Error::NotFound(Noun::Factor))?;
        let sent = within_limits(self.send_first(tx, member, &factor))?;
        Ok(Step::Refused(Refusal { sent, ..refusal }))
    }

    /// Recovery codes that are shown before the set-up which they belong to is confirmed. They open nothing until it is.
    ///
    /// # Errors
    /// When the caller may not, there is no such set-up, it is not the member's first, or too many sets were asked for.
    pub async fn draft_recovery_codes(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
    ) -> Result<Vec<Zeroizing<String>>, Error> {
        let caller = caller.into();
        let (asked, wanted) = (caller.clone(), id.clone());
        let member = self
            .store
            .read(move |tx| {
                let authority = asked.may(tx, Act::Enroll)?;
                may_draft(tx, &authority, &wanted)?;
                Ok::<_, Error>(authority.member().clone())
            })
            .await?;
        let set = Arc::new(self.new_set(&member).await?);
        let new = Arc::clone(&set);
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                may_draft(tx, &authority, &id)?;
                if new.draft(tx, &id)? {
                    Ok(())
                } else {
                    Err(Error::from(Conflict::DraftLimit))
                }
            })
            .await?;
        Ok(set.exposed())
    }
}

impl<K> Service<K> {
    /// A new set of recovery codes for `member`, hashed: as many as the policy says.
    pub(super) async fn new_set(&self, member: &MemberKey) -> Result<NewSet, Error> {
        let workspace = member.workspace.clone();
        let in_force = self
            .store
            .read(move |tx| find_policy(tx, &workspace).map_err(Error::from))
            .await?;
        let codes = in_force.policy.recovery.codes;
        let drawn = DrawnSet::draw(self.entropy.as_ref(), codes.get())?;
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

    /// Gives a factor another name.
    ///
    /// # Errors
    /// When the caller may not, or there is no such factor.
    pub async fn rename_factor(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
        label: Option<Label>,
    ) -> Result<Factor, Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let label = label.as_ref().map(Label::as_str);
                rename_factor(tx, authority.member(), &id, label)?;
                find_factor(tx, authority.member(), &id)?.ok_or(Error::NotFound(Noun::Factor))
            })
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
                may_remove(tx, &authority, &id)?;
                if remove_factor(tx, authority.member(), &id, authority.spared())? {
                    authority.sign(tx, AdminAct::RemoveFactor)
                } else {
                    Err(Error::NotFound(Noun::Factor))
                }
            })
            .await
    }
}

/// The last factor is an admin's to take away, where the policy says so.
fn may_remove(tx: &mut Transaction<'_>, authority: &Authority, id: &FactorId) -> Result<(), Error> {
    let in_force = find_policy(tx, &authority.member().workspace)?;
    if authority.session().is_none() || in_force.policy.removal.by == RemovedBy::Person {
        return Ok(());
    }
    let active = active_factors(tx, authority.member())?;
    if active.iter().any(|factor| factor.id != *id) {
        Ok(())
    } else {
        Err(Forbidden::NotAllowed.into())
    }
}

/// Whether recovery codes of a set-up may be drafted: of the member's first factor, while it waits for its first code, a few
/// times. It is asked before any hash is made (S30).
fn may_draft(tx: &mut Transaction<'_>, authority: &Authority, id: &FactorId) -> Result<(), Error> {
    let member = authority.member();
    match to_confirm(tx, member, id, authority.confirmer())? {
        ToConfirm::NoFactor => return Err(Error::NotFound(Noun::Factor)),
        ToConfirm::Expired => return Err(Gone::SetUp.into()),
        ToConfirm::Active | ToConfirm::ConfirmedByCaller => {
            return Err(Conflict::FactorActive.into());
        }
        ToConfirm::Waiting(_) | ToConfirm::Matched => {}
    }
    if !active_factors(tx, member)?.is_empty() {
        return Err(Conflict::EnrolledBefore.into());
    }
    if may_draft_again(tx, id)? {
        Ok(())
    } else {
        Err(Conflict::DraftLimit.into())
    }
}

/// The address that a member wants codes sent to.
fn address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    kind: AddressKind,
    source: &AddressSource,
    id: [u8; 10],
) -> Result<Address, Error> {
    match source {
        AddressSource::Known(id) => find_address(tx, member, id)?
            .filter(|address| address.kind == kind)
            .ok_or(Error::NotFound(Noun::Address)),
        AddressSource::Given(value) => {
            let new = Address {
                id: AddressId::mint(tx.now(), id),
                kind,
                value: value.clone(),
                primary: false,
                source: model::AddressSource::Person,
                confirmed: None,
            };
            put_address(tx, member, &new)?.ok_or(Conflict::AddressLimit.into())
        }
    }
}

/// What an authenticator app scans.
fn otpauth(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    secret: Secret,
) -> Result<Zeroizing<String>, Error> {
    let known = find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))?;
    let workspace =
        find_workspace(tx, &member.workspace)?.ok_or(Error::NotFound(Noun::Workspace))?;
    // Every app shows this one: what some would trip over becomes a hyphen.
    let account = plain(
        known
            .profile
            .label
            .as_deref()
            .unwrap_or(member.member.as_str()),
    );
    let address = OtpAuth::totp(secret, &account)
        .and_then(|address| address.with_issuer(&workspace.name))
        .map_err(|_| Conflict::Unshowable)?;
    Ok(address.to_uri())
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
