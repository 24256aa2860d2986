use crate::model;
use crate::token::ReceiptToken;
use serde::Serialize;
use utoipa::openapi::schema::{AllOfBuilder, ObjectBuilder, Schema};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::{
    Assurance, FactorId, IssuedDevice, Label, MemberId, Method, Moment, ResetUnderWay, SignInId,
    SignInStatus, Why, Word,
};
use crate::http::shown;
use crate::service::PassedSignIn;

/// A sign-in, as the application's backend sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignIn {
    /// Its id.
    pub id: SignInId,
    /// Who signs in.
    pub member: MemberId,
    /// How far it is.
    pub status: SignInStatus,
    /// Why nothing is asked, or why it is denied; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub why: Option<Why>,
    /// What can pass it.
    pub methods: Vec<Method>,
    /// By when a factor must be set up; null when none must.
    #[schema(required = true)]
    pub enroll_by: Option<Moment>,
    /// Whether a set-up that is asked for can be put off.
    pub may_skip: bool,
    /// What else than a sign-in it is for; null when it is one.
    #[schema(required = true)]
    pub purpose: Option<Purposed>,
    /// What it is worth; null while it is not passed.
    #[schema(required = true)]
    pub assurance: Option<Assurance>,
    /// The reset of the member's factors that is under way; null when none is. Say so, whatever the sign-in asks.
    #[schema(required = true)]
    pub reset: Option<ResetUnderWay>,
    /// When it began.
    pub created_at: Moment,
    /// When it is over.
    pub expires_at: Moment,
}

impl From<model::SignIn> for SignIn {
    fn from(sign_in: model::SignIn) -> Self {
        let enrollment = sign_in.enrollment.as_ref();
        Self {
            id: sign_in.id.into(),
            member: sign_in.member.into(),
            status: sign_in.status.into(),
            why: sign_in.why.map(Word),
            methods: sign_in.methods.into_iter().map(Method::from).collect(),
            enroll_by: enrollment.and_then(|set_up| set_up.by).map(Moment),
            may_skip: enrollment.is_some_and(|set_up| set_up.may_skip),
            purpose: sign_in.action.as_ref().map(Purposed::from),
            assurance: sign_in.assurance.map(Word),
            reset: sign_in.reset.map(ResetUnderWay::from),
            created_at: sign_in.created_at.into(),
            expires_at: sign_in.expires_at.into(),
        }
    }
}

/// One act of the application's own that a second factor was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Purposed {
    /// What the person was shown.
    pub action: Label,
    /// SHA-256 of the parameters as RFC 8785 writes them, in hexadecimal.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub parameters_digest: String,
}

impl From<&model::Action> for Purposed {
    fn from(action: &model::Action) -> Self {
        Self {
            action: Label(action.text().to_owned()),
            parameters_digest: action.parameters_hex(),
        }
    }
}

/// A sign-in that no browser has to pass: it says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SettledSignIn(pub SignIn);

impl PartialSchema for SettledSignIn {
    fn schema() -> RefOr<Schema> {
        let sign_in = Ref::from_schema_name(SignIn::name());
        let says_why = ObjectBuilder::new().required("why");
        AllOfBuilder::new()
            .description(Some("A sign-in that no browser has to pass: it says why."))
            .item(sign_in)
            .item(says_why)
            .into()
    }
}

impl ToSchema for SettledSignIn {}

/// What a redeemed receipt proves.
#[derive(Debug, Serialize, ToSchema)]
pub struct Redeemed {
    /// The sign-in.
    pub sign_in: SignInId,
    /// Who signed in.
    pub member: MemberId,
    /// What else than a sign-in this opens; null when it is one.
    #[schema(required = true)]
    pub purpose: Option<Purposed>,
    /// With what; null when a set-up was put off and nothing else was asked.
    #[schema(required = true)]
    pub method: Option<Method>,
    /// With which factor; null when it was none.
    #[schema(required = true)]
    pub factor: Option<FactorId>,
    /// What the second factor was, in the words of RFC 8176; the password is the application's own to add.
    pub amr: Vec<&'static str>,
    /// What it is worth. Codes and links by e-mail are no channel of their own for SP 800-63B-4 (§3.1.3.1).
    pub assurance: Assurance,
    /// Whether the method withstands a page that passes codes on. No code that is typed does, so that an application
    /// must not call this sign-in AAL2 by itself (SP 800-63B-4 asks that such a method be offered).
    pub phishing_resistant: bool,
    /// Wrong codes since the member's last success that were not given in this sign-in. Any at all mean that somebody
    /// knows the password: ask for a new one, and report it with `password-changed`.
    pub failures_before: u32,
    /// When the code was accepted.
    pub at: Moment,
    /// What the browser is known by from now on; null when it is not.
    #[schema(required = true)]
    pub device: Option<IssuedDevice>,
}

impl From<model::Redeemed> for Redeemed {
    fn from(redeemed: model::Redeemed) -> Self {
        Self {
            sign_in: redeemed.sign_in.into(),
            member: redeemed.member.into(),
            purpose: redeemed.action.as_ref().map(Purposed::from),
            method: redeemed.method.map(Method::from),
            factor: redeemed.factor.map(FactorId::from),
            amr: redeemed.amr.to_vec(),
            assurance: redeemed.assurance.into(),
            phishing_resistant: redeemed.phishing_resistant,
            failures_before: redeemed.failures_before,
            at: redeemed.at.into(),
            device: redeemed.device.map(IssuedDevice::from),
        }
    }
}

/// The proof that a sign-in was passed, for the application's backend to redeem once within 60 seconds.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// For the application's backend.
    #[serde(serialize_with = "shown::token")]
    #[schema(value_type = String, pattern = "^cs_receipt_[a-z2-7]{59}$")]
    pub receipt: ReceiptToken,
    /// The sign-in that it belongs to.
    pub sign_in: SignInId,
}

impl From<PassedSignIn> for Receipt {
    fn from(passed: PassedSignIn) -> Self {
        Self {
            receipt: passed.receipt,
            sign_in: passed.sign_in.into(),
        }
    }
}
