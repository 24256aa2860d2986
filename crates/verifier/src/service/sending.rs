//! Codes and links that are sent: for a sign-in, for a change on the security page, for a set-up.

use countersign_delivery::{Channel, Circumstances, Recipient, Text};
use countersign_policy::{InForce, Timestamp};
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::methods::sent::{Drawn, SendError, Sending, Subject, send};
use countersign_store::methods::{link, set_up::ToConfirm, set_up::to_confirm};
use countersign_store::model::{
    Address, AddressKind, Context, Factor, FactorKind, Method, PhoneNumber, Sent,
};
use countersign_store::token::LinkToken;
use countersign_store::{
    SignInRow, Transaction, Trial, bind_sign_in, factor_address, facts, find_factor, find_policy,
    list_factors, lock_member, primary_email,
};

use super::authority::{Act, Browser, Caller, challenge_of};
use super::{Conflict, Error, Gone, Noun, Service};

/// What somebody may give a code for, and where they are.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) member: MemberKey,
    pub(super) subject: Subject,
    pub(super) offered: Vec<Method>,
    pub(super) context: Context,
    pub(super) about: About,
}

/// What a code that is sent is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Passing a sign-in.
    SignIn,
    /// A change to the factors.
    Change,
}

impl Question {
    /// What passes an open sign-in.
    pub(super) fn of_sign_in(
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        sign_in: &SignInRow,
    ) -> Result<Self, Error> {
        Ok(Self {
            member: member.clone(),
            subject: Subject::sign_in(&sign_in.id),
            offered: super::sign_ins::offered(tx, sign_in, member)?,
            context: sign_in.context.clone(),
            about: About::SignIn,
        })
    }

    /// A try at it.
    pub(super) fn trial(&self) -> Trial<'_> {
        Trial {
            member: &self.member,
            network: self.context.network(),
            session: None,
            offered: &self.offered,
            subject: Some(&self.subject),
        }
    }
}

/// A link about to be sent: everything random in it is drawn.
struct DrawnLink {
    token: LinkToken,
    nonce: [u8; 24],
}

impl Service {
    /// Sends a code or link that passes the browser's sign-in, which is tied to this browser from then on. Whoever asks does not
    /// learn whether there was anywhere to send it. `hosted` is the page that a link leads to, unless the application named
    /// one of its own.
    ///
    /// # Errors
    /// When the token is not for a sign-in that offers this method, or one was sent of late.
    pub async fn send_for_sign_in(
        &self,
        browser: Browser,
        method: Method,
        hosted: String,
    ) -> Result<Sent, Error> {
        let link = DrawnLink {
            token: LinkToken::mint(self.entropy.as_ref())?,
            nonce: self.draw()?,
        };
        let service = self.clone();
        self.store
            .write(move |tx| {
                let secret = browser.secret()?;
                let member = browser.session(tx)?.member;
                lock_member(tx, &member)?;
                let session = browser.session(tx)?;
                let sign_in = challenge_of(tx, &browser, &session)?;
                if sign_in.browser.is_none() {
                    bind_sign_in(tx, &member, &sign_in.id, secret)?;
                }
                let question = Question::of_sign_in(tx, &member, &sign_in)?;
                if method != Method::EmailLink {
                    return service.send(tx, &question, method);
                }
                let page = sign_in.link_to.as_deref().unwrap_or(&hosted);
                service.send_link(tx, &question, &link, page)
            })
            .await
    }

    /// Sends a code that lets the holder of a security page change something.
    ///
    /// # Errors
    /// When the member has no factor that takes one, or one was sent of late.
    pub async fn send_for_page(&self, browser: Browser, method: Method) -> Result<Sent, Error> {
        let caller = Caller::from(browser);
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::StepUp)?;
                let question = authority.question(tx)?;
                service.send(tx, &question, method)
            })
            .await
    }

    /// Sends the code that confirms a factor once more.
    ///
    /// # Errors
    /// When the caller may not, nothing is sent to such a factor, or one was sent of late.
    pub async fn send_for_factor(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
    ) -> Result<Sent, Error> {
        let caller = caller.into();
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                let member = authority.member();
                match to_confirm(tx, member, &id, authority.confirmer())? {
                    ToConfirm::NoFactor => return Err(Error::NotFound(Noun::Factor)),
                    ToConfirm::Expired => return Err(Gone::SetUp.into()),
                    ToConfirm::Active | ToConfirm::ConfirmedByCaller | ToConfirm::Matched => {
                        return Err(Conflict::FactorActive.into());
                    }
                    ToConfirm::Waiting(_) => {}
                }
                let factor = find_factor(tx, member, &id)?.ok_or(Error::NotFound(Noun::Factor))?;
                service.send_first(tx, member, &factor)
            })
            .await
    }

    /// Sends a code for a question, if it can be answered with one.
    pub(super) fn send(
        &self,
        tx: &mut Transaction<'_>,
        question: &Question,
        method: Method,
    ) -> Result<Sent, Error> {
        let drawn = Drawn::code(self.entropy.as_ref())?;
        let letter = address(tx, question, method)?;
        let sending = letter.sending(question, method);
        settle(tx.now(), send(tx, &self.keys.0, &drawn, &sending))
    }

    fn send_link(
        &self,
        tx: &mut Transaction<'_>,
        question: &Question,
        drawn: &DrawnLink,
        page: &str,
    ) -> Result<Sent, Error> {
        let letter = address(tx, question, Method::EmailLink)?;
        let sending = letter.sending(question, Method::EmailLink);
        let sent = link::send(tx, &self.keys.0, &drawn.token, page, drawn.nonce, &sending);
        settle(tx.now(), sent)
    }

    /// Sends a code to where the application says that the member is reached, if anywhere.
    pub(super) fn send_to_primary(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        subject: &Subject,
        text: Text,
        seconds: u32,
    ) -> Result<Sent, Error> {
        let drawn = Drawn::code(self.entropy.as_ref())?;
        let sending = Sending {
            member,
            subject,
            method: Method::EmailCode,
            factor: None,
            to: primary_email(tx, member)?.as_ref().map(recipient),
            text,
            seconds,
        };
        settle(tx.now(), send(tx, &self.keys.0, &drawn, &sending))
    }

    /// Sends the code that confirms an address.
    pub(super) fn send_to_address(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        in_force: &InForce,
        address: &Address,
        method: Method,
    ) -> Result<Sent, Error> {
        let drawn = Drawn::code(self.entropy.as_ref())?;
        let seconds = seconds(in_force, method);
        let subject = Subject::address(&address.id);
        let sending = Sending {
            member,
            subject: &subject,
            method,
            factor: None,
            to: Some(recipient(address)),
            text: Text::AddressCode { seconds },
            seconds,
        };
        settle(tx.now(), send(tx, &self.keys.0, &drawn, &sending))
    }

    /// Sends the first code of a factor that is an address.
    pub(super) fn send_first(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        factor: &Factor,
    ) -> Result<Sent, Error> {
        let drawn = Drawn::code(self.entropy.as_ref())?;
        let in_force = find_policy(tx, &member.workspace)?;
        let method = factor.kind.method();
        let seconds = seconds(&in_force, method);
        let to = factor_address(tx, member, &factor.id)?.ok_or(Conflict::MethodNotOffered)?;
        let subject = Subject::set_up(&factor.id);
        let sending = Sending {
            member,
            subject: &subject,
            method,
            factor: Some(&factor.id),
            to: Some(recipient(&to)),
            text: Text::AddressCode { seconds },
            seconds,
        };
        settle(tx.now(), send(tx, &self.keys.0, &drawn, &sending))
    }
}

/// What is sent, and where.
struct Outgoing {
    to: Option<Recipient>,
    factor: Option<FactorId>,
    text: Text,
    seconds: u32,
}

impl Outgoing {
    fn sending<'a>(&'a self, question: &'a Question, method: Method) -> Sending<'a> {
        Sending {
            member: &question.member,
            subject: &question.subject,
            method,
            factor: self.factor.as_ref(),
            to: self.to.clone(),
            text: self.text.clone(),
            seconds: self.seconds,
        }
    }
}

/// Where the answer to a question is sent by `method`, and in what words.
fn address(
    tx: &mut Transaction<'_>,
    question: &Question,
    method: Method,
) -> Result<Outgoing, Error> {
    if !question.offered.contains(&method) {
        return Err(Conflict::MethodNotOffered.into());
    }
    let member = &question.member;
    let in_force = find_policy(tx, &member.workspace)?;
    let seconds = seconds(&in_force, method);
    let from = seen_from(&question.context);
    let (kind, text) = match (method, question.about) {
        (Method::EmailCode, About::SignIn) => {
            (Some(FactorKind::Email), Text::SignInCode { seconds, from })
        }
        (Method::SmsCode, About::SignIn) => {
            (Some(FactorKind::Sms), Text::SignInCode { seconds, from })
        }
        (Method::EmailCode, About::Change) => {
            (Some(FactorKind::Email), Text::ChangeCode { seconds, from })
        }
        (Method::SmsCode, About::Change) => {
            (Some(FactorKind::Sms), Text::ChangeCode { seconds, from })
        }
        (Method::NewDeviceCode, _) => (None, Text::NewDeviceCode { seconds, from }),
        (Method::EmailLink, _) => (None, Text::SignInLink { seconds, from }),
        (Method::Totp | Method::Hotp | Method::RecoveryCode, _) => {
            return Err(Conflict::MethodNotOffered.into());
        }
    };
    let factor = match kind {
        Some(kind) => factor_of(tx, member, kind)?,
        None => None,
    };
    let address = match &factor {
        Some(factor) => factor_address(tx, member, &factor.id)?,
        None => primary_email(tx, member)?,
    };
    let address = address.filter(|address| !is_barred(&in_force, address));
    Ok(Outgoing {
        to: address.as_ref().map(recipient),
        factor: factor.map(|factor| factor.id),
        text,
        seconds,
    })
}

/// Where the application saw somebody, in the words of a message.
pub(super) fn seen_from(context: &Context) -> Circumstances {
    Circumstances {
        device: context.device.clone(),
        place: context.place.clone(),
        ip: context.ip.clone(),
    }
}

/// The factor of this kind that was used last.
pub(super) fn factor_of(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    kind: FactorKind,
) -> Result<Option<Factor>, Error> {
    let factors = list_factors(tx, member)?;
    Ok(factors
        .into_iter()
        .filter(|factor| factor.kind == kind && factor.confirmed_at.is_some())
        .max_by_key(|factor| factor.last_used_at))
}

/// Whether the policy sends nothing to the country of this telephone.
pub(super) fn is_barred(in_force: &InForce, address: &Address) -> bool {
    if address.kind != AddressKind::Phone {
        return false;
    }
    let barred = &in_force.policy.methods.sms_code.barred_countries;
    PhoneNumber::parse(&address.value).map_or(true, |number| {
        barred
            .iter()
            .any(|country| number.country() == Some(country.as_str()))
    })
}

fn recipient(address: &Address) -> Recipient {
    Recipient {
        channel: match address.kind {
            AddressKind::Email => Channel::Email,
            AddressKind::Phone => Channel::Sms,
        },
        address: address.value.clone(),
    }
}

/// Seconds for which what is sent is good.
fn seconds(in_force: &InForce, method: Method) -> u32 {
    let policy = &in_force.policy;
    match method {
        Method::EmailCode => policy.methods.email_code.seconds.get(),
        Method::SmsCode => policy.methods.sms_code.seconds.get(),
        Method::EmailLink => policy.floor.link_seconds.get(),
        Method::NewDeviceCode | Method::Totp | Method::Hotp | Method::RecoveryCode => {
            policy.floor.code_seconds.get()
        }
    }
}

fn settle(now: Timestamp, sent: Result<Result<Sent, Timestamp>, SendError>) -> Result<Sent, Error> {
    match sent {
        Ok(Ok(sent)) => Ok(sent),
        Ok(Err(next_at)) => Err(Error::SentLately {
            seconds: now.seconds_until(next_at),
        }),
        Err(error) => Err(error.into()),
    }
}

/// What was sent in the place of a code that had expired: nothing, when one was sent a moment ago.
pub(super) fn within_limits(sent: Result<Sent, Error>) -> Result<Option<Sent>, Error> {
    match sent {
        Ok(sent) => Ok(Some(sent)),
        Err(Error::SentLately { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What proves one of the member's factors again.
pub(super) fn factor_methods(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<Method>, Error> {
    let in_force = find_policy(tx, &member.workspace)?;
    let known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    Ok(countersign_store::methods::open(&known))
}
