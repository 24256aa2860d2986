//! Factors that members set up elsewhere.

use countersign_otp::uri::{Kind, OtpAuth};
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::model::{EventKind, Factor, Label};
use countersign_store::sealing::Place;
use countersign_store::{
    Makes, NewFactor, Spared, find_factor, find_member, import_factor, lock_member,
    standing_changed,
};

use super::enrollment::LARGEST_COUNTER;
use super::factors::MOST_FACTORS;
use super::once::{Creation, DAY, Work};
use super::{Conflict, Error, Noun, Service};

impl Service {
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
}
