//! A sign-in as the browser passes it: by a code, or by having set up a first factor.
//!
//! What passes a sign-in stays with the browser that gave the code (S28). The accepting answer ends the client token that
//! it came with. When that answer is lost on its way, the same browser, known by what it drew before it sent the code,
//! asks again and gets a receipt in place of the one it did not see; nobody else does.

use countersign_policy::Timestamp;
use countersign_store::ids::{MemberKey, SignInId};
use countersign_store::methods::Typed;
use countersign_store::methods::link::{LinkRow, find_link, open_link};
use countersign_store::model::{
    AcceptedCode, Brand, Context, EventKind, Refusal, SignInStatus, Verification,
};
use countersign_store::token::{BrowserSecret, LinkToken, ReceiptToken, TokenDigest};
use countersign_store::{
    Accepted, ClientTokenRow, SignInRow, Transaction, ask_for_trust, bind_sign_in,
    end_client_token, facts, find_brand, find_member, find_policy, find_sign_in, find_workspace,
    go_on_to_set_up, issue_receipt, lock_member, record, skip_set_up,
};

use super::authority::{Browser, challenge_of, expect_status, is_tied_to, sign_in_of};
use super::check::OwnedTrial;
use super::sending::Question;
use super::sign_ins::{ENROLL_SECONDS, pass};
use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

/// Seconds in which a receipt must be redeemed (S14).
const RECEIPT_SECONDS: u32 = 60;

/// A sign-in passed, and the receipt that proves it.
#[derive(Debug)]
pub struct PassedSignIn {
    /// Which.
    pub sign_in: SignInId,
    /// Its receipt, for the application's backend.
    pub receipt: ReceiptToken,
    /// Wrong codes since the member's last success that were not given in this sign-in.
    pub failures_before: u32,
}

/// Where a right answer brought a sign-in.
#[derive(Debug)]
pub enum Passage {
    /// It is passed.
    Passed(PassedSignIn),
    /// A set-up comes next, in the same session.
    SetUpNext,
}

/// What was answered to a code in a sign-in.
#[derive(Debug)]
pub enum Answer {
    /// It was accepted.
    Accepted(AcceptedCode, Passage),
    /// It was not.
    Refused(Refusal),
}

/// Where a right answer brings a sign-in, before there is a receipt to show.
enum Step {
    Passed {
        sign_in: SignInId,
        failures_before: u32,
    },
    SetUpNext,
}

impl Step {
    fn with(self, receipt: ReceiptToken) -> Passage {
        match self {
            Self::SetUpNext => Passage::SetUpNext,
            Self::Passed {
                sign_in,
                failures_before,
            } => Passage::Passed(PassedSignIn {
                sign_in,
                receipt,
                failures_before,
            }),
        }
    }
}

impl Service {
    /// Passes a sign-in with a code; the receipt comes with the acceptance. `trust`: the person wants this browser to be
    /// trusted.
    ///
    /// # Errors
    /// When the token is not for a sign-in that asks for a code, or the sign-in was begun in another browser.
    pub async fn pass_sign_in(
        &self,
        browser: Browser,
        typed: Typed,
        trust: bool,
    ) -> Result<Answer, Error> {
        let asked = browser.clone();
        let typed = self
            .prepare(typed, move |tx| {
                let session = asked.session(tx)?;
                let sign_in = challenge_of(tx, &asked, &session)?;
                Ok(OwnedTrial {
                    member: session.member,
                    network: sign_in.network(),
                })
            })
            .await;
        let typed = match typed {
            // An ended session may be one whose answer was lost: what it is due needs no hash.
            Err(Error::Gone(Gone::Token)) => Typed::read(""),
            typed => typed?,
        };
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let service = self.clone();
        let (verification, step) = self
            .store
            .write(move |tx| service.pass_or_refuse(tx, &browser, &typed, trust, &digest))
            .await?;
        Ok(match (verification, step) {
            (Verification::Refused(refusal), _) => Answer::Refused(refusal),
            (Verification::Accepted(code), Some(step)) => {
                Answer::Accepted(code, step.with(receipt))
            }
            (Verification::Accepted(_), None) => return Err(Conflict::TryAgain.into()),
        })
    }

    fn pass_or_refuse(
        &self,
        tx: &mut Transaction<'_>,
        browser: &Browser,
        typed: &Typed,
        trust: bool,
        receipt: &TokenDigest,
    ) -> Result<(Verification, Option<Step>), Error> {
        let secret = browser.secret()?;
        let member = browser.session_or_ended(tx)?.member;
        lock_member(tx, &member)?;
        // What another decision did while this one waited is seen only now.
        let session = browser.session_or_ended(tx)?;
        if session.ended_at.is_some() {
            let (sign_in, verification) = self.answer_again(tx, &session, secret)?;
            give_receipt(tx, &session, &sign_in.id, secret, receipt)?;
            let failures_before = sign_in.passed.map_or(0, |passed| passed.failures_before);
            let step = Step::Passed {
                sign_in: sign_in.id,
                failures_before,
            };
            return Ok((verification, Some(step)));
        }
        let sign_in = challenge_of(tx, browser, &session)?;
        if sign_in.browser.is_none() && !typed.is_malformed() {
            bind_sign_in(tx, &member, &sign_in.id, secret)?;
        }
        let question = Question::of_sign_in(tx, &member, &sign_in)?;
        let checked = self.check_sent(tx, &question, &session, typed)?;
        let step = match &checked {
            Err(_) => None,
            Ok(accepted) => {
                if trust && sign_in.action.is_none() {
                    ask_for_trust(tx, &member, &sign_in.id)?;
                }
                let step = go_on(tx, &sign_in, secret, accepted)?;
                if let Step::Passed { .. } = step {
                    give_receipt(tx, &session, &sign_in.id, secret, receipt)?;
                    end_client_token(tx, &session.digest)?;
                }
                Some(step)
            }
        };
        Ok((self.answer(tx, &checked)?, step))
    }

    /// What the browser was due when its code was accepted and the answer did not arrive.
    fn answer_again(
        &self,
        tx: &mut Transaction<'_>,
        session: &ClientTokenRow,
        secret: &TokenDigest,
    ) -> Result<(SignInRow, Verification), Error> {
        let sign_in = passed_by(tx, session, secret)?;
        let passed = sign_in.passed.as_ref().ok_or(Gone::Token)?;
        let method = passed.method.ok_or(Gone::Token)?;
        let member = find_member(tx, &session.member)?.ok_or(Error::NotFound(Noun::Member))?;
        let accepted = AcceptedCode {
            method,
            factor: passed.factor.clone(),
            recovery_codes_left: member.recovery_codes_left,
            at: passed.at,
        };
        Ok((sign_in, Verification::Accepted(accepted)))
    }

    /// Makes the receipt of a sign-in that setting up a factor or opening a link has passed, for the browser that it is tied to.
    /// Each call replaces the receipt before. A page that waits for a link asks again and again.
    ///
    /// # Errors
    /// When another browser asks, the sign-in is not passed, or its receipt was redeemed.
    pub async fn complete_sign_in(&self, browser: Browser) -> Result<Passage, Error> {
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let step = self.store.write(move |tx| {
            let secret = browser.secret()?;
            let member: MemberKey = browser.session_or_ended(tx)?.member;
            lock_member(tx, &member)?;
            let session = browser.session_or_ended(tx)?;
            if session.ended_at.is_none() {
                let sign_in = sign_in_of(tx, &session)?;
                let status = sign_in.status_at(tx.now());
                if status == SignInStatus::Enroll && sign_in.proved.is_some() {
                    is_tied_to(&sign_in, secret)?;
                    return Ok(Step::SetUpNext);
                }
                expect_status(status, SignInStatus::Passed)?;
            }
            let sign_in = passed_by(tx, &session, secret)?;
            give_receipt(tx, &session, &sign_in.id, secret, &digest)?;
            end_client_token(tx, &session.digest)?;
            Ok::<_, Error>(Step::Passed {
                sign_in: sign_in.id,
                failures_before: 0,
            })
        });
        Ok(step.await?.with(receipt))
    }

    /// Passes a sign-in whose set-up can be put off, without it.
    ///
    /// # Errors
    /// When the set-up can be put off no longer, the sign-in asks for something else, or it is another browser's.
    pub async fn skip_set_up(&self, browser: Browser) -> Result<PassedSignIn, Error> {
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let sign_in = self.store.write(move |tx| {
            let secret = browser.secret()?;
            let member = browser.session_or_ended(tx)?.member;
            lock_member(tx, &member)?;
            let session = browser.session_or_ended(tx)?;
            if session.ended_at.is_some() {
                // The answer may have been lost on its way.
                let sign_in = passed_by(tx, &session, secret)?;
                give_receipt(tx, &session, &sign_in.id, secret, &digest)?;
                return Ok(sign_in.id);
            }
            let sign_in = sign_in_of(tx, &session)?;
            is_tied_to(&sign_in, secret)?;
            expect_status(sign_in.status_at(tx.now()), SignInStatus::Enroll)?;
            if !may_skip(tx, &member, &sign_in)? {
                return Err(Forbidden::MayNotSkip.into());
            }
            if !skip_set_up(tx, &member, &sign_in, secret)? {
                return Err(Gone::SignIn.into());
            }
            let passed = EventKind::SignInPassed {
                sign_in: sign_in.id.clone(),
                why: None,
            };
            record(tx, &member.workspace, Some(&member.member), &passed)?;
            give_receipt(tx, &session, &sign_in.id, secret, &digest)?;
            end_client_token(tx, &session.digest)?;
            Ok::<_, Error>(sign_in.id)
        });
        Ok(PassedSignIn {
            sign_in: sign_in.await?,
            receipt,
            failures_before: 0,
        })
    }

    /// What a mailed link is for. Looking spends nothing: mail scanners open every link.
    ///
    /// # Errors
    /// When it was opened, replaced, or its time is over.
    pub async fn link(&self, token: &LinkToken) -> Result<LinkSession, Error> {
        let digest = token.digest();
        self.store
            .read(move |tx| {
                let (link, sign_in) = open_link_of(tx, &digest)?;
                let workspace = find_workspace(tx, &link.member.workspace)?
                    .ok_or(Error::NotFound(Noun::Workspace))?;
                Ok(LinkSession {
                    brand: find_brand(tx, &workspace.id)?,
                    workspace: workspace.name,
                    sign_in: sign_in.id,
                    context: sign_in.context,
                    asked_at: link.sent_at,
                    expires_at: link.expires_at,
                })
            })
            .await
    }

    /// Passes the sign-in that a mailed link is for, in the browser that asked for it. The page that waits there takes the
    /// receipt. In another browser nothing is spent.
    ///
    /// # Errors
    /// When it was opened, replaced, its time is over, or another browser asked for it.
    pub async fn open_link(
        &self,
        token: &LinkToken,
        secret: &BrowserSecret,
    ) -> Result<SignInStatus, Error> {
        let (digest, secret) = (token.digest(), secret.digest());
        self.store
            .write(move |tx| {
                let (link, _) = open_link_of(tx, &digest)?;
                lock_member(tx, &link.member)?;
                let (link, sign_in) = open_link_of(tx, &digest)?;
                if sign_in.browser.as_deref() != Some(secret.as_bytes()) {
                    return Err(Conflict::OtherBrowser.into());
                }
                let accepted = open_link(tx, &digest, &link)?.ok_or(Gone::Link)?;
                Ok(match go_on(tx, &sign_in, &secret, &accepted)? {
                    Step::Passed { .. } => SignInStatus::Passed,
                    Step::SetUpNext => SignInStatus::Enroll,
                })
            })
            .await
    }
}

/// What a link's page may know.
#[derive(Clone, Debug)]
pub struct LinkSession {
    /// The workspace's name.
    pub workspace: String,
    /// How its hosted pages look.
    pub brand: Brand,
    /// The sign-in that it passes.
    pub sign_in: SignInId,
    /// Where that was begun.
    pub context: Context,
    /// When the link was asked for.
    pub asked_at: Timestamp,
    /// When it is good no more.
    pub expires_at: Timestamp,
}

/// A link that can be opened, and its sign-in.
fn open_link_of(
    tx: &mut Transaction<'_>,
    digest: &TokenDigest,
) -> Result<(LinkRow, SignInRow), Error> {
    let link = find_link(tx, digest)?.ok_or(Gone::Link)?;
    if link.used_at.is_some() || link.expires_at.is_past(tx.now()) {
        return Err(Gone::Link.into());
    }
    let sign_in = find_sign_in(tx, &link.member.workspace, &link.sign_in)?.ok_or(Gone::Link)?;
    if sign_in.status_at(tx.now()) != SignInStatus::Challenge {
        return Err(Gone::Link.into());
    }
    Ok((link, sign_in))
}

/// Brings a sign-in on by an acceptance: to the set-up that it asks for or offers next, or to its end.
fn go_on(
    tx: &mut Transaction<'_>,
    sign_in: &SignInRow,
    secret: &TokenDigest,
    accepted: &Accepted,
) -> Result<Step, Error> {
    if sign_in.enrollment.is_none() {
        pass(tx, sign_in, secret, accepted)?;
        return Ok(Step::Passed {
            sign_in: sign_in.id.clone(),
            failures_before: accepted.failures_before().saturating_sub(sign_in.failures),
        });
    }
    let expires_at = tx.now().plus_seconds(ENROLL_SECONDS);
    if go_on_to_set_up(tx, sign_in, secret, accepted, expires_at)? {
        Ok(Step::SetUpNext)
    } else {
        Err(Gone::SignIn.into())
    }
}

/// Whether the set-up that a sign-in asks for can be put off at this moment: the policy may have changed since it began.
fn may_skip(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    sign_in: &SignInRow,
) -> Result<bool, Error> {
    let offered = sign_in
        .enrollment
        .as_ref()
        .is_some_and(|set_up| set_up.may_skip);
    let in_force = find_policy(tx, &member.workspace)?;
    let known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    let now = tx.now();
    let is_due = known
        .required(&in_force)
        .is_some_and(|required| required.by.is_past(now));
    Ok(offered && !is_due)
}

/// The sign-in that this very browser passed and that was not redeemed: only it gets another receipt.
fn passed_by(
    tx: &mut Transaction<'_>,
    session: &ClientTokenRow,
    secret: &TokenDigest,
) -> Result<SignInRow, Error> {
    let sign_in = sign_in_of(tx, session)?;
    let is_this_browser = sign_in.browser.as_deref() == Some(secret.as_bytes());
    let is_due = sign_in.status_at(tx.now()) == SignInStatus::Passed;
    if !is_this_browser || !is_due {
        return Err(Gone::Token.into());
    }
    if sign_in.redeemed_at.is_some() {
        return Err(Conflict::ReceiptRedeemed.into());
    }
    Ok(sign_in)
}

fn give_receipt(
    tx: &mut Transaction<'_>,
    session: &ClientTokenRow,
    sign_in: &SignInId,
    secret: &TokenDigest,
    receipt: &TokenDigest,
) -> Result<(), Error> {
    let expires_at = tx.now().plus_seconds(RECEIPT_SECONDS);
    let workspace = &session.member.workspace;
    if issue_receipt(tx, workspace, sign_in, secret, receipt, expires_at)? {
        Ok(())
    } else {
        Err(Gone::SignIn.into())
    }
}
