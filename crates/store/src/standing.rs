//! What follows every change to a member's factors or standing, in one place so that none is forgotten: their other
//! sessions end (S29), their devices are known no more (S15), what was answered about them is told no more (S16), it is written down, and they are told (N5).

use super::answers::forget_answers;
use super::devices::forget_devices;
use super::notices::announce;
use super::sessions::end_sessions;
use super::{Spared, StoreError, Transaction, record};
use crate::ids::MemberKey;
use crate::model::EventKind;

/// Settles a change to the member's factors or standing that was just made, or, of an address, is about to be: the one that
/// is taken away is told too.
pub fn standing_changed(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    change: &EventKind,
    spared: Spared<'_>,
) -> Result<(), StoreError> {
    end_sessions(tx, member, spared)?;
    forget_devices(tx, member)?;
    forget_answers(tx, member)?;
    record(tx, &member.workspace, Some(&member.member), change)?;
    announce(tx, member, change)
}
