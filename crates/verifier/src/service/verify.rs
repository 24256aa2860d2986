use super::check::Checked;
use super::{Error, Presented, Service};
use countersign_store::ids::MemberKey;
use countersign_store::model::{AcceptedCode, Verification};
use countersign_store::{Transaction, find_member};

impl Service {
    /// Checks a code of a member: plain verification, for applications that ask for the code themselves.
    ///
    /// # Errors
    /// When there is no such member, or the store fails.
    pub async fn verify(
        &self,
        member: MemberKey,
        presented: Presented,
    ) -> Result<Verification, Error> {
        let proof = self.prepare(&member, presented).await?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                let checked = service.check(tx, &member, &proof)?;
                tell(tx, &checked)
            })
            .await
    }
}

/// What to tell of a checked code.
pub(super) fn tell(tx: &mut Transaction<'_>, checked: &Checked) -> Result<Verification, Error> {
    Ok(match checked {
        Err(refusal) => Verification::Refused(*refusal),
        Ok(accepted) => {
            let member = find_member(tx, accepted.member())?.ok_or(Error::NotFound("member"))?;
            Verification::Accepted(AcceptedCode::of(accepted, member.recovery_codes_left))
        }
    })
}
