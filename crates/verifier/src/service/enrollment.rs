//! Setting a factor up: begun, and shown to be scanned or sent a code. Its first code is [`confirming`](super::confirming)'s.

use countersign_otp::uri::{OtpAuth, plain};
use countersign_otp::{Algorithm, Digits, Period, Secret};
use countersign_policy::InForce;
use countersign_store::ids::{AddressId, FactorId, MemberKey};
use countersign_store::model::{
    self, Address, AddressKind, EventKind, FactorKind, FactorStatus, Label, PendingFactor,
};
use countersign_store::sealing::Place;
use countersign_store::{
    Makes, NewFactor, Transaction, create_factor, facts, find_address, find_factor, find_member,
    find_policy, find_workspace, put_address, record,
};
use zeroize::Zeroizing;

use super::authority::{Act, Authority, Caller};
use super::factors::MOST_FACTORS;
use super::once::{Creation, DAY, Work};
use super::sending::is_barred;
use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

/// Seconds in which a set-up must be confirmed.
const PENDING_SECONDS: u32 = 15 * 60;
/// The largest counter that a token begins with. JavaScript tells every number up to it from its neighbors, and from there no
/// token reaches the largest that the store keeps, at which one code would pass again and again.
pub(crate) const LARGEST_COUNTER: u64 = (1 << 53) - 1;

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
