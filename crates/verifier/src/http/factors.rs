use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use countersign_otp::uri::{Diagnostic, parse_lenient};
use countersign_otp::{Digits, Secret, Strength};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::body::Body;
use super::members::label;
use super::once::{Creating, IdempotencyKey, Telling};
use super::openapi::problems;
use super::path::{FactorParam, MemberParam, TheFactor, TheMember, perhaps_minted};
use super::problem::Problem;
use super::shapes::{
    self, Confirmation, Factor, FactorKind, Factors, ImportedFactor, Label, PendingFactor,
    ProblemName,
};
use crate::ids::AddressId;
use crate::model;
use crate::service::{
    AddressSource, Browser, CodeSource, LARGEST_COUNTER, Service, Typed, WantedFactor,
};
use crate::token::BrowserSecret;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, begin))
        .routes(routes!(import))
        .routes(routes!(get, delete))
        .routes(routes!(confirm))
}

problems! {
    BeginProblems = [BACKEND, BODY, ONCE] NotAllowed, MemberNotFound, AddressNotFound, FactorLimit, PendingLimit, AddressLimit, MethodNotOffered, LabelUnshowable, AddressInvalid, SecretInvalid, CodeSentLately;
    ImportProblems = [BACKEND, BODY, ONCE] MemberNotFound, FactorLimit, SecretInvalid;
    ConfirmProblems = [BACKEND, BODY] MethodNotOffered, MemberNotFound, FactorNotFound, FactorActive, FactorLimit, TryAgain, FactorExpired, Busy;
    ListProblems = [BACKEND, ADDRESS] MemberNotFound;
    GetProblems = [BACKEND, ADDRESS] MemberNotFound, FactorNotFound;
    DeleteProblems = [BACKEND, ADDRESS] MemberNotFound, FactorNotFound;
}

/// The factor to set up: an authenticator app (`totp`), a hardware token (`hotp`, with its `secret`), an e-mail address
/// (`email`) or a telephone (`sms`, with `phone`). For an address that the member has, `address` names it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "kind": "totp", "label": "Work phone" }))]
pub(super) struct BeginFactor {
    /// What kind of factor it is.
    kind: FactorKind,
    /// What its owner calls it.
    #[serde(default)]
    #[schema(value_type = Option<Label>)]
    label: Option<String>,
    /// Of the kind `email`: where codes are sent.
    #[serde(default)]
    #[schema(max_length = 254)]
    email: Option<String>,
    /// Of the kind `sms`: where codes are sent, as E.164 writes it; spaces and hyphens do no harm.
    #[serde(default)]
    #[schema(max_length = 40)]
    phone: Option<String>,
    /// Of either: an address that the member has.
    #[serde(default)]
    #[schema(value_type = Option<shapes::AddressId>)]
    address: Option<String>,
    /// Of the kind `hotp`: the secret in base32.
    #[serde(default)]
    #[schema(max_length = 256)]
    secret: Option<String>,
    /// Of the kind `hotp`: how many digits a code has; 6 unless it is said.
    #[serde(default)]
    #[schema(minimum = 6, maximum = 8)]
    digits: Option<u8>,
    /// Of the kind `hotp`: the counter of the next code; 0 unless it is said.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_u64)]
    counter: Option<u64>,
}

impl BeginFactor {
    /// The factor that is to be set up.
    pub(super) fn read(self) -> Result<WantedFactor, Problem> {
        // Whatever the kind: a text that is too long is a mistake, used or not.
        for (field, text, most) in [
            ("email", &self.email, 254),
            ("phone", &self.phone, 40),
            ("secret", &self.secret, 256),
        ] {
            if text
                .as_ref()
                .is_some_and(|text| text.chars().count() > most)
            {
                let reason = format!("at most {most} characters");
                return Err(Problem::unprocessable(field, reason));
            }
        }
        if self
            .counter
            .is_some_and(|counter| counter > LARGEST_COUNTER)
        {
            let reason = format!("at most {LARGEST_COUNTER}");
            return Err(Problem::unprocessable("counter", reason));
        }
        Digits::new(self.digits.unwrap_or(6))
            .map_err(|error| Problem::unprocessable("digits", error))?;
        let known = self.address.as_deref().map(address_id).transpose()?;
        let source = match self.kind.0 {
            model::FactorKind::Totp => CodeSource::App,
            model::FactorKind::Hotp => self.token()?,
            model::FactorKind::Email => CodeSource::Address(
                model::AddressKind::Email,
                match (known, &self.email) {
                    (Some(id), _) => AddressSource::Known(id),
                    (None, email) => AddressSource::Given(read_email(email.as_deref())?),
                },
            ),
            model::FactorKind::Sms => CodeSource::Address(
                model::AddressKind::Phone,
                match (known, &self.phone) {
                    (Some(id), _) => AddressSource::Known(id),
                    (None, phone) => AddressSource::Given(read_phone(phone.as_deref())?),
                },
            ),
        };
        Ok(WantedFactor {
            label: label(self.label)?,
            source,
        })
    }

    fn token(&self) -> Result<CodeSource, Problem> {
        let invalid = |detail: String| Problem::new(ProblemName::SecretInvalid, detail);
        let text = self.secret.as_deref().unwrap_or_default();
        let secret =
            Secret::from_base32(text).map_err(|error| invalid(format!("secret: {error}")))?;
        let digits = Digits::new(self.digits.unwrap_or(6))
            .map_err(|error| Problem::unprocessable("digits", error))?;
        let counter = self.counter.unwrap_or(0);
        Ok(CodeSource::Token {
            secret,
            digits,
            counter,
        })
    }
}

/// An e-mail address as it is kept.
pub(super) fn read_email(text: Option<&str>) -> Result<String, Problem> {
    let address = model::EmailAddress::parse(text.unwrap_or_default());
    address
        .map(|address| address.to_string())
        .map_err(|error| Problem::new(ProblemName::AddressInvalid, error.to_string()))
}

/// A telephone number as it is kept.
pub(super) fn read_phone(text: Option<&str>) -> Result<String, Problem> {
    let number = model::PhoneNumber::parse(text.unwrap_or_default());
    number
        .map(|number| number.to_string())
        .map_err(|error| Problem::new(ProblemName::AddressInvalid, error.to_string()))
}

fn address_id(text: &str) -> Result<AddressId, Problem> {
    match perhaps_minted(text.to_owned()) {
        id if id.is_empty() => Err(Problem::new(
            ProblemName::AddressInvalid,
            "address: the id of one of the member's addresses, such as `adr_01…`",
        )),
        id => Ok(AddressId::from_text(id)),
    }
}

/// A factor that the member set up elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "uri": "otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme&digits=8", "label": "Old phone"
}))]
struct ImportFactor {
    /// Its `otpauth://` address: six to eight digits, any hash, up to 120 seconds, or a counter.
    #[schema(max_length = 2048)]
    uri: String,
    /// What its owner calls it.
    #[serde(default)]
    #[schema(value_type = Option<Label>)]
    label: Option<String>,
}

/// Another name for a factor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "label": "Work phone" }))]
pub(super) struct RenameFactor {
    /// What its owner calls it; null takes its name away.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(value_type = Option<Label>, required = true)]
    label: Option<String>,
}

impl RenameFactor {
    pub(super) fn read(self) -> Result<Option<model::Label>, Problem> {
        label(self.label)
    }
}

/// A code that somebody typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "123 456" }))]
pub(super) struct TypedCode {
    /// As it was typed: spaces and hyphens do no harm.
    code: String,
}

impl TypedCode {
    pub(super) fn read(&self) -> Typed {
        Typed::read(&self.code)
    }
}

/// A code that somebody typed into a page, and what the page is known again by.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "123 456", "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY" }))]
pub(super) struct CodeFromBrowser {
    /// As it was typed: spaces and hyphens do no harm.
    code: String,
    /// 32 random bytes in base64url that the page drew before it sent its first code.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
}

impl CodeFromBrowser {
    /// What was typed, and the page that is known from now on.
    pub(super) fn read(&self, page: Browser) -> Result<(Browser, Typed), Problem> {
        let page = known_by(page, &self.browser)?;
        Ok((page, Typed::read(&self.code)))
    }
}

/// What a page is known again by: 32 random bytes in base64url that it drew before it sent its first code and keeps to
/// itself. By it, and by nothing else, it gets again what an answer brought that was lost on its way.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY" }))]
pub(super) struct KnownBrowser {
    /// The bytes in base64url.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
}

impl KnownBrowser {
    /// The page, known from now on.
    pub(super) fn read(&self, page: Browser) -> Result<Browser, Problem> {
        known_by(page, &self.browser)
    }
}

pub(super) fn known_by(page: Browser, secret: &str) -> Result<Browser, Problem> {
    BrowserSecret::parse(secret)
        .map(|secret| page.known_by(&secret))
        .map_err(|error| Problem::unprocessable("browser", error))
}

/// Begins to set up an authenticator app. The secret is in this answer, and never again.
#[utoipa::path(post, path = "/v1/members/{member}/factors", tag = "factors", operation_id = "begin_factor",
    params(MemberParam, IdempotencyKey),
    request_body = BeginFactor, security(("api_key" = [])),
    responses(
        (status = 201, description = "Scan it, then confirm it within 15 minutes", body = PendingFactor,
            example = json!({
                "id": "fac_01jd8zq9k3v5m7r2t4w6x8y0za", "kind": "totp", "label": "Work phone", "status": "pending",
                "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "otpauth_uri": "otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme",
                "expires_at": "2026-11-22T06:42:00.000000Z"
            })),
        BeginProblems,
    ))]
async fn begin(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Creating(once, wanted): Creating<BeginFactor>,
) -> Result<Telling, Problem> {
    let creation = service.begin_factor(member.clone(), wanted.read()?);
    once.tell(member, creation, StatusCode::CREATED, PendingFactor::from)
        .await
}

/// Takes over a factor that the member set up elsewhere. It is active at once.
#[utoipa::path(post, path = "/v1/members/{member}/imported-factors", tag = "factors", operation_id = "import_factor",
    params(MemberParam, IdempotencyKey),
    request_body = ImportFactor, security(("api_key" = [])),
    responses((status = 201, description = "The factor", body = ImportedFactor), ImportProblems))]
async fn import(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Creating(once, wanted): Creating<ImportFactor>,
) -> Result<Telling, Problem> {
    let (address, found) = parse_lenient(&wanted.uri)
        .map_err(|error| Problem::new(ProblemName::SecretInvalid, error.to_string()))?;
    let findings = findings(address.secret(), &found);
    let creation = service.import_factor(member.clone(), label(wanted.label)?, address);
    let told = move |factor| ImportedFactor::new(factor, &findings);
    once.tell(member, creation, StatusCode::CREATED, told).await
}

/// What there is to know of an address that was read as apps read it, each thing once (S19).
fn findings(secret: &Secret, found: &[Diagnostic]) -> Vec<&'static str> {
    // The reading itself tells of a secret that is shorter still.
    let short = (secret.strength() == Strength::Sufficient).then_some("short-secret");
    let mut names: Vec<_> = found.iter().map(Diagnostic::kind).chain(short).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Confirms a factor with its first code. With the first factor come the recovery codes, shown only here.
#[utoipa::path(post, path = "/v1/members/{member}/factors/{factor}/confirm", tag = "factors",
    operation_id = "confirm_factor",
    params(MemberParam, FactorParam), request_body = TypedCode, security(("api_key" = [])),
    responses(
        (status = 200, description = "Whether the code was accepted, and why not", body = Confirmation),
        ConfirmProblems,
    ))]
async fn confirm(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheFactor(factor): TheFactor,
    Body(typed): Body<TypedCode>,
) -> Result<Json<Confirmation>, Problem> {
    let confirmation = service.confirm_factor(member, factor, typed.read());
    Ok(Json(confirmation.await?.into()))
}

/// A member's factors.
#[utoipa::path(get, path = "/v1/members/{member}/factors", tag = "factors", operation_id = "list_factors",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 200, description = "All factors", body = Factors), ListProblems))]
async fn list(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<Json<Factors>, Problem> {
    Ok(Json(service.factors(member).await?.into()))
}

/// One factor.
#[utoipa::path(get, path = "/v1/members/{member}/factors/{factor}", tag = "factors", operation_id = "get_factor",
    params(MemberParam, FactorParam), security(("api_key" = [])),
    responses((status = 200, description = "The factor", body = Factor), GetProblems))]
async fn get(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheFactor(factor): TheFactor,
) -> Result<Json<Factor>, Problem> {
    Ok(Json(service.factor(member, factor).await?.into()))
}

/// Removes a factor. With the last one the recovery codes are removed too.
#[utoipa::path(delete, path = "/v1/members/{member}/factors/{factor}", tag = "factors", operation_id = "remove_factor",
    params(MemberParam, FactorParam), security(("api_key" = [])),
    responses((status = 204, description = "It is removed"), DeleteProblems))]
async fn delete(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheFactor(factor): TheFactor,
) -> Result<StatusCode, Problem> {
    service.remove_factor(member, factor).await?;
    Ok(StatusCode::NO_CONTENT)
}
