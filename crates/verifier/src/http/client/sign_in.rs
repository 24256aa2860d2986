use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::Body;
use crate::http::factors::{CodeFromBrowser, KnownBrowser};
use crate::http::openapi::problems;
use crate::http::problem::Problem;
use crate::http::shapes::{AcceptedCode, Receipt, Refusal};
use crate::model::Verification;
use crate::service::{Conflict, Error, Service};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(verify))
        .routes(routes!(complete))
}

problems! {
    VerifyProblems = [BROWSER, BODY] WrongPurpose, SignInPassed, SignInEnrolls, OtherBrowser, ReceiptRedeemed, TryAgain, SignInEnded, Busy;
    CompleteProblems = [BROWSER, BODY] WrongPurpose, SignInChallenges, SignInEnrolls, OtherBrowser, ReceiptRedeemed, SignInEnded;
}

/// Whether a code was accepted, with the receipt when it was.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum SignInVerification {
    /// It was accepted.
    Passed(Passed),
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

/// Answers the challenge of a sign-in with a code of an authenticator app or a recovery code. The answer that accepts it
/// ends the client token; the page that sent it may ask again with the same `browser` when that answer was lost.
#[utoipa::path(post, path = "/v1/client/sign-in/verify", tag = "client", operation_id = "client_verify",
    request_body = CodeFromBrowser,
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
    Body(typed): Body<CodeFromBrowser>,
) -> Result<Json<SignInVerification>, Problem> {
    let (browser, typed) = typed.read(browser)?;
    let (verification, passed) = service.pass_sign_in(browser, typed).await?;
    let code = match verification {
        Verification::Refused(refusal) => {
            return Ok(Json(SignInVerification::Refused(refusal.into())));
        }
        Verification::Accepted(code) => code,
    };
    let passed = passed.ok_or(Error::Conflict(Conflict::TryAgain))?;
    Ok(Json(SignInVerification::Passed(Passed {
        code: code.into(),
        failures_before: passed.failures_before,
        receipt: passed.into(),
    })))
}

/// Ends a sign-in that set up a first factor, for the page that set it up. Each call makes a fresh receipt in the place of
/// the one before.
#[utoipa::path(post, path = "/v1/client/sign-in/complete", tag = "client", operation_id = "client_complete",
    request_body = KnownBrowser, security(("client_token" = [])),
    responses((status = 200, description = "The receipt", body = Receipt), CompleteProblems))]
async fn complete(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(known): Body<KnownBrowser>,
) -> Result<Json<Receipt>, Problem> {
    let browser = known.read(browser)?;
    Ok(Json(service.complete_sign_in(browser).await?.into()))
}
