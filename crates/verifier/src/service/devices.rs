//! The browsers that a member passed a sign-in with: known from then on, or trusted in the place of a second factor.

use countersign_store::ids::{DeviceId, MemberKey};
use countersign_store::model::{AdminAct, Context, DAY, Device, EventKind, Method};
use countersign_store::token::TokenDigest;
use countersign_store::{
    NewDevice, SignInRow, Transaction, find_device, find_member, find_policy, forget_device,
    keep_device, list_devices, record, renew_device,
};

use super::authority::{Act, Caller};
use super::{Error, Noun, Service};

/// Days for which a browser is known that is not trusted.
const KNOWN_DAYS: u32 = 365;

/// Bytes of a device's name, and of its place.
const LONGEST_NAME: usize = 128;

/// What a redeemed sign-in does with its browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// It stays unknown.
    Nothing,
    /// It is known from now on, for so many days.
    New { trusted: bool, days: u32 },
    /// It was known, and goes by another token from now on.
    Renewed(DeviceId),
}

/// What is done with the browser of a sign-in that `method` passed. Trusting asks for a second factor that was given; the
/// check of a new browser makes it known and no more.
pub(super) fn keeping(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    sign_in: &SignInRow,
    method: Option<Method>,
) -> Result<Keeping, Error> {
    let days = find_policy(tx, &member.workspace)?
        .policy
        .trusted_devices
        .days
        .get();
    Ok(match (method, &sign_in.device) {
        (
            Some(
                Method::Totp
                | Method::Hotp
                | Method::RecoveryCode
                | Method::EmailCode
                | Method::SmsCode,
            ),
            _,
        ) if sign_in.trust && days > 0 => Keeping::New {
            trusted: true,
            days,
        },
        (_, Some(device)) => Keeping::Renewed(device.clone()),
        (Some(Method::NewDeviceCode), None) => Keeping::New {
            trusted: false,
            days: KNOWN_DAYS,
        },
        _ => Keeping::Nothing,
    })
}

impl Keeping {
    /// Does it. `None` when the browser is not known, or no more.
    pub(super) fn settle(
        self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        sign_in: &SignInRow,
        id: [u8; 10],
        token: &TokenDigest,
    ) -> Result<Option<Device>, Error> {
        let now = tx.now();
        let (trusted, days) = match self {
            Self::Nothing => return Ok(None),
            Self::Renewed(device) => {
                let known = renew_device(tx, member, &device, token)?;
                let device = find_device(tx, member, &device)?;
                return Ok(device.filter(|_| known));
            }
            Self::New { trusted, days } => (trusted, days),
        };
        if let Some(before) = &sign_in.device {
            forget_device(tx, member, before)?;
        }
        let (name, place) = called(&sign_in.context);
        let device = Device {
            id: DeviceId::mint(now, id),
            trusted,
            name,
            place,
            created_at: now,
            last_used_at: now,
            expires_at: now.plus_seconds(days.saturating_mul(DAY)),
        };
        let new = NewDevice {
            device: device.clone(),
            token: *token,
        };
        keep_device(tx, member, &new)?;
        Ok(Some(device))
    }
}

/// What the application calls the browser that it saw, and where it took it to be.
pub(super) fn called(context: &Context) -> (Option<String>, Option<String>) {
    let name = context.device.as_ref().or(context.user_agent.as_ref());
    let place = context.place.as_ref();
    (
        name.and_then(|text| shown(text)),
        place.and_then(|text| shown(text)),
    )
}

/// As much of a text of the application's as can be shown in a list.
fn shown(text: &str) -> Option<String> {
    let visible: String = text.chars().filter(|letter| !letter.is_control()).collect();
    let mut end = visible.len().min(LONGEST_NAME);
    while !visible.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let cut = visible.get(..end)?.trim();
    (!cut.is_empty()).then(|| cut.to_owned())
}

impl Service {
    /// The browsers that a member is known in.
    ///
    /// # Errors
    /// When the caller may not.
    pub async fn devices(&self, caller: impl Into<Caller>) -> Result<Vec<Device>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let authority = caller.may(tx, Act::Look)?;
                let member = authority.member();
                find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))?;
                Ok(list_devices(tx, member)?)
            })
            .await
    }

    /// Knows a browser no more. It takes nothing away that a code would have to protect.
    ///
    /// # Errors
    /// When the caller may not, or the member has no such device.
    pub async fn revoke_device(
        &self,
        caller: impl Into<Caller>,
        id: DeviceId,
    ) -> Result<(), Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Look)?;
                let member = authority.member();
                if !forget_device(tx, member, &id)? {
                    return Err(Error::NotFound(Noun::Device));
                }
                let revoked = EventKind::DeviceRevoked { device: id.clone() };
                record(tx, &member.workspace, Some(&member.member), &revoked)?;
                authority.sign(tx, AdminAct::RevokeDevice)
            })
            .await
    }
}
