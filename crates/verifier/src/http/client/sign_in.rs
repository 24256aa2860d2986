use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::{Body, Nothing};
use crate::http::factors::TypedCode;
use crate::http::openapi::{BadBody, BrowserCall, Conflict};
use crate::http::problem::Problem;
use crate::http::shapes::{Receipt, Verification};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(verify))
        .routes(routes!(complete))
}

/// What came of a code, and the receipt when it was accepted.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum SignInVerification {
    /// It was accepted, this once.
    Passed(Passed),
    /// It was not.
    Refused(Verification),
}

/// An accepted code with its receipt.
#[derive(Serialize, ToSchema)]
struct Passed {
    #[serde(flatten)]
    verification: Verification,
    #[serde(flatten)]
    receipt: Receipt,
}

/// Answers the challenge of a sign-in with a code of an authenticator app or a recovery code.
#[utoipa::path(post, path = "/v1/client/sign-in/verify", tag = "client", operation_id = "client_verify",
    request_body = TypedCode,
    security(("client_token" = [])),
    responses(
        (status = 200, description = "What came of it", body = SignInVerification, examples(
            ("passed" = (value = json!({
                "accepted": true, "method": "totp", "factor": "fac_01jd8zq9k3v5m7r2t4w6x8y0za",
                "recovery_codes_left": 10, "at": "2026-11-22T06:27:00.000000Z",
                "receipt": "cs_receipt_…", "sign_in": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za"
            }))),
            ("refused" = (value = json!({ "accepted": false, "reason": "wrong-code", "remaining": 4 }))),
        )),
        BrowserCall, BadBody, Conflict,
    ))]
async fn verify(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(typed): Body<TypedCode>,
) -> Result<Json<SignInVerification>, Problem> {
    let (verification, passed) = service.client_verify(browser, typed.presented()).await?;
    Ok(Json(match passed {
        None => SignInVerification::Refused(verification.into()),
        Some(passed) => SignInVerification::Passed(Passed {
            verification: verification.into(),
            receipt: passed.into(),
        }),
    }))
}

/// Ends a sign-in that set up a first factor. Each call makes a fresh receipt in the place of the one before.
#[utoipa::path(post, path = "/v1/client/sign-in/complete", tag = "client", operation_id = "client_complete",
    security(("client_token" = [])),
    responses((status = 200, description = "The receipt", body = Receipt), BrowserCall, BadBody, Conflict))]
async fn complete(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(Nothing {}): Body<Nothing>,
) -> Result<Json<Receipt>, Problem> {
    Ok(Json(service.client_complete(browser).await?.into()))
}
