use countersign_policy::Timestamp;

use super::outbox::sweep_outbox;
use super::value::params;
use super::{StoreError, Transaction};

/// Seconds for which a sign-in that is over can still be asked after.
const SIGN_IN_SECONDS: i64 = 30 * 24 * 3600;

/// Removes what can do nothing any more: dead tokens, set-ups nobody finished, sign-ins long over. The events stay.
pub fn sweep(tx: &mut Transaction<'_>) -> Result<u64, StoreError> {
    let now = tx.now();
    let long_ago = Timestamp::from_micros(now.micros().saturating_sub(SIGN_IN_SECONDS * 1_000_000));
    let tokens = tx.execute(
        "DELETE FROM client_tokens WHERE expires_at <= ?1",
        params![now],
    )?;
    let factors = tx.execute(
        "DELETE FROM factors WHERE status = 'pending' AND expires_at <= ?1",
        params![now],
    )?;
    let sign_ins = tx.execute(
        "DELETE FROM sign_ins WHERE expires_at <= ?1",
        params![long_ago],
    )?;
    Ok(tokens + factors + sign_ins + sweep_outbox(tx)?)
}
