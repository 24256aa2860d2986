//! Links that are sent by e-mail to who has no factor: good once, for one sign-in, in the browser that asked for it.

use countersign_policy::Timestamp;

use super::sent::{SendError, Sending, deliver, keep};
use crate::ids::{MemberKey, SignInId};
use crate::model::{Method, Sent};
use crate::sealing::{KeyRing, SealingNonce};
use crate::token::{LinkToken, TokenDigest};
use crate::value::params;
use crate::{Accepted, StoreError, Transaction};

/// Sends a link that leads to `page` with the token behind it. The inner error is the moment from which one may be asked for.
pub fn send(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    token: &LinkToken,
    page: &str,
    nonce: SealingNonce,
    sending: &Sending<'_>,
) -> Result<Result<Sent, Timestamp>, SendError> {
    Ok(match keep(tx, sending, token.digest().as_bytes())? {
        Ok(sent) => {
            // A fragment: browsers send it nowhere, so it stands in no log.
            let address = zeroize::Zeroizing::new(format!("{page}#{}", token.expose()));
            deliver(tx, keys, sending, &address, nonce, sent)?;
            Ok(sent)
        }
        Err(next_at) => Err(next_at),
    })
}

/// A link that was found.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// Whose.
    pub member: MemberKey,
    /// The sign-in that it passes.
    pub sign_in: SignInId,
    /// When it was asked for.
    pub sent_at: Timestamp,
    /// When it is good no more.
    pub expires_at: Timestamp,
    /// When it was opened.
    pub used_at: Option<Timestamp>,
}

/// The link of this digest, unless a newer one took its place. Looking spends nothing.
pub fn find_link(
    tx: &mut Transaction<'_>,
    digest: &TokenDigest,
) -> Result<Option<LinkRow>, StoreError> {
    let found = tx.query_opt(
        "SELECT workspace_id, member_id, subject, sent_at, expires_at, used_at FROM sent_codes \
         WHERE digest = ?1 AND method = 'email-link'",
        params![digest.as_bytes()],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    Ok(Some(LinkRow {
        member: MemberKey {
            workspace: row.take()?,
            member: row.take()?,
        },
        sign_in: row.take()?,
        sent_at: row.take()?,
        expires_at: row.take()?,
        used_at: row.take()?,
    }))
}

/// Spends a link; `None` when another decision did, or its time is over. It has 256 random bits: there is no try to count.
pub fn open_link(
    tx: &mut Transaction<'_>,
    digest: &TokenDigest,
    link: &LinkRow,
) -> Result<Option<Accepted>, StoreError> {
    let now = tx.now();
    let spent = tx.execute(
        "UPDATE sent_codes SET used_at = ?5 WHERE workspace_id = ?1 AND member_id = ?2 AND subject = ?3 \
         AND method = 'email-link' AND digest = ?4 AND used_at IS NULL AND expires_at > ?5",
        params![
            &link.member.workspace,
            &link.member.member,
            &link.sign_in,
            digest.as_bytes(),
            now
        ],
    )?;
    if spent == 0 {
        return Ok(None);
    }
    Accepted::of_link(tx, link.member.clone(), Method::EmailLink).map(Some)
}
