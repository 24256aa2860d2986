//! Codes that are sent: by e-mail, by text message, to a new device. Six digits that are good for a short time, once, and only
//! for what they were asked for.
//!
//! A code belongs to a [`Subject`]: the sign-in, page, set-up or address that asked for it. The next one of the same method
//! takes its place (SP 800-63B-4 §3.1.3.2). What is kept is a keyed hash.

use std::fmt;

use countersign_delivery::{Recipient, Text};
use countersign_policy::{Rate, Timestamp};
use zeroize::Zeroizing;

use super::{Evidence as AnyEvidence, Finding};
use crate::entropy::{Entropy, NoEntropy};
use crate::ids::{AddressId, FactorId, MemberKey, SignInId};
use crate::model::{Method, Reason, Sent};
use crate::sealing::{KeyRing, Place, SealError, SealingNonce};
use crate::token::TokenDigest;
use crate::value::params;
use crate::{Accepted, Attempt, Letter, Refused, StoreError, Transaction, post};

/// Seconds that lie between two codes for one subject.
const PAUSE_SECONDS: u32 = 30;

/// What a code was asked for. It is good for nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// Passing a sign-in.
    #[must_use]
    pub fn sign_in(id: &SignInId) -> Self {
        Self(id.as_str().to_owned())
    }

    /// Changing something on the page that holds this token.
    #[must_use]
    pub fn page(token: &TokenDigest) -> Self {
        let mut text = String::from("page_");
        for byte in token.as_bytes() {
            // Writing to a text cannot fail.
            let _ = fmt::Write::write_fmt(&mut text, format_args!("{byte:02x}"));
        }
        Self(text)
    }

    /// Confirming a factor.
    #[must_use]
    pub fn set_up(id: &FactorId) -> Self {
        Self(id.as_str().to_owned())
    }

    /// Confirming an address.
    #[must_use]
    pub fn address(id: &AddressId) -> Self {
        Self(id.as_str().to_owned())
    }

    /// Proving the e-mail address in a sign-in, so that the lost factors are reset.
    #[must_use]
    pub fn reset(id: &SignInId) -> Self {
        Self(format!("reset_{id}"))
    }

    fn as_str(&self) -> &str {
        &self.0
    }
}

/// A code as it was typed.
#[derive(Debug)]
pub struct Reading(Zeroizing<String>);

/// A code that was found to be the one that was sent.
#[derive(Debug)]
pub struct Evidence {
    subject: Subject,
    method: Method,
    factor: Option<FactorId>,
}

impl Reading {
    pub(super) fn of(code: &countersign_otp::Code) -> Self {
        Self(Zeroizing::new(code.as_str().to_owned()))
    }
}

/// A code about to be sent: everything random in it is drawn.
pub struct Drawn {
    code: Zeroizing<String>,
    nonce: SealingNonce,
}

impl Drawn {
    /// Draws a code of six digits, each as likely as the others.
    ///
    /// # Errors
    /// When `entropy` has none.
    pub fn code(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        // 4294 whole millions fit 32 bits; a number past them is drawn anew.
        const WHOLE: u32 = u32::MAX / 1_000_000 * 1_000_000;
        let number = loop {
            let number = u32::from_be_bytes(entropy.bytes()?);
            if number < WHOLE {
                break number % 1_000_000;
            }
        };
        Ok(Self {
            code: Zeroizing::new(format!("{number:06}")),
            nonce: entropy.bytes()?,
        })
    }
}

/// What is to be sent, and for what.
pub struct Sending<'a> {
    /// Whose.
    pub member: &'a MemberKey,
    /// For what.
    pub subject: &'a Subject,
    /// By what way it will be given back.
    pub method: Method,
    /// The factor that it proves, if it proves one.
    pub factor: Option<&'a FactorId>,
    /// Where it goes; none when nothing is known: whoever asks does not learn that.
    pub to: Option<Recipient>,
    /// What it says.
    pub text: Text,
    /// For how many seconds it is good.
    pub seconds: u32,
}

/// Sends a code. The inner error is the moment from which one may be asked for.
pub fn send(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    drawn: &Drawn,
    sending: &Sending<'_>,
) -> Result<Result<Sent, Timestamp>, SendError> {
    let place = place(sending.member, sending.subject, sending.method);
    let digest = keys.hash(&place, drawn.code.as_bytes())?;
    Ok(match keep(tx, sending, &digest)? {
        Ok(sent) => {
            deliver(tx, keys, sending, &drawn.code, drawn.nonce, sent)?;
            Ok(sent)
        }
        Err(next_at) => Err(next_at),
    })
}

/// Why nothing could be sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

fn place(member: &MemberKey, subject: &Subject, method: Method) -> Place {
    Place::sent(member, subject.as_str(), method.as_ref())
}

/// Keeps what is sent, by its digest, if the limits of the member, the address and the subject allow it.
pub(super) fn keep(
    tx: &mut Transaction<'_>,
    sending: &Sending<'_>,
    digest: &[u8],
) -> Result<Result<Sent, Timestamp>, StoreError> {
    let now = tx.now();
    if let Some(next_at) = sent(tx, sending.member, sending.subject, sending.method)?
        .map(|sent| sent.next_at)
        .filter(|at| !at.is_past(now))
    {
        return Ok(Err(next_at));
    }
    if let Err(next_at) = charge(tx, sending)? {
        return Ok(Err(next_at));
    }
    let expires_at = now.plus_seconds(sending.seconds);
    tx.execute(
        "INSERT INTO sent_codes (workspace_id, member_id, subject, method, factor_id, digest, sent_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (workspace_id, member_id, subject, method) DO UPDATE SET \
         factor_id = excluded.factor_id, digest = excluded.digest, sent_at = excluded.sent_at, \
         expires_at = excluded.expires_at, used_at = NULL",
        params![
            &sending.member.workspace,
            &sending.member.member,
            sending.subject.as_str(),
            sending.method.as_ref(),
            sending.factor,
            digest,
            now,
            expires_at
        ],
    )?;
    let next_at = now.plus_seconds(PAUSE_SECONDS);
    Ok(Ok(Sent {
        expires_at,
        next_at,
    }))
}

/// Hands a code or link to the outbox, in the decision that made it.
pub(super) fn deliver(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    sending: &Sending<'_>,
    secret: &str,
    nonce: SealingNonce,
    sent: Sent,
) -> Result<(), SendError> {
    let Some(to) = sending.to.clone() else {
        return Ok(());
    };
    let id = tx.next_message()?;
    let sealed = keys.seal(
        &Place::message(sending.member, &id),
        secret.as_bytes(),
        nonce,
    )?;
    let letter = Letter {
        id,
        member: sending.member,
        to,
        text: sending.text.clone(),
        secret: Some(sealed),
        deadline: sent.expires_at,
    };
    Ok(post(tx, &letter)?)
}

/// Charges one sending to the member and to the address, whoever else it belongs to.
fn charge(
    tx: &mut Transaction<'_>,
    sending: &Sending<'_>,
) -> Result<Result<(), Timestamp>, StoreError> {
    let (now, member) = (tx.now(), sending.member);
    let known = tx.query_opt(
        "SELECT sends_until FROM members WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    let until: Timestamp = match known {
        Some(mut row) => row.take()?,
        None => return Ok(Ok(())),
    };
    let member_until = match Rate::SENT_CODES.charged(until, now) {
        Ok(until) => until,
        Err(next_at) => return Ok(Err(next_at)),
    };
    if let Some(to) = &sending.to {
        let known = tx.query_opt(
            "SELECT coalesce(max(sends_until), 0) FROM addresses WHERE workspace_id = ?1 AND value = ?2",
            params![&member.workspace, &to.address],
        )?;
        let until = known.map_or(Ok(Timestamp::from_micros(0)), |mut row| row.take())?;
        match Rate::SENT_CODES.charged(until, now) {
            Err(next_at) => return Ok(Err(next_at)),
            Ok(until) => tx.execute(
                "UPDATE addresses SET sends_until = ?3 WHERE workspace_id = ?1 AND value = ?2",
                params![&member.workspace, &to.address, until],
            )?,
        };
    }
    tx.execute(
        "UPDATE members SET sends_until = ?3 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member, member_until],
    )?;
    Ok(Ok(()))
}

/// What was last sent for a subject, by one way, and not used.
pub fn sent(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    subject: &Subject,
    method: Method,
) -> Result<Option<Sent>, StoreError> {
    let found = tx.query_opt(
        "SELECT sent_at, expires_at FROM sent_codes \
         WHERE workspace_id = ?1 AND member_id = ?2 AND subject = ?3 AND method = ?4 AND used_at IS NULL",
        params![
            &member.workspace,
            &member.member,
            subject.as_str(),
            method.as_ref()
        ],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let sent_at: Timestamp = row.take()?;
    Ok(Some(Sent {
        expires_at: row.take()?,
        next_at: sent_at.plus_seconds(PAUSE_SECONDS),
    }))
}

/// Whether something was sent that a code can be compared with, used or not.
pub(super) fn was_sent(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    subject: &Subject,
    method: Method,
) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT method FROM sent_codes WHERE workspace_id = ?1 AND member_id = ?2 AND subject = ?3 AND method = ?4",
        params![
            &member.workspace,
            &member.member,
            subject.as_str(),
            method.as_ref()
        ],
    )?;
    Ok(found.is_some())
}

/// Compares a code with the one that was sent, now that the try is counted.
pub(super) fn compare(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: &Attempt,
    subject: &Subject,
    method: Method,
    Reading(code): &Reading,
) -> Result<Finding, StoreError> {
    let member = attempt.member();
    let found = tx.query_opt(
        "SELECT digest, expires_at, used_at, factor_id FROM sent_codes \
         WHERE workspace_id = ?1 AND member_id = ?2 AND subject = ?3 AND method = ?4",
        params![
            &member.workspace,
            &member.member,
            subject.as_str(),
            method.as_ref()
        ],
    )?;
    let Some(mut row) = found else {
        return Ok(Finding::Wrong);
    };
    let (digest, expires_at): (Vec<u8>, Timestamp) = (row.take()?, row.take()?);
    let used_at: Option<Timestamp> = row.take()?;
    if !keys.is_hash(&place(member, subject, method), code.as_bytes(), &digest) {
        return Ok(Finding::Wrong);
    }
    if used_at.is_some() {
        return Ok(Finding::Replayed);
    }
    if expires_at.is_past(attempt.now()) {
        return Ok(Finding::Expired(method));
    }
    Ok(Finding::Right(AnyEvidence::Sent(Evidence {
        subject: subject.clone(),
        method,
        factor: row.take()?,
    })))
}

/// Spends the code that was sent; `false` when another decision did, or sent a newer one.
pub(super) fn spend(
    tx: &mut Transaction<'_>,
    attempt: &Attempt,
    evidence: &Evidence,
) -> Result<bool, StoreError> {
    let member = attempt.member();
    let spent = tx.execute(
        "UPDATE sent_codes SET used_at = ?5 WHERE workspace_id = ?1 AND member_id = ?2 AND subject = ?3 AND method = ?4 \
         AND used_at IS NULL AND expires_at > ?5",
        params![
            &member.workspace,
            &member.member,
            evidence.subject.as_str(),
            evidence.method.as_ref(),
            attempt.now()
        ],
    )?;
    Ok(spent == 1)
}

/// Spends the code, and settles the try with it.
pub(super) fn accept(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    evidence: Evidence,
) -> Result<Result<Accepted, Refused>, StoreError> {
    if !spend(tx, &attempt, &evidence)? {
        return attempt.refuse_free(tx, Reason::AlreadyUsed).map(Err);
    }
    if let Some(factor) = &evidence.factor {
        tx.execute(
            "UPDATE factors SET last_used_at = ?4 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
            params![
                &attempt.member().workspace,
                &attempt.member().member,
                factor,
                attempt.now()
            ],
        )?;
    }
    Accepted::settle(tx, attempt, evidence.method, evidence.factor).map(Ok)
}
