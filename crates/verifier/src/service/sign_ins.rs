//! A sign-in as the application's backend sees it: begun after the password, redeemed once it is passed.

use countersign_policy::{
    Channel, Circumstances, Decision, Device, Enrollment, Facts, InForce, Rate, Timestamp, decide,
    decide_action,
};
use countersign_store::ids::{MemberKey, SignInId, WorkspaceId};
use countersign_store::model::{
    self, Action, Assurance, Context, EventKind, IssuedDevice, Method, Purpose, Redeemed, ReturnTo,
    SignIn, SignInStatus, Why,
};
use countersign_store::token::{ClientToken, DeviceToken, ReceiptToken, TokenDigest};
use countersign_store::{
    Accepted, ClientTokenRow, NewSignIn, Recognition, Redemption, SignInRow, Transaction,
    charge_sign_in, create_client_token, create_sign_in, facts, find_policy, find_sign_in,
    find_workspace, lock_member, pass_sign_in, recognize_device, record, redeem_receipt,
    renew_device, reset_under_way, tell_deadline,
};

use super::devices::keeping;
use super::once::{Creation, DAY, Work};
use super::resets::carry_out;
use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

/// Seconds in which a code must be given.
const CHALLENGE_SECONDS: u32 = 10 * 60;
/// Seconds in which a first factor must be set up and its recovery codes kept.
pub(super) const ENROLL_SECONDS: u32 = 30 * 60;

/// A sign-in to begin.
#[derive(Clone, Debug)]
pub struct WantedSignIn {
    /// Whose.
    pub member: MemberKey,
    /// What a second factor is asked for, where it is no sign-in.
    pub action: Option<Action>,
    /// By what way it came.
    pub channel: Channel,
    /// What the application knows of the attempt.
    pub context: Context,
    /// What the browser showed to be known by.
    pub device: Option<TokenDigest>,
    /// Where a hosted page sends the person when it is done.
    pub return_to: Option<ReturnTo>,
    /// Where a mailed link leads, unless to a hosted page.
    pub link_to: Option<ReturnTo>,
}

impl WantedSignIn {
    /// A sign-in on a page, of which nothing else is known.
    #[must_use]
    pub fn of(member: MemberKey) -> Self {
        Self {
            member,
            action: None,
            channel: Channel::Page,
            context: Context::default(),
            device: None,
            return_to: None,
            link_to: None,
        }
    }
}

/// A sign-in just begun, and what the browser needs to pass it.
#[derive(Debug)]
pub struct StartedSignIn {
    /// The sign-in.
    pub sign_in: SignIn,
    /// None when there is nothing to pass: it is passed, or denied.
    pub client_token: Option<ClientToken>,
    /// What the browser is known by from now on, when it passed the sign-in by being known.
    pub device: Option<IssuedDevice>,
}

/// What a sign-in may need that is drawn by chance.
struct Drawn {
    id: [u8; 10],
    client_token: TokenDigest,
    device_token: TokenDigest,
}

/// What becomes of a decision: what is kept of it with the sign-in.
struct Outcome {
    status: SignInStatus,
    why: Option<Why>,
    methods: Vec<Method>,
    enrollment: Option<Enrollment>,
    seconds: u32,
}

impl From<Decision> for Outcome {
    fn from(decision: Decision) -> Self {
        let settled = |status, why| Self {
            status,
            why: Some(why),
            methods: vec![],
            enrollment: None,
            seconds: CHALLENGE_SECONDS,
        };
        match decision {
            Decision::Passed { why } => settled(SignInStatus::Passed, why.into()),
            Decision::Denied { why, .. } => settled(SignInStatus::Denied, why.into()),
            Decision::Challenge { methods, then } => Self {
                status: SignInStatus::Challenge,
                why: None,
                methods,
                enrollment: then,
                seconds: CHALLENGE_SECONDS,
            },
            Decision::Enroll(enrollment) => Self {
                status: SignInStatus::Enroll,
                why: None,
                methods: vec![],
                enrollment: Some(enrollment),
                seconds: ENROLL_SECONDS,
            },
        }
    }
}

impl Service {
    /// Begins a sign-in of a member whose password the application has just checked.
    ///
    /// # Errors
    /// When there is no such member, too many sign-ins of theirs were begun of late, or `return_to` or `link_to` leads to an
    /// origin that the workspace does not list.
    pub fn start_sign_in(&self, wanted: WantedSignIn) -> Creation<StartedSignIn> {
        let service = self.clone();
        Creation::new(self, DAY, async move {
            let token = ClientToken::mint(service.entropy.as_ref())?;
            let device_token = DeviceToken::mint(service.entropy.as_ref())?;
            let drawn = Drawn {
                id: service.draw()?,
                client_token: token.digest(),
                device_token: device_token.digest(),
            };
            Ok(Work::new(move |tx| {
                let (sign_in, device) = begin(tx, &wanted, &drawn)?;
                let is_open = matches!(
                    sign_in.status,
                    SignInStatus::Challenge | SignInStatus::Enroll
                );
                Ok(StartedSignIn {
                    client_token: is_open.then(|| token.clone()),
                    device: device.map(|(device, standing)| IssuedDevice {
                        token: device_token.clone(),
                        trusted: standing == Device::Trusted,
                        expires_at: device.expires_at,
                    }),
                    sign_in,
                })
            }))
        })
    }

    /// How far a sign-in is.
    ///
    /// # Errors
    /// When the workspace has no such sign-in.
    pub async fn sign_in(&self, workspace: WorkspaceId, id: SignInId) -> Result<SignIn, Error> {
        self.store
            .read(move |tx| {
                let row =
                    find_sign_in(tx, &workspace, &id)?.ok_or(Error::NotFound(Noun::SignIn))?;
                let member = MemberKey {
                    workspace: workspace.clone(),
                    member: row.member.clone(),
                };
                let status = row.status_at(tx.now());
                let methods = offered(tx, &row, &member)?;
                let assurance = match &row.passed {
                    Some(passed) => Some(worth(passed.method)),
                    None => row.why.and_then(Why::assurance),
                };
                Ok(SignIn {
                    id: row.id,
                    methods,
                    member: row.member,
                    action: row.action,
                    status,
                    why: row.why,
                    enrollment: row.enrollment,
                    assurance,
                    reset: reset_under_way(tx, &member)?,
                    created_at: row.created_at,
                    expires_at: row.expires_at,
                })
            })
            .await
    }

    /// Redeems the receipt of a sign-in, once.
    ///
    /// # Errors
    /// When it was redeemed before, it or its sign-in is too old, it is not this sign-in's, or that was for an action: then
    /// nothing is spent.
    pub async fn redeem(
        &self,
        workspace: WorkspaceId,
        id: SignInId,
        receipt: &ReceiptToken,
    ) -> Result<Redeemed, Error> {
        self.redeem_for(workspace, id, None, receipt).await
    }

    /// Redeems the receipt of a sign-in, or of exactly this action, once.
    ///
    /// # Errors
    /// As of [`Service::redeem`]; also when it was for another action, or for the same with other parameters.
    pub async fn redeem_for(
        &self,
        workspace: WorkspaceId,
        id: SignInId,
        action: Option<Action>,
        receipt: &ReceiptToken,
    ) -> Result<Redeemed, Error> {
        let receipt = receipt.digest();
        let token = DeviceToken::mint(self.entropy.as_ref())?;
        let (digest, device_id) = (token.digest(), self.draw()?);
        let (redeemed, device) = self
            .store
            .write(move |tx| {
                let row =
                    find_sign_in(tx, &workspace, &id)?.ok_or(Error::NotFound(Noun::SignIn))?;
                let member = MemberKey {
                    workspace: workspace.clone(),
                    member: row.member.clone(),
                };
                if row.action != action {
                    return Err(Forbidden::OtherAction.into());
                }
                if row.brings_a_device() {
                    // One decision at a time goes by a device, or changes it.
                    lock_member(tx, &member)?;
                }
                let passed = match redeem_receipt(tx, &workspace, &id, &receipt)? {
                    Redemption::Redeemed(_, passed) => passed,
                    Redemption::Spent => return Err(Conflict::ReceiptRedeemed.into()),
                    Redemption::Expired => return Err(Gone::Receipt.into()),
                    Redemption::Foreign => return Err(Forbidden::ForeignReceipt.into()),
                    Redemption::NoSignIn => return Err(Error::NotFound(Noun::SignIn)),
                };
                let redeemed = EventKind::SignInRedeemed {
                    sign_in: id.clone(),
                };
                record(tx, &workspace, Some(&member.member), &redeemed)?;
                let keeping = keeping(tx, &member, &row, passed.method)?;
                let device = keeping.settle(tx, &member, &row, device_id, &digest)?;
                let redeemed = Redeemed {
                    sign_in: id.clone(),
                    member: member.member,
                    action: action.clone(),
                    method: passed.method,
                    factor: passed.factor,
                    amr: passed.method.map_or(&[], Method::amr),
                    assurance: worth(passed.method),
                    phishing_resistant: passed.method.is_some_and(Method::is_phishing_resistant),
                    failures_before: passed.failures_before,
                    at: passed.at,
                    device: None,
                };
                Ok::<_, Error>((redeemed, device))
            })
            .await?;
        Ok(Redeemed {
            device: device.map(|device| IssuedDevice {
                token,
                trusted: device.trusted,
                expires_at: device.expires_at,
            }),
            ..redeemed
        })
    }
}

fn begin(
    tx: &mut Transaction<'_>,
    wanted: &WantedSignIn,
    drawn: &Drawn,
) -> Result<(SignIn, Option<(model::Device, Device)>), Error> {
    let member = &wanted.member;
    if !lock_member(tx, member)? {
        return Err(Error::NotFound(Noun::Member));
    }
    may_return(tx, &member.workspace, wanted.return_to.as_ref())?;
    may_return(tx, &member.workspace, wanted.link_to.as_ref())?;
    let network = wanted.context.network();
    charge_sign_in(tx, member, network.as_ref(), Rate::SIGN_INS)?.map_err(|retry_at| {
        Error::TooManySignIns {
            seconds: tx.now().seconds_until(retry_at),
        }
    })?;
    let in_force = find_policy(tx, &member.workspace)?;
    let mut known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    if wanted.channel == Channel::Page && wanted.action.is_none() {
        // Before any browser is known again: a reset ends that too.
        known = carry_out(tx, member, &in_force, known)?;
    }
    let now = tx.now();
    let shown = match (&wanted.device, &wanted.action) {
        (Some(token), None) => recognize_device(tx, member, token)?,
        // No browser stands in for the code that an action asks for.
        (None, _) | (Some(_), Some(_)) => Recognition::Stranger,
    };
    let device = match shown {
        Recognition::Device(device) => {
            let days = in_force.policy.trusted_devices.days.get();
            let standing = device.standing(days, now);
            Some((device, standing))
        }
        Recognition::Stranger | Recognition::Copied => None,
    };
    let from = Circumstances {
        channel: wanted.channel,
        device: device
            .as_ref()
            .map_or(Device::Unknown, |(_, standing)| *standing),
    };
    let outcome = Outcome::from(decided(
        wanted.action.as_ref(),
        &in_force,
        &known,
        from,
        now,
    ));
    if let (Some(required), Some(_)) = (known.required(&in_force), &outcome.enrollment) {
        tell_deadline(tx, member, required.since, required.by)?;
    }
    let expires_at = now.plus_seconds(outcome.seconds);
    let text = |address: &ReturnTo| address.as_str().to_owned();
    let new = NewSignIn {
        id: SignInId::mint(now, drawn.id),
        member: member.clone(),
        action: wanted.action.clone(),
        status: outcome.status,
        channel: wanted.channel,
        why: outcome.why,
        enrollment: outcome.enrollment.clone(),
        context: wanted.context.clone(),
        device: device.as_ref().map(|(device, _)| device.id.clone()),
        return_to: wanted.return_to.as_ref().map(text),
        link_to: wanted.link_to.as_ref().map(text),
        expires_at,
    };
    create_sign_in(tx, &new)?;
    let started = EventKind::SignInStarted {
        sign_in: new.id.clone(),
        status: new.status,
        action: new.action.as_ref().map(|action| action.text().to_owned()),
    };
    record(tx, &member.workspace, Some(&member.member), &started)?;
    if new.status == SignInStatus::Passed {
        let passed = EventKind::SignInPassed {
            sign_in: new.id.clone(),
            why: new.why,
        };
        record(tx, &member.workspace, Some(&member.member), &passed)?;
    }
    // It changes at each use: a copy of it is noticed.
    let device = match device {
        Some((device, standing)) if is_by_device(new.why) => {
            renew_device(tx, member, &device.id, &drawn.device_token)?.then_some((device, standing))
        }
        _ => None,
    };
    if matches!(new.status, SignInStatus::Challenge | SignInStatus::Enroll) {
        let row = ClientTokenRow {
            digest: drawn.client_token,
            member: member.clone(),
            purpose: Purpose::SignIn,
            sign_in: Some(new.id.clone()),
            return_to: new.return_to,
            expires_at,
            ended_at: None,
            asks_for_code: known.factors.count() > 0,
            stepped_up_at: None,
        };
        create_client_token(tx, &row)?;
    }
    let sign_in = SignIn {
        id: new.id,
        member: member.member.clone(),
        action: new.action,
        status: new.status,
        why: new.why,
        methods: outcome.methods,
        enrollment: outcome.enrollment,
        assurance: new.why.and_then(Why::assurance),
        reset: reset_under_way(tx, member)?,
        created_at: now,
        expires_at,
    };
    Ok((sign_in, device))
}

/// Whether nothing is asked because the browser is known.
const fn is_by_device(why: Option<Why>) -> bool {
    matches!(why, Some(Why::KnownDevice | Why::TrustedDevice))
}

/// A receipt is carried only to an origin that the workspace lists (S33).
pub(super) fn may_return(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    return_to: Option<&ReturnTo>,
) -> Result<(), Error> {
    let Some(address) = return_to else {
        return Ok(());
    };
    let workspace = find_workspace(tx, workspace)?.ok_or(Error::NotFound(Noun::Workspace))?;
    if workspace.lists(address.origin()) {
        Ok(())
    } else {
        Err(Error::ReturnToNotListed {
            origin: address.origin().to_owned(),
            workspace: workspace.name,
        })
    }
}

/// Passes a sign-in, which only an acceptance can, in the browser that it is tied to.
pub(super) fn pass(
    tx: &mut Transaction<'_>,
    sign_in: &SignInRow,
    browser: &TokenDigest,
    accepted: &Accepted,
) -> Result<(), Error> {
    if !pass_sign_in(tx, sign_in, browser, accepted)? {
        return Err(Gone::SignIn.into());
    }
    let member = accepted.member();
    let passed = EventKind::SignInPassed {
        sign_in: sign_in.id.clone(),
        why: None,
    };
    Ok(record(
        tx,
        &member.workspace,
        Some(&member.member),
        &passed,
    )?)
}

/// What a sign-in is worth that this passed.
fn worth(method: Option<Method>) -> Assurance {
    method.map_or(Assurance::SingleFactor, Method::assurance)
}

/// What a sign-in asks, or one act of the application's own.
fn decided(
    action: Option<&Action>,
    in_force: &InForce,
    member: &Facts,
    from: Circumstances,
    now: Timestamp,
) -> Decision {
    match action {
        None => decide(in_force, member, from, now),
        Some(_) => decide_action(in_force, member),
    }
}

/// What can pass a sign-in, as far as it is.
pub(super) fn offered(
    tx: &mut Transaction<'_>,
    sign_in: &SignInRow,
    member: &MemberKey,
) -> Result<Vec<Method>, Error> {
    if sign_in.status_at(tx.now()) != SignInStatus::Challenge {
        return Ok(vec![]);
    }
    let in_force = find_policy(tx, &member.workspace)?;
    let known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    let (action, from) = (sign_in.action.as_ref(), Circumstances::default());
    Ok(match decided(action, &in_force, &known, from, tx.now()) {
        Decision::Challenge { methods, .. } => methods,
        Decision::Passed { .. } | Decision::Enroll(_) | Decision::Denied { .. } => vec![],
    })
}
