use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Advice, FactorId, FactorKind, Label, LostDevice, Mark, MemberId, Method, Moment, Purpose,
    ResetUnderWay, Sent, Shown, SignInId, Why, Word,
};

/// What a client token is for, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Session {
    /// What the token is for.
    pub purpose: Purpose,
    /// The workspace's name.
    pub workspace: String,
    /// How its hosted pages look.
    pub brand: Brand,
    /// Whom it speaks for.
    pub member: SessionMember,
    /// The sign-in, by which the page that opens a mailed link finds what the page that asked keeps; null for the purpose
    /// `security`.
    #[schema(required = true)]
    pub sign_in: Option<SignInId>,
    /// The sign-in's status; `open` for the purpose `security`.
    pub status: SessionStatus,
    /// What the person is asked to confirm; null when they sign in, or look after their factors.
    #[schema(required = true)]
    pub action: Option<Label>,
    /// Why it is denied; null otherwise.
    #[schema(required = true)]
    pub why: Option<Why>,
    /// What can pass it, the better ones first.
    pub methods: Vec<MethodOffered>,
    /// The set-up that is asked for or offered; null when none is.
    #[schema(required = true)]
    pub enrollment: Option<SetUpOffered>,
    /// For how many days this browser can be trusted; 0: not at all.
    pub trust_days: u32,
    /// What people are told after a set-up.
    pub advice: Vec<Advice>,
    /// What the person may change on their own.
    pub may: Permissions,
    /// Whether a change to the factors asks for a code first.
    pub needs_step_up: bool,
    /// How many confirmed factors the member has.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// The reset of the member's factors that is under way; null when none is.
    #[schema(required = true)]
    pub reset: Option<ResetUnderWay>,
    /// How somebody gets on who lost everything that passes this sign-in; null where no factor is asked for.
    #[schema(required = true)]
    pub lost_device: Option<LostDevice>,
    /// Where the page goes when it is done.
    #[schema(required = true, format = "uri")]
    pub return_to: Option<String>,
    /// When the token expires.
    pub expires_at: Moment,
}

/// One method that can pass a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MethodOffered {
    /// Which.
    pub method: Method,
    /// The factor that its codes are sent for; null when it is none, or none are sent.
    #[schema(required = true)]
    pub factor: Option<FactorId>,
    /// Enough of where its codes go for their owner to know it by.
    #[schema(required = true)]
    pub hint: Option<String>,
    /// How it is offered; null for without comment.
    #[schema(required = true)]
    pub marked: Option<Mark>,
    /// How many digits a code of it has, fewest first: more than one number where the member's apps or tokens differ, none where
    /// no code of digits is typed.
    pub digits: Vec<u8>,
    /// What was sent already and not used; null when nothing was.
    #[schema(required = true)]
    pub sent: Option<Sent>,
}

impl From<model::Offer> for MethodOffered {
    fn from(offer: model::Offer) -> Self {
        Self {
            method: offer.method.into(),
            factor: offer.factor.map(FactorId::from),
            hint: offer.hint,
            marked: offer.marked.map(Mark::from),
            digits: offer.digits,
            sent: offer.sent.map(Sent::from),
        }
    }
}

/// A set-up that is asked for, or offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SetUpOffered {
    /// What can be set up, the better ones first.
    pub kinds: Vec<KindOffered>,
    /// By when it must be done; null when it is only offered.
    #[schema(required = true)]
    pub by: Option<Moment>,
    /// Whether this sign-in can be passed without.
    pub may_skip: bool,
    /// The recovery codes that come with it.
    pub recovery: RecoveryOffered,
}

/// A kind of factor that can be set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KindOffered {
    /// Which.
    pub kind: FactorKind,
    /// How it is offered; null for without comment.
    #[schema(required = true)]
    pub marked: Option<Mark>,
}

/// The recovery codes that come with a first factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecoveryOffered {
    /// How many.
    pub codes: u32,
    /// When they are shown.
    pub shown: Shown,
}

impl From<model::SetUpOffer> for SetUpOffered {
    fn from(offer: model::SetUpOffer) -> Self {
        let kinds = offer.kinds.into_iter().map(|(kind, marked)| KindOffered {
            kind: kind.into(),
            marked: marked.map(Mark::from),
        });
        Self {
            kinds: kinds.collect(),
            by: offer.by.map(Moment),
            may_skip: offer.may_skip,
            recovery: RecoveryOffered {
                codes: offer.codes,
                shown: offer.shown.into(),
            },
        }
    }
}

/// What a person may change on their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Permissions {
    /// What can be added.
    pub add: Vec<FactorKind>,
    /// Whether the last factor can be removed.
    pub remove: bool,
    /// Whether new recovery codes can be asked for.
    pub renew_codes: bool,
}

impl From<model::Permissions> for Permissions {
    fn from(may: model::Permissions) -> Self {
        Self {
            add: may.add.into_iter().map(FactorKind::from).collect(),
            remove: may.remove,
            renew_codes: may.renew_codes,
        }
    }
}

/// What a person knows the workspace's website by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Brand {
    /// The color of its buttons.
    #[schema(required = true, pattern = "^#[0-9a-f]{6}$")]
    pub color: Option<String>,
    /// Its picture, whole: nothing else is asked for it.
    #[schema(required = true, pattern = "^data:image/(png|jpeg|webp);base64,")]
    pub logo: Option<String>,
}

impl From<model::Brand> for Brand {
    fn from(brand: model::Brand) -> Self {
        Self {
            color: brand.color.map(|color| color.as_str().to_owned()),
            logo: brand.logo.map(|logo| logo.as_data_url().to_owned()),
        }
    }
}

/// Whom a client token speaks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SessionMember {
    /// The application's name for them.
    pub id: MemberId,
    /// What their authenticator app shows as the account; their id, when there is none.
    #[schema(required = true)]
    pub label: Option<Label>,
}

/// How far the sign-in of a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SessionStatus {
    /// It is no sign-in: the member looks after their own factors.
    Open,
    /// A code is asked for.
    Challenge,
    /// A first factor must be set up.
    Enroll,
    /// Nothing can be done until the member is unlocked.
    Denied,
    /// A code was accepted; the receipt is to be redeemed.
    Passed,
    /// It is over.
    Ended,
}

impl From<Option<model::SignInStatus>> for SessionStatus {
    fn from(status: Option<model::SignInStatus>) -> Self {
        match status {
            None => Self::Open,
            Some(model::SignInStatus::Challenge) => Self::Challenge,
            Some(model::SignInStatus::Enroll) => Self::Enroll,
            Some(model::SignInStatus::Denied) => Self::Denied,
            Some(model::SignInStatus::Passed) => Self::Passed,
            Some(model::SignInStatus::Ended) => Self::Ended,
        }
    }
}

impl From<model::ClientSession> for Session {
    fn from(session: model::ClientSession) -> Self {
        Self {
            purpose: session.purpose.into(),
            workspace: session.workspace,
            brand: session.brand.into(),
            member: SessionMember {
                id: session.member.into(),
                label: session.label.map(Label),
            },
            sign_in: session.sign_in.map(SignInId::from),
            status: session.status.into(),
            action: session.action.map(|action| Label(action.text().to_owned())),
            why: session.why.map(Word),
            methods: session
                .methods
                .into_iter()
                .map(MethodOffered::from)
                .collect(),
            enrollment: session.enrollment.map(SetUpOffered::from),
            trust_days: session.trust_days,
            advice: session.advice.into_iter().map(Advice::from).collect(),
            may: session.may.into(),
            needs_step_up: session.needs_step_up,
            factors: session.factors,
            recovery_codes_left: session.recovery_codes_left,
            reset: session.reset.map(ResetUnderWay::from),
            lost_device: session.lost.map(LostDevice::from),
            return_to: session.return_to,
            expires_at: session.expires_at.into(),
        }
    }
}
