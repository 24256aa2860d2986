//! Recovery codes: as many a set as the policy says, each good once, kept as salted password hashes.

use countersign_otp::RecoveryCode;
use countersign_policy::Timestamp;
use zeroize::Zeroizing;

use super::{Evidence as AnyEvidence, Finding};
use crate::entropy::{Entropy, NoEntropy};
use crate::hashing::{HashingError, RecoveryDigest, Salt};
use crate::ids::{FactorId, MemberId, MemberKey, RecoverySetId};
use crate::model::{EventKind, Method, Reason};
use crate::value::{Row, params};
use crate::{
    Accepted, Attempt, Refused, Spared, StoreError, Transaction, record, standing_changed,
};

/// Sets that one set-up shows at most: each costs as many password hashes as it has codes.
const MOST_DRAFTS: u32 = 3;

/// A text in the form of a recovery code, and its hash once that was made.
#[derive(Debug)]
pub struct Reading {
    code: RecoveryCode,
    hash: Option<Hashed>,
}

/// A recovery code that was found in its member's set.
#[derive(Debug)]
pub struct Evidence(Hashed);

/// The set of a member: what a code must be hashed with to be looked up there, and nowhere else.
#[derive(Clone, Debug)]
pub struct Set {
    member: MemberKey,
    id: RecoverySetId,
    salt: Salt,
}

/// One password hash to make, outside any transaction.
#[derive(Debug)]
pub struct HashJob {
    set: Set,
    code: RecoveryCode,
}

/// A code under the salt of its member's set.
#[derive(Clone, Debug)]
pub struct Hashed {
    set: Set,
    digest: RecoveryDigest,
}

/// How many codes a member has that were not used.
pub fn codes_left(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<u32, StoreError> {
    let counted = tx.query_opt(
        "SELECT count(*) FROM recovery_sets s JOIN recovery_codes c ON c.set_id = s.id AND c.used_at IS NULL \
         WHERE s.workspace_id = ?1 AND s.member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    counted.map_or(Ok(0), |mut row| row.take())
}

impl HashJob {
    /// Makes the hash: some 20 ms, so on a thread that may block.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn run(self) -> Result<Hashed, HashingError> {
        let mut digests = self.set.salt.hash([&self.code])?;
        let digest = digests.pop().ok_or(HashingError)?;
        Ok(Hashed {
            set: self.set,
            digest,
        })
    }
}

impl Reading {
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = RecoveryCode::parse(text).ok()?;
        Some(Self { code, hash: None })
    }

    /// The hash to make, when the member holds a set with codes that were not used.
    pub(super) fn hash_needed(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
    ) -> Result<Option<HashJob>, StoreError> {
        if self.hash.is_some() {
            return Ok(None);
        }
        Ok(usable_set(tx, member)?.map(|set| HashJob {
            set,
            code: self.code.clone(),
        }))
    }

    pub(super) fn set_hash(&mut self, hash: Hashed) {
        self.hash = Some(hash);
    }
}

/// The member's set, if it has a code that was not used.
fn usable_set(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<Option<Set>, StoreError> {
    tx.query_opt(
        "SELECT s.id, s.scheme, s.salt FROM recovery_sets s WHERE s.workspace_id = ?1 AND s.member_id = ?2 \
         AND EXISTS (SELECT 1 FROM recovery_codes c WHERE c.set_id = s.id AND c.used_at IS NULL)",
        params![&member.workspace, &member.member],
    )?
    .map(|row| read_set(member, row))
    .transpose()
}

/// The set that one code more for this member joins; none when they hold none.
pub fn set_to_join(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Option<Set>, StoreError> {
    tx.query_opt(
        "SELECT id, scheme, salt FROM recovery_sets WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?
    .map(|row| read_set(member, row))
    .transpose()
}

fn read_set(member: &MemberKey, mut row: Row) -> Result<Set, StoreError> {
    let (id, scheme, salt) = (row.take()?, row.take::<String>()?, row.take::<Vec<u8>>()?);
    let salt =
        Salt::read(&scheme, &salt).ok_or(StoreError::Unexpected("a recovery set's scheme"))?;
    Ok(Set {
        member: member.clone(),
        id,
        salt,
    })
}

/// Looks a code up in the member's set; `None` when its hash was not made and is needed.
pub(super) fn compare(
    tx: &mut Transaction<'_>,
    attempt: &Attempt,
    reading: &Reading,
) -> Result<Option<Finding>, StoreError> {
    let Some(hashed) = &reading.hash else {
        let needed = usable_set(tx, attempt.member())?.is_some();
        return Ok((!needed).then_some(Finding::Wrong));
    };
    let member = attempt.member();
    if hashed.set.member != *member {
        return Ok(Some(Finding::Wrong));
    }
    let known = tx.query_opt(
        "SELECT c.used_at FROM recovery_codes c JOIN recovery_sets s ON s.id = c.set_id \
         WHERE s.workspace_id = ?1 AND s.member_id = ?2 AND c.set_id = ?3 AND c.digest = ?4",
        params![
            &member.workspace,
            &member.member,
            &hashed.set.id,
            hashed.digest.as_bytes()
        ],
    )?;
    let Some(mut row) = known else {
        return Ok(Some(Finding::Wrong));
    };
    Ok(Some(match row.take::<Option<Timestamp>>()? {
        Some(_used_at) => Finding::Replayed,
        None => Finding::Right(AnyEvidence::RecoveryCode(Evidence(hashed.clone()))),
    }))
}

/// Spends one code of the set, and ends the member's sessions but the sign-in that it was given in (S29).
pub(super) fn accept(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    Evidence(code): Evidence,
) -> Result<Result<Accepted, Refused>, StoreError> {
    let now = attempt.now();
    let used = tx.execute(
        "UPDATE recovery_codes SET used_at = ?3 WHERE set_id = ?1 AND digest = ?2 AND used_at IS NULL",
        params![&code.set.id, code.digest.as_bytes(), now],
    )?;
    if used == 0 {
        return attempt.refuse_free(tx, Reason::AlreadyUsed).map(Err);
    }
    let member = attempt.member().clone();
    standing_changed(tx, &member, &EventKind::RecoveryUsed, attempt.spared())?;
    Accepted::settle(tx, attempt, Method::RecoveryCode, None).map(Ok)
}

/// A new set whose codes are not hashed yet: everything random is drawn.
pub struct DrawnSet {
    codes: Vec<RecoveryCode>,
    salt: Salt,
    id: [u8; 10],
}

/// A new set, hashed and ready to be kept.
pub struct NewSet {
    drawn: DrawnSet,
    digests: Vec<RecoveryDigest>,
}

impl DrawnSet {
    /// Draws a set of so many codes.
    ///
    /// # Errors
    /// When `entropy` has none.
    pub fn draw(entropy: &dyn Entropy, codes: u32) -> Result<Self, NoEntropy> {
        let codes = (0..codes)
            .map(|_| entropy.bytes().map(RecoveryCode::from_entropy))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            codes,
            salt: Salt::new(entropy.bytes()?),
            id: entropy.bytes()?,
        })
    }

    /// Hashes its codes: some 20 ms each, so on a thread that may block.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn hash(self) -> Result<NewSet, HashingError> {
        let digests = self.salt.hash(&self.codes)?;
        Ok(NewSet {
            drawn: self,
            digests,
        })
    }
}

impl NewSet {
    /// The codes, to be shown this once.
    #[must_use]
    pub fn exposed(&self) -> Vec<Zeroizing<String>> {
        self.drawn.codes.iter().map(RecoveryCode::expose).collect()
    }

    /// Keeps the set: whatever the member held before opens nothing any more, and their other sessions end (S29).
    /// `with` is the first factor that it is handed out with, if it is.
    pub fn issue(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        with: Option<&FactorId>,
        spared: Spared<'_>,
    ) -> Result<(), StoreError> {
        self.keep(tx, member, with)?;
        let issued = EventKind::RecoveryIssued {
            codes: self.digests.len(),
        };
        match with {
            // What the set-up changes is settled by its confirmation.
            Some(_) => record(tx, &member.workspace, Some(&member.member), &issued),
            None => standing_changed(tx, member, &issued, spared),
        }
    }

    fn keep(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        with: Option<&FactorId>,
    ) -> Result<(), StoreError> {
        let now = tx.now();
        let id = RecoverySetId::mint(now, self.drawn.id);
        end_set(tx, member)?;
        tx.execute(
            "INSERT INTO recovery_sets (workspace_id, member_id, id, scheme, salt, created_at, factor_id) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                &member.workspace,
                &member.member,
                &id,
                Salt::SCHEME,
                self.drawn.salt.as_bytes(),
                now,
                with
            ],
        )?;
        self.keep_codes(tx, &id)
    }

    fn keep_codes(&self, tx: &mut Transaction<'_>, id: &RecoverySetId) -> Result<(), StoreError> {
        for digest in &self.digests {
            tx.execute(
                "INSERT INTO recovery_codes (set_id, digest) VALUES (?1, ?2)",
                params![id, digest.as_bytes()],
            )?;
        }
        Ok(())
    }
}

impl NewSet {
    /// Keeps the set with the set-up that it is shown in: its codes open nothing until [`issue_draft`]. `false`, with nothing
    /// kept, when the set-up showed as many as it may.
    pub fn draft(&self, tx: &mut Transaction<'_>, factor: &FactorId) -> Result<bool, StoreError> {
        let now = tx.now();
        let digests: Vec<u8> = self
            .digests
            .iter()
            .flat_map(|digest| digest.as_bytes().iter().copied())
            .collect();
        let kept = tx.execute(
            "INSERT INTO drafted_recovery_sets (factor_id, id, scheme, salt, digests, created_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (factor_id) DO UPDATE SET id = excluded.id, \
             scheme = excluded.scheme, salt = excluded.salt, digests = excluded.digests, drafts = \
             drafted_recovery_sets.drafts + 1 WHERE drafted_recovery_sets.drafts < ?7",
            params![
                factor,
                &RecoverySetId::mint(now, self.drawn.id),
                Salt::SCHEME,
                self.drawn.salt.as_bytes(),
                &*digests,
                now,
                MOST_DRAFTS
            ],
        )?;
        Ok(kept == 1)
    }
}

/// One recovery code more, not hashed yet: everything random is drawn.
pub struct DrawnCode {
    alone: DrawnSet,
    joins: Option<Set>,
}

/// One recovery code more, hashed and ready to be kept.
pub struct NewCode {
    alone: NewSet,
    joins: Option<Set>,
}

impl DrawnCode {
    /// Draws a code for a member who holds this set, or none.
    ///
    /// # Errors
    /// When `entropy` has none.
    pub fn draw(entropy: &dyn Entropy, joins: Option<Set>) -> Result<Self, NoEntropy> {
        let drawn = DrawnSet::draw(entropy, 1)?;
        let salt = joins.as_ref().map_or(drawn.salt, |set| set.salt);
        Ok(Self {
            alone: DrawnSet { salt, ..drawn },
            joins,
        })
    }

    /// Hashes it: some 20 ms, so on a thread that may block.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn hash(self) -> Result<NewCode, HashingError> {
        Ok(NewCode {
            alone: self.alone.hash()?,
            joins: self.joins,
        })
    }
}

impl NewCode {
    /// The code, to be shown this once.
    #[must_use]
    pub fn exposed(&self) -> Vec<Zeroizing<String>> {
        self.alone.exposed()
    }

    /// Keeps it beside the member's other codes, and ends their sessions (S29). `false`, with nothing kept, when the member got
    /// another set meanwhile.
    pub fn add(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        by: &MemberId,
    ) -> Result<bool, StoreError> {
        let held = set_to_join(tx, member)?;
        if held.map(|set| set.id) != self.joins.as_ref().map(|set| set.id.clone()) {
            return Ok(false);
        }
        match &self.joins {
            None => self.alone.keep(tx, member, None)?,
            Some(set) => {
                // It belongs to no set-up any more: asking for that answer again must not take this code away.
                tx.execute(
                    "UPDATE recovery_sets SET factor_id = NULL WHERE id = ?1",
                    params![&set.id],
                )?;
                self.alone.keep_codes(tx, &set.id)?;
            }
        }
        let issued = EventKind::RecoveryCodeIssued { by: by.clone() };
        standing_changed(tx, member, &issued, Spared::Nothing)?;
        Ok(true)
    }
}

/// Whether a set-up may show one set of recovery codes more.
pub fn may_draft_again(tx: &mut Transaction<'_>, factor: &FactorId) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT drafts FROM drafted_recovery_sets WHERE factor_id = ?1 AND drafts >= ?2",
        params![factor, MOST_DRAFTS],
    )?;
    Ok(found.is_none())
}

/// Whether a set-up has shown its recovery codes.
pub fn is_drafted(tx: &mut Transaction<'_>, factor: &FactorId) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT id FROM drafted_recovery_sets WHERE factor_id = ?1",
        params![factor],
    )?;
    Ok(found.is_some())
}

/// Makes the codes that a set-up has shown the member's own, now that it is confirmed.
pub fn issue_draft(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &FactorId,
) -> Result<(), StoreError> {
    let found = tx.query_opt(
        "SELECT id, digests FROM drafted_recovery_sets WHERE factor_id = ?1",
        params![factor],
    )?;
    let Some(mut row) = found else {
        return Ok(());
    };
    let (id, digests): (RecoverySetId, Vec<u8>) = (row.take()?, row.take()?);
    end_set(tx, member)?;
    tx.execute(
        "INSERT INTO recovery_sets (workspace_id, member_id, id, scheme, salt, created_at) \
         SELECT ?1, ?2, d.id, d.scheme, d.salt, d.created_at FROM drafted_recovery_sets d WHERE d.factor_id = ?3",
        params![&member.workspace, &member.member, factor],
    )?;
    let digests: Vec<&[u8]> = digests.chunks_exact(RecoveryDigest::LENGTH).collect();
    for digest in &digests {
        tx.execute(
            "INSERT INTO recovery_codes (set_id, digest) VALUES (?1, ?2)",
            params![&id, *digest],
        )?;
    }
    tx.execute(
        "DELETE FROM drafted_recovery_sets WHERE factor_id = ?1",
        params![factor],
    )?;
    let issued = EventKind::RecoveryIssued {
        codes: digests.len(),
    };
    record(tx, &member.workspace, Some(&member.member), &issued)
}

/// Whether the member's set is the one handed out with `factor`, untouched since: whoever confirmed that factor may not
/// have seen it.
pub fn set_came_with(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &FactorId,
) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT s.id FROM recovery_sets s WHERE s.workspace_id = ?1 AND s.member_id = ?2 AND s.factor_id = ?3 \
         AND NOT EXISTS (SELECT 1 FROM recovery_codes c WHERE c.set_id = s.id AND c.used_at IS NOT NULL)",
        params![&member.workspace, &member.member, factor],
    )?;
    Ok(found.is_some())
}

/// Drops the member's set: none of its codes opens anything any more.
pub(crate) fn end_set(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM recovery_sets WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}
