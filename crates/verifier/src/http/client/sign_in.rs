use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::Body;
use crate::http::factors::{KnownBrowser, known_by};
use crate::http::openapi::problems;
use crate::http::pages::Address;
use crate::http::problem::Problem;
use crate::http::shapes::{AcceptedCode, Method, Receipt, Refusal, Sent};
use crate::service::{Answer, Passage, Service, Typed};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(send))
        .routes(routes!(verify))
        .routes(routes!(skip))
        .routes(routes!(complete))
}

problems! {
    SendProblems = [BROWSER, BODY] WrongPurpose, MethodNotOffered, SignInPassed, SignInEnrolls, OtherBrowser, SignInEnded, CodeSentLately;
    SkipProblems = [BROWSER, BODY] WrongPurpose, MayNotSkip, SignInPassed, SignInChallenges, OtherBrowser, ReceiptRedeemed, SignInEnded;
    VerifyProblems = [BROWSER, BODY] WrongPurpose, SignInPassed, SignInEnrolls, OtherBrowser, ReceiptRedeemed, TryAgain, SignInEnded, Busy;
    CompleteProblems = [BROWSER, BODY] WrongPurpose, SignInChallenges, SignInEnrolls, OtherBrowser, ReceiptRedeemed, SignInEnded;
}

/// Whether a code was accepted, with the receipt when it was.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum SignInVerification {
    /// It was accepted.
    Passed(Passed),
    /// It was accepted, and a factor is to be set up next.
    SetUpNext(SetUpNext),
    /// It was not.
    Refused(Refusal),
}

/// An accepted code with its receipt.
#[derive(Serialize, ToSchema)]
struct Passed {
    #[serde(flatten)]
    code: AcceptedCode,
    /// Wrong codes since the member's last success that were not given in this sign-in. Any at all mean that somebody
    /// knows the password.
    failures_before: u32,
    #[serde(flatten)]
    receipt: Receipt,
}

/// An accepted code of a sign-in that asks for a set-up, or offers one, before it is passed.
#[derive(Serialize, ToSchema)]
struct SetUpNext {
    #[serde(flatten)]
    code: AcceptedCode,
    /// Always `enroll`.
    status: Enroll,
}

/// Always `enroll`.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Enroll {
    /// A factor is to be set up next.
    Enroll,
}

/// A code for a sign-in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "123 456", "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY", "trust": true }))]
struct CodeForSignIn {
    /// As it was typed: spaces and hyphens do no harm.
    code: String,
    /// 32 random bytes in base64url that the page drew before it sent its first code.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
    /// Whether this browser is to be trusted, where the session offers it.
    #[serde(default)]
    trust: bool,
}

/// By what way something is to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "method": "email-link", "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY" }))]
struct SendForSignIn {
    /// The method that it will be given back with.
    method: Method,
    /// 32 random bytes in base64url that the page drew before it sent its first code.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
}

/// What the page that waits is told.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum Completed {
    /// The sign-in is passed.
    Passed(Receipt),
    /// A factor is to be set up next.
    SetUpNext(NextStep),
}

/// What comes next.
#[derive(Serialize, ToSchema)]
struct NextStep {
    /// Always `enroll`.
    status: Enroll,
}

/// Sends a code or a link that passes the sign-in, which belongs to this browser from then on. The answer is the same
/// whether there was anywhere to send it or not. A new one takes the place of the one before.
#[utoipa::path(post, path = "/v1/client/sign-in/send", tag = "client", operation_id = "client_send",
    request_body = SendForSignIn, security(("client_token" = [])),
    responses((status = 200, description = "It was sent", body = Sent), SendProblems))]
async fn send(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    address: Address,
    Body(wanted): Body<SendForSignIn>,
) -> Result<Json<Sent>, Problem> {
    let browser = known_by(browser, &wanted.browser)?;
    let sent = service.send_for_sign_in(browser, wanted.method.0, address.of_link());
    Ok(Json(sent.await?.into()))
}

/// Answers the challenge of a sign-in with a code, whatever kind it is of. The answer that accepts it ends the client token,
/// unless a set-up comes next; the page that sent it may ask again with the same `browser` when that answer was lost.
#[utoipa::path(post, path = "/v1/client/sign-in/verify", tag = "client", operation_id = "client_verify",
    request_body = CodeForSignIn,
    security(("client_token" = [])),
    responses(
        (status = 200, description = "Whether the code was accepted, and why not", body = SignInVerification, examples(
            ("passed" = (value = json!({
                "accepted": true, "method": "totp", "factor": "fac_01jd8zq9k3v5m7r2t4w6x8y0za",
                "recovery_codes_left": 10, "at": "2026-11-22T06:27:00.000000Z", "failures_before": 0,
                "receipt": "cs_receipt_…", "sign_in": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za"
            }))),
            ("refused" = (value = json!({ "accepted": false, "reason": "wrong-code", "remaining": 4 }))),
        )),
        VerifyProblems,
    ))]
async fn verify(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(typed): Body<CodeForSignIn>,
) -> Result<Json<SignInVerification>, Problem> {
    let browser = known_by(browser, &typed.browser)?;
    let answer = service.pass_sign_in(browser, Typed::read(&typed.code), typed.trust);
    Ok(Json(match answer.await? {
        Answer::Refused(refusal) => SignInVerification::Refused(refusal.into()),
        Answer::Accepted(code, Passage::SetUpNext) => SignInVerification::SetUpNext(SetUpNext {
            code: code.into(),
            status: Enroll::Enroll,
        }),
        Answer::Accepted(code, Passage::Passed(passed)) => SignInVerification::Passed(Passed {
            code: code.into(),
            failures_before: passed.failures_before,
            receipt: passed.into(),
        }),
    }))
}

/// Passes a sign-in whose set-up can be put off, without it.
#[utoipa::path(post, path = "/v1/client/sign-in/skip", tag = "client", operation_id = "client_skip",
    request_body = KnownBrowser, security(("client_token" = [])),
    responses((status = 200, description = "The receipt", body = Receipt), SkipProblems))]
async fn skip(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(known): Body<KnownBrowser>,
) -> Result<Json<Receipt>, Problem> {
    let browser = known.read(browser)?;
    Ok(Json(service.skip_set_up(browser).await?.into()))
}

/// Ends a sign-in that set up a factor, for the page that set it up, or that was passed by a link, for the page that asked for
/// it. Each call makes a fresh receipt in the place of the one before. A page that waits for a link calls it every few seconds.
#[utoipa::path(post, path = "/v1/client/sign-in/complete", tag = "client", operation_id = "client_complete",
    request_body = KnownBrowser, security(("client_token" = [])),
    responses((status = 200, description = "The receipt, or what comes next", body = Completed), CompleteProblems))]
async fn complete(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(known): Body<KnownBrowser>,
) -> Result<Json<Completed>, Problem> {
    let browser = known.read(browser)?;
    Ok(Json(match service.complete_sign_in(browser).await? {
        Passage::Passed(passed) => Completed::Passed(passed.into()),
        Passage::SetUpNext => Completed::SetUpNext(NextStep {
            status: Enroll::Enroll,
        }),
    }))
}
