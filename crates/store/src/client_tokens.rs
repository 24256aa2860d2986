use super::value::params;
use super::{Accepted, ClientTokenRow, StoreError, Transaction};
use crate::ids::MemberKey;
use crate::token::TokenDigest;

/// Keeps a new client token, as its digest.
pub fn create_client_token(
    tx: &mut Transaction<'_>,
    token: &ClientTokenRow,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO client_tokens \
         (digest, workspace_id, member_id, purpose, sign_in_id, return_to, created_at, expires_at, asks_for_code) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            token.digest.as_bytes(),
            &token.member.workspace,
            &token.member.member,
            token.purpose.as_ref(),
            token.sign_in.as_ref(),
            token.return_to.as_ref(),
            now,
            token.expires_at,
            u32::from(token.asks_for_code)
        ],
    )?;
    Ok(())
}

/// The token of this digest, however old: the caller says what that means.
pub fn find_client_token(
    tx: &mut Transaction<'_>,
    digest: &TokenDigest,
) -> Result<Option<ClientTokenRow>, StoreError> {
    let found = tx.query_opt(
        "SELECT workspace_id, member_id, purpose, sign_in_id, return_to, expires_at, ended_at, asks_for_code, stepped_up_at \
         FROM client_tokens WHERE digest = ?1",
        params![digest.as_bytes()],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let member = MemberKey {
        workspace: row.take()?,
        member: row.take()?,
    };
    let purpose: String = row.take()?;
    Ok(Some(ClientTokenRow {
        digest: *digest,
        member,
        purpose: purpose
            .parse()
            .map_err(|_| StoreError::Unexpected("a client token's purpose"))?,
        sign_in: row.take()?,
        return_to: row.take()?,
        expires_at: row.take()?,
        ended_at: row.take()?,
        asks_for_code: row.take::<u32>()? != 0,
        stepped_up_at: row.take()?,
    }))
}

/// Notes that whoever holds this token has just proved a second factor of the member it is for.
pub fn step_up_client_token(
    tx: &mut Transaction<'_>,
    digest: &TokenDigest,
    accepted: &Accepted,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE client_tokens SET stepped_up_at = ?4 WHERE digest = ?1 AND workspace_id = ?2 AND member_id = ?3",
        params![
            digest.as_bytes(),
            &accepted.member().workspace,
            &accepted.member().member,
            accepted.at()
        ],
    )?;
    Ok(())
}

/// Ends a token, with the answer that accepted its code or when its page is left: whoever else holds it holds nothing (S28).
pub fn end_client_token(tx: &mut Transaction<'_>, digest: &TokenDigest) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "UPDATE client_tokens SET ended_at = ?2 WHERE digest = ?1",
        params![digest.as_bytes(), now],
    )?;
    Ok(())
}
