use countersign_policy::Timestamp;

use super::answers::sweep_answers;
use super::outbox::sweep_outbox;
use super::resets::sweep_resets;
use super::value::params;
use super::{StoreError, Transaction};

/// Seconds for which a sign-in that is over can still be asked after.
const SIGN_IN_SECONDS: i64 = 30 * 24 * 3600;

/// Seconds for which a sent code that is too old is told from a wrong one.
const SENT_SECONDS: i64 = 24 * 3600;

/// Seconds for which a reset that is over can still be asked after.
const RESET_SECONDS: i64 = 90 * 24 * 3600;

/// Removes some of what can do nothing any more: dead tokens, set-ups nobody finished, sign-ins long over, devices and codes
/// whose time is over. The number of rows: none when nothing is left.
///
/// A few hundred rows at a time, so that no sign-in waits long for it.
pub fn sweep(tx: &mut Transaction<'_>) -> Result<u64, StoreError> {
    let now = tx.now();
    let before =
        |seconds: i64| Timestamp::from_micros(now.micros().saturating_sub(seconds * 1_000_000));
    let (long_ago, yesterday) = (before(SIGN_IN_SECONDS), before(SENT_SECONDS));
    let tokens = tx.execute(
        "DELETE FROM client_tokens WHERE digest IN (SELECT digest FROM client_tokens WHERE expires_at <= ?1 LIMIT 200)",
        params![now],
    )?;
    let factors = tx.execute(
        "DELETE FROM factors WHERE id IN (SELECT id FROM factors WHERE status = 'pending' AND expires_at <= ?1 LIMIT 200)",
        params![now],
    )?;
    let sign_ins = tx.execute(
        "DELETE FROM sign_ins WHERE id IN (SELECT id FROM sign_ins WHERE expires_at <= ?1 LIMIT 200)",
        params![long_ago],
    )?;
    let devices = tx.execute(
        "DELETE FROM devices WHERE id IN (SELECT id FROM devices WHERE expires_at <= ?1 LIMIT 200)",
        params![now],
    )?;
    let sent = tx.execute(
        "DELETE FROM sent_codes WHERE (workspace_id, member_id, subject, method) IN \
         (SELECT workspace_id, member_id, subject, method FROM sent_codes WHERE expires_at <= ?1 LIMIT 200)",
        params![yesterday],
    )?;
    let resets = sweep_resets(tx, before(RESET_SECONDS))?;
    let told = sweep_answers(tx)? + sweep_outbox(tx)?;
    Ok(tokens + factors + sign_ins + devices + sent + resets + told)
}
