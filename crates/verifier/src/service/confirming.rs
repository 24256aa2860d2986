//! The first code of a set-up, which makes the factor active.

use std::sync::Arc;

use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::methods::Typed;
use countersign_store::methods::recovery::{NewSet, is_drafted, issue_draft, set_came_with};
use countersign_store::methods::set_up::{FirstCode, ToConfirm, activate, match_first, to_confirm};
use countersign_store::model::{Confirmation, Factor, Reason, Refusal};
use countersign_store::{
    Charge, Transaction, active_factors, charge, end_client_token, find_factor,
};

use super::authority::{Act, Authority, Caller};
use super::sending::within_limits;
use super::sign_ins::pass;
use super::{Conflict, Error, Gone, Noun, Service};

/// How far a confirmation came in one transaction.
enum Step {
    /// The code was not taken.
    Refused(Refusal),
    /// The first code is spent; recovery codes have to be made before the factor can be active.
    CodesNeeded(MemberKey),
    /// The factor is active.
    Confirmed(Factor),
}

impl Service {
    /// Confirms a pending factor with its first code. With the first factor come the recovery codes; in a sign-in that
    /// asked for it, that passes the sign-in, whose receipt [`Service::complete_sign_in`] makes when the codes are kept.
    ///
    /// The same browser may ask again, and gets what it was due: new recovery codes in place of those it did not see.
    ///
    /// # Errors
    /// When the caller may not, there is no such factor, it has expired, or it is active already.
    pub async fn confirm_factor(
        &self,
        caller: impl Into<Caller>,
        factor: FactorId,
        typed: Typed,
    ) -> Result<Confirmation, Error> {
        let caller = caller.into();
        let typed = Arc::new(typed);
        // The code is looked at and spent first; only then are hashes made (S30), and the factor made active with them.
        let mut codes: Option<Arc<NewSet>> = None;
        for _ in 0..2 {
            let (service, caller, typed) = (self.clone(), caller.clone(), typed.clone());
            let (id, made) = (factor.clone(), codes.clone());
            let step = self.store.write(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                service.confirm(tx, &authority, &id, &typed, made.as_deref())
            });
            match step.await? {
                Step::Refused(refusal) => return Ok(Confirmation::Refused(refusal)),
                Step::Confirmed(factor) => {
                    return Ok(Confirmation::Confirmed {
                        factor,
                        recovery_codes: codes.map(|codes| codes.exposed()),
                    });
                }
                Step::CodesNeeded(member) => {
                    codes = Some(Arc::new(self.new_set(&member).await?));
                }
            }
        }
        Err(Conflict::TryAgain.into())
    }

    fn confirm(
        &self,
        tx: &mut Transaction<'_>,
        authority: &Authority,
        id: &FactorId,
        typed: &Typed,
        codes: Option<&NewSet>,
    ) -> Result<Step, Error> {
        let (member, by) = (authority.member(), authority.confirmer());
        match to_confirm(tx, member, id, by)? {
            ToConfirm::NoFactor => return Err(Error::NotFound(Noun::Factor)),
            ToConfirm::Expired => return Err(Gone::SetUp.into()),
            ToConfirm::Active => return Err(Conflict::FactorActive.into()),
            ToConfirm::ConfirmedByCaller => return confirm_again(tx, authority, id, codes),
            ToConfirm::Matched => {}
            ToConfirm::Waiting(factor) => {
                if typed.is_malformed() {
                    return Ok(Step::Refused(Refusal::only(Reason::Malformed)));
                }
                let attempt = match charge(tx, &authority.trial())? {
                    Charge::Admitted(attempt) => attempt,
                    Charge::Refused(refusal) => return Ok(Step::Refused(refusal)),
                    Charge::NoMember => return Err(Error::NotFound(Noun::Member)),
                };
                match match_first(tx, &self.keys.0, attempt, &factor, typed, by)? {
                    FirstCode::Refused(refused) => return Ok(Step::Refused(refused.0)),
                    FirstCode::Expired(refused) => {
                        return self.send_anew(tx, member, id, refused.0);
                    }
                    FirstCode::Right => {}
                }
            }
        }
        let first = active_factors(tx, member)?.is_empty();
        let drafted = first && is_drafted(tx, id)?;
        if first && !drafted && codes.is_none() {
            return Ok(Step::CodesNeeded(member.clone()));
        }
        let (accepted, factor) =
            activate(tx, member, id, by, authority.spared())?.ok_or(Gone::SetUp)?;
        match codes {
            _ if drafted => issue_draft(tx, member, id)?,
            Some(codes) if first => codes.issue(tx, member, Some(id), authority.spared())?,
            _ => {}
        }
        if let (Some(sign_in), Some(session)) = (authority.sign_in(), authority.session()) {
            let browser = by.browser().ok_or(Conflict::OtherBrowser)?;
            pass(tx, sign_in, browser, &accepted)?;
            end_client_token(tx, &session.digest)?;
        }
        Ok(Step::Confirmed(factor))
    }

    /// The code was right and too late: another is sent, if the limits allow.
    fn send_anew(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        id: &FactorId,
        refusal: Refusal,
    ) -> Result<Step, Error> {
        let factor = find_factor(tx, member, id)?.ok_or(Error::NotFound(Noun::Factor))?;
        let sent = within_limits(self.send_first(tx, member, &factor))?;
        Ok(Step::Refused(Refusal { sent, ..refusal }))
    }
}

/// The caller confirmed this factor and asks again: recovery codes that came with it are replaced, as nobody saw them.
fn confirm_again(
    tx: &mut Transaction<'_>,
    authority: &Authority,
    id: &FactorId,
    codes: Option<&NewSet>,
) -> Result<Step, Error> {
    let member = authority.member();
    if set_came_with(tx, member, id)? {
        let Some(codes) = codes else {
            return Ok(Step::CodesNeeded(member.clone()));
        };
        codes.issue(tx, member, Some(id), authority.spared())?;
    }
    let factor = find_factor(tx, member, id)?.ok_or(Error::NotFound(Noun::Factor))?;
    Ok(Step::Confirmed(factor))
}
