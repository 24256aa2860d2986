//! Who is told of what: every change to a member's factors and standing, at every address known for them (N5).

use countersign_delivery::{Channel, Circumstances, Notice, Recipient, Text};
use countersign_policy::FactorKind;

use super::devices::find_device;
use super::outbox::NEWS_SECONDS;
use super::value::{Row, params};
use super::{Letter, StoreError, Transaction, find_address, post};
use crate::ids::{AddressId, DeviceId, FactorId, MemberKey};
use crate::methods::recovery::codes_left;
use crate::model::{AskedBy, EventKind};

/// Tells the member of a change, at every address that they or the application vouch for.
pub(crate) fn announce(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    change: &EventKind,
) -> Result<(), StoreError> {
    let Some(notice) = notice(tx, member, change)? else {
        return Ok(());
    };
    for to in known_addresses(tx, member)? {
        let letter = Letter {
            id: tx.next_message()?,
            member,
            to,
            text: Text::Notice(notice.clone()),
            secret: None,
            deadline: tx.now().plus_seconds(NEWS_SECONDS),
        };
        post(tx, &letter)?;
    }
    Ok(())
}

/// Asks the workspace's owners for their permission to reset a member, by e-mail.
pub(crate) fn tell_owners(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), StoreError> {
    let rows = tx.query(
        "SELECT id FROM members WHERE workspace_id = ?1 AND role = 'owner' AND id <> ?2 ORDER BY id",
        params![&member.workspace, &member.member],
    )?;
    let account = account(tx, member)?;
    for mut row in rows {
        let owner = MemberKey {
            workspace: member.workspace.clone(),
            member: row.take()?,
        };
        let notice = Notice::ResetToPermit {
            account: account.clone(),
        };
        tell_by_email(tx, &owner, notice)?;
    }
    Ok(())
}

/// Tells the administrator who asked for a reset what an owner said.
pub(crate) fn tell_admin(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    asked_by: &AskedBy,
    permitted: bool,
) -> Result<(), StoreError> {
    let AskedBy::Member(by) = asked_by else {
        return Ok(());
    };
    let admin = MemberKey {
        workspace: member.workspace.clone(),
        member: by.clone(),
    };
    let notice = Notice::ResetAnswered {
        account: account(tx, member)?,
        permitted,
    };
    tell_by_email(tx, &admin, notice)
}

/// Tells a member something at their primary e-mail address alone; `false` when there is none that codes go to.
pub(crate) fn tell_primary(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    notice: Notice,
) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT value FROM addresses WHERE workspace_id = ?1 AND member_id = ?2 AND kind = 'email' \
         AND confirmed_at IS NOT NULL ORDER BY is_primary DESC, id LIMIT 1",
        params![&member.workspace, &member.member],
    )?;
    let Some(mut row) = found else {
        return Ok(false);
    };
    let letter = Letter {
        id: tx.next_message()?,
        member,
        to: Recipient {
            channel: Channel::Email,
            address: row.take()?,
        },
        text: Text::Notice(notice),
        secret: None,
        deadline: tx.now().plus_seconds(NEWS_SECONDS),
    };
    post(tx, &letter)?;
    Ok(true)
}

/// Tells somebody of another member, at their e-mail addresses.
fn tell_by_email(
    tx: &mut Transaction<'_>,
    to: &MemberKey,
    notice: Notice,
) -> Result<(), StoreError> {
    for address in known_addresses(tx, to)? {
        if address.channel != Channel::Email {
            continue;
        }
        let letter = Letter {
            id: tx.next_message()?,
            member: to,
            to: address,
            text: Text::Notice(notice.clone()),
            secret: None,
            deadline: tx.now().plus_seconds(NEWS_SECONDS),
        };
        post(tx, &letter)?;
    }
    Ok(())
}

/// What others know a member by.
fn account(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<String, StoreError> {
    let found = tx.query_opt(
        "SELECT label FROM members WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    let label: Option<String> = found.map_or(Ok(None), |mut row| row.take())?;
    Ok(label.unwrap_or_else(|| member.member.as_str().to_owned()))
}

/// What a person is told of an event; none of what is no change to their factors or standing.
fn notice(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    change: &EventKind,
) -> Result<Option<Notice>, StoreError> {
    Ok(Some(match change {
        EventKind::FactorConfirmed { factor } => {
            let (kind, name) = known_factor(tx, member, factor)?;
            Notice::FactorAdded { kind, name }
        }
        EventKind::FactorRemoved { factor } => {
            let (kind, name) = known_factor(tx, member, factor)?;
            Notice::FactorRemoved { kind, name }
        }
        EventKind::AddressAdded { address } => Notice::AddressAdded {
            hint: known_address(tx, member, address)?,
        },
        EventKind::AddressRemoved { address } => Notice::AddressRemoved {
            hint: known_address(tx, member, address)?,
        },
        EventKind::RecoveryIssued { .. } => Notice::RecoveryCodesRenewed,
        EventKind::RecoveryCodeIssued { .. } => Notice::RecoveryCodeIssued,
        EventKind::RecoveryUsed => Notice::RecoveryCodeUsed {
            left: codes_left(tx, member)?,
        },
        EventKind::DeviceTrusted { device } => Notice::DeviceTrusted {
            from: known_device(tx, member, device)?,
        },
        EventKind::DeviceCopied { device } => Notice::DeviceCopied {
            from: known_device(tx, member, device)?,
        },
        EventKind::MemberLocked => Notice::Locked,
        EventKind::MemberUnlocked => Notice::Unlocked,
        EventKind::PasswordChanged => Notice::PasswordChanged,
        EventKind::ResetAsked { .. } => Notice::ResetPermission,
        EventKind::ResetRefused { .. } => Notice::ResetRefused,
        EventKind::ResetCancelled { .. } => Notice::ResetCancelled,
        EventKind::ResetDone { .. } => Notice::Reset,
        EventKind::PolicyChanged { .. }
        | EventKind::MemberCreated
        | EventKind::MemberUpdated
        | EventKind::MemberDeleted
        | EventKind::SessionsEnded
        | EventKind::AdminActed { .. }
        | EventKind::FactorPending { .. }
        | EventKind::FactorUnreadable { .. }
        | EventKind::CodeAccepted { .. }
        | EventKind::CodeRefused { .. }
        | EventKind::ResetPermitted { .. }
        | EventKind::SignInStarted { .. }
        | EventKind::SignInPassed { .. }
        | EventKind::SignInRedeemed { .. }
        | EventKind::StepUpPassed
        | EventKind::ReminderSent
        | EventKind::DeviceRevoked { .. }
        | EventKind::TokenIssued { .. } => return Ok(None),
    }))
}

/// Those that a code or the application vouches for, and those that the application gave: what a person typed and never
/// confirmed may be a stranger's.
pub(crate) fn known_addresses(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<Recipient>, StoreError> {
    let rows = tx.query(
        "SELECT kind, value FROM addresses WHERE workspace_id = ?1 AND member_id = ?2 \
         AND (confirmed_at IS NOT NULL OR source = 'app') ORDER BY id",
        params![&member.workspace, &member.member],
    )?;
    let read = |mut row: Row| {
        Ok(Recipient {
            channel: match row.take::<String>()?.as_str() {
                "email" => Channel::Email,
                "phone" => Channel::Sms,
                _ => return Err(StoreError::Unexpected("an address's kind")),
            },
            address: row.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Enough of an address to know it by, while it is there.
fn known_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    address: &AddressId,
) -> Result<String, StoreError> {
    let known = find_address(tx, member, address)?;
    Ok(known.map_or_else(String::new, |address| address.hint()))
}

/// What sort of factor it is and what its owner calls it, while it is there.
fn known_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &FactorId,
) -> Result<(Option<FactorKind>, Option<String>), StoreError> {
    let found = tx.query_opt(
        "SELECT kind, label FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, factor],
    )?;
    let Some(mut row) = found else {
        return Ok((None, None));
    };
    Ok((row.take::<String>()?.parse().ok(), row.take()?))
}

/// What the application called a browser and where it saw it, while it is known.
fn known_device(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    device: &DeviceId,
) -> Result<Circumstances, StoreError> {
    let known = find_device(tx, member, device)?;
    Ok(
        known.map_or_else(Circumstances::default, |device| Circumstances {
            device: device.name,
            place: device.place,
            ip: None,
        }),
    )
}
