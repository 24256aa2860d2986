use std::collections::BTreeSet;

use countersign_otp::Digits;
use countersign_policy::{Enrollment, FactorKind, InForce, Policy, RemovedBy, Role, SelfReset};
use countersign_store::ids::MemberKey;
use countersign_store::methods::sent::{Subject, sent};
use countersign_store::model::{
    ClientSession, LostWays, Method, Offer, Permissions, Purpose, SetUpOffer, SignInStatus,
};
use countersign_store::{
    SignInRow, Transaction, active_factors, factor_address, facts, find_brand, find_member,
    find_policy, find_workspace, reset_under_way,
};
use strum::VariantArray as _;

use super::admin::admin_role;
use super::authority::{Browser, has_stepped_up, sign_in_of};
use super::sending::{factor_methods, factor_of};
use super::sign_ins::offered;
use super::{Error, Noun, Service};

impl Service {
    /// What a browser may know of what it holds a token for.
    ///
    /// # Errors
    /// When the token is unknown or over, or the page may not call.
    pub async fn client_session(&self, browser: Browser) -> Result<ClientSession, Error> {
        self.store
            .read(move |tx| {
                let session = browser.session(tx)?;
                let key = &session.member;
                let member = find_member(tx, key)?.ok_or(Error::NotFound(Noun::Member))?;
                let workspace =
                    find_workspace(tx, &key.workspace)?.ok_or(Error::NotFound(Noun::Workspace))?;
                let brand = find_brand(tx, &workspace.id)?;
                let in_force = find_policy(tx, &key.workspace)?;
                let sign_in = match session.purpose {
                    Purpose::SignIn => Some(sign_in_of(tx, &session)?),
                    Purpose::Security => None,
                    Purpose::Admin => {
                        admin_role(tx, key)?;
                        None
                    }
                };
                let status = sign_in.as_ref().map(|row| row.status_at(tx.now()));
                let (methods, subject) = match &sign_in {
                    Some(row) => (offered(tx, row, key)?, Subject::sign_in(&row.id)),
                    None => (factor_methods(tx, key)?, Subject::page(&session.digest)),
                };
                let methods = methods
                    .into_iter()
                    .map(|method| offer(tx, key, &in_force, &subject, method));
                let methods = methods.collect::<Result<Vec<_>, _>>()?;
                let asks_for_code = session.asks_for_code || member.factors > 0;
                let policy = &in_force.policy;
                let may = match session.purpose {
                    Purpose::SignIn | Purpose::Admin => Permissions::default(),
                    Purpose::Security => permissions(tx, key, &in_force)?,
                };
                let enrollment = match &sign_in {
                    Some(row) => row.enrollment.clone(),
                    // On their own page they set up what they may, when they like.
                    None => (!may.add.is_empty()).then(|| Enrollment {
                        by: None,
                        may_skip: true,
                        kinds: may.add.clone(),
                    }),
                };
                Ok(ClientSession {
                    purpose: session.purpose,
                    workspace: workspace.name,
                    brand,
                    member: member.id,
                    label: member.profile.label,
                    sign_in: sign_in.as_ref().map(|row| row.id.clone()),
                    status,
                    action: sign_in.as_ref().and_then(|row| row.action.clone()),
                    why: sign_in.as_ref().and_then(|row| row.why),
                    methods,
                    enrollment: enrollment.map(|wanted| set_up(policy, &wanted)),
                    trust_days: match &sign_in {
                        Some(row) if member.factors > 0 && row.action.is_none() => {
                            policy.trusted_devices.days.get()
                        }
                        _ => 0,
                    },
                    advice: policy.advice.iter().copied().collect(),
                    may,
                    needs_step_up: status.is_none()
                        && asks_for_code
                        && !has_stepped_up(tx, &session),
                    factors: member.factors,
                    recovery_codes_left: member.recovery_codes_left,
                    reset: reset_under_way(tx, key)?,
                    lost: match &sign_in {
                        Some(row) if is_lost_here(row, status) && member.factors > 0 => {
                            Some(lost_ways(policy, member.profile.role))
                        }
                        _ => None,
                    },
                    return_to: session.return_to,
                    expires_at: session.expires_at,
                })
            })
            .await
    }
}

/// How one method is offered. What is sent to who has no factor tells nothing of where it goes, nor whether it goes anywhere.
fn offer(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    in_force: &InForce,
    subject: &Subject,
    method: Method,
) -> Result<Offer, Error> {
    let kind = FactorKind::VARIANTS
        .iter()
        .copied()
        .find(|kind| kind.method() == method);
    let factor = match kind {
        Some(kind @ (FactorKind::Email | FactorKind::Sms)) => factor_of(tx, member, kind)?,
        _ => None,
    };
    let address = match &factor {
        Some(factor) => factor_address(tx, member, &factor.id)?,
        None => None,
    };
    Ok(Offer {
        method,
        hint: address.map(|address| address.hint()),
        factor: factor.map(|factor| factor.id),
        marked: kind.and_then(|kind| in_force.policy.methods.mark(kind)),
        digits: digits(tx, member, method)?,
        sent: sent(tx, member, subject, method)?,
    })
}

/// How many digits a code of this method has. An app or a token that was set up elsewhere need not have six.
fn digits(tx: &mut Transaction<'_>, member: &MemberKey, method: Method) -> Result<Vec<u8>, Error> {
    let kind = match method {
        Method::Totp => FactorKind::Totp,
        Method::Hotp => FactorKind::Hotp,
        Method::EmailCode | Method::SmsCode | Method::NewDeviceCode => {
            return Ok(vec![Digits::default().count()]);
        }
        Method::RecoveryCode | Method::EmailLink => return Ok(vec![]),
    };
    let factors = active_factors(tx, member)?;
    let made: BTreeSet<u8> = factors
        .iter()
        .filter(|factor| factor.kind == kind)
        .map(|factor| factor.digits.count())
        .collect();
    Ok(made.into_iter().collect())
}

/// The set-up that a sign-in asks for or offers, now or after its challenge.
fn set_up(policy: &Policy, enrollment: &Enrollment) -> SetUpOffer {
    let marked = |kind: &FactorKind| (*kind, policy.methods.mark(*kind));
    SetUpOffer {
        kinds: enrollment.kinds.iter().map(marked).collect(),
        by: enrollment.by,
        may_skip: enrollment.may_skip,
        codes: policy.recovery.codes.get(),
        shown: policy.recovery.shown,
    }
}

/// Whether somebody signs in here with their password, and is asked for more.
fn is_lost_here(sign_in: &SignInRow, status: Option<SignInStatus>) -> bool {
    status == Some(SignInStatus::Challenge) && sign_in.action.is_none()
}

/// How somebody of this role gets back in who lost everything.
fn lost_ways(policy: &Policy, role: Role) -> LostWays {
    let reset = &policy.reset;
    LostWays {
        delay_hours: match reset.by_person {
            SelfReset::Never => None,
            SelfReset::AfterDelay => Some(reset.delay_hours.get()),
        },
        recovery_code: !policy.recovery.issued_by.is_empty(),
        new_set_up: reset.of.contains(&role),
        owner_permission: reset.owner_permission,
    }
}

/// What the person may change on their own.
fn permissions(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    in_force: &InForce,
) -> Result<Permissions, Error> {
    let known = facts(tx, member, in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    let policy = &in_force.policy;
    let may_add = |kind: &FactorKind| policy.methods.allow(*kind, known.role);
    Ok(Permissions {
        add: FactorKind::VARIANTS
            .iter()
            .copied()
            .filter(may_add)
            .collect(),
        remove: policy.removal.by == RemovedBy::Person || known.factors.count() > 1,
        renew_codes: known.factors.count() > 0,
    })
}
