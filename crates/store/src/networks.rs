//! The networks that a member passed sign-ins from: a wait that others' wrong codes began does not hold there.

use countersign_policy::{Network, Rate};

use super::value::params;
use super::{Accepted, StoreError, Transaction};
use crate::ids::MemberKey;
use countersign_policy::Timestamp;

/// Networks that are remembered of one member: those of the last sign-ins.
const MOST_NETWORKS: u32 = 8;

/// Remembers where an accepted code came from.
pub fn remember_network(
    tx: &mut Transaction<'_>,
    network: &Network,
    accepted: &Accepted,
) -> Result<(), StoreError> {
    let member = accepted.member();
    let network = network.to_string();
    tx.execute(
        "INSERT INTO member_networks (workspace_id, member_id, network, passed_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (workspace_id, member_id, network) DO UPDATE SET passed_at = excluded.passed_at",
        params![
            &member.workspace,
            &member.member,
            &network,
            accepted.at()
        ],
    )?;
    tx.execute(
        "DELETE FROM member_networks WHERE workspace_id = ?1 AND member_id = ?2 AND network NOT IN \
         (SELECT network FROM member_networks WHERE workspace_id = ?1 AND member_id = ?2 \
         ORDER BY passed_at DESC, network LIMIT ?3)",
        params![&member.workspace, &member.member, MOST_NETWORKS],
    )?;
    Ok(())
}

/// Charges one sign-in to the member's pace: the network's own where the member is known, else the one that all other
/// places share, so that nobody who has the password keeps the owner from beginning one.
///
/// The inner error is the moment from which the next is taken.
pub fn charge_sign_in(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    network: Option<&Network>,
    rate: Rate,
) -> Result<Result<(), Timestamp>, StoreError> {
    let now = tx.now();
    let network = network.map(Network::to_string);
    let known = tx.query_opt(
        "SELECT sign_ins_until FROM member_networks WHERE workspace_id = ?1 AND member_id = ?2 AND network = ?3",
        params![&member.workspace, &member.member, network.as_ref()],
    )?;
    let (is_known_there, found) = match known {
        Some(row) => (true, Some(row)),
        None => (
            false,
            tx.query_opt(
                "SELECT sign_ins_until FROM members WHERE workspace_id = ?1 AND id = ?2",
                params![&member.workspace, &member.member],
            )?,
        ),
    };
    let Some(mut row) = found else {
        return Ok(Ok(()));
    };
    let until = match rate.charged(row.take()?, now) {
        Ok(until) => until,
        Err(retry_at) => return Ok(Err(retry_at)),
    };
    if is_known_there {
        tx.execute(
            "UPDATE member_networks SET sign_ins_until = ?4 \
             WHERE workspace_id = ?1 AND member_id = ?2 AND network = ?3",
            params![&member.workspace, &member.member, network.as_ref(), until],
        )?;
    } else {
        tx.execute(
            "UPDATE members SET sign_ins_until = ?3 WHERE workspace_id = ?1 AND id = ?2",
            params![&member.workspace, &member.member, until],
        )?;
    }
    Ok(Ok(()))
}

/// Ends the waits that wrong codes began on the networks that a member is known on.
pub(super) fn forgive_networks(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE member_networks SET failures = 0, retry_at = 0 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND failures > 0",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}
