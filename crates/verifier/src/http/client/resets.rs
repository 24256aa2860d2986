use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::{Canceller, Visitor};
use crate::http::body::{Body, NoBody};
use crate::http::factors::{CodeFromBrowser, KnownBrowser};
use crate::http::openapi::problems;
use crate::http::pages::Address;
use crate::http::problem::Problem;
use crate::http::shapes::{ResetLink, ResetProof, Sent};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start, cancel))
        .routes(routes!(prove))
        .routes(routes!(link))
        .routes(routes!(cancel_by_link))
}

problems! {
    StartProblems = [BROWSER, BODY] WrongPurpose, NotAllowed, NotEnrolled, ResetUnderWay, SignInPassed, SignInEnrolls, OtherBrowser, SignInEnded, CodeSentLately;
    ProveProblems = [BROWSER, BODY] WrongPurpose, NotAllowed, NotEnrolled, ResetUnderWay, SignInPassed, SignInEnrolls, OtherBrowser, SignInEnded;
    CancelProblems = [BROWSER] WrongPurpose, ResetNotFound, ResetSettled;
    LinkProblems = [] Unauthenticated, LinkEnded, Internal, Unavailable;
    CancelByLinkProblems = [NO_BODY] Unauthenticated, LinkEnded, Internal, Unavailable;
}

/// Sends a code to the e-mail address of somebody who lost everything that passes their sign-in, where the policy gives this way.
/// The answer is the same whether there was anywhere to send it or not. The sign-in belongs to this browser from then on.
#[utoipa::path(post, path = "/v1/client/reset", tag = "client", operation_id = "client_start_reset",
    request_body = KnownBrowser, security(("client_token" = [])),
    responses((status = 200, description = "It was sent", body = Sent), StartProblems))]
async fn start(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(known): Body<KnownBrowser>,
) -> Result<Json<Sent>, Problem> {
    let sent = service.start_reset(known.read(browser)?);
    Ok(Json(sent.await?.into()))
}

/// Asks for the reset with the code that was sent. It waits for the policy's delay, and every address is told and can cancel it.
/// A wrong code counts like any other.
#[utoipa::path(post, path = "/v1/client/reset/prove", tag = "client", operation_id = "client_prove_for_reset",
    request_body = CodeFromBrowser, security(("client_token" = [])),
    responses((status = 200, description = "Whether the code was accepted, and why not", body = ResetProof), ProveProblems))]
async fn prove(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    here: Address,
    Body(typed): Body<CodeFromBrowser>,
) -> Result<Json<ResetProof>, Problem> {
    let (browser, code) = typed.read(browser)?;
    let proof = service.prove_for_reset(browser, code, here.of_reset());
    Ok(Json(proof.await?.into()))
}

/// Cancels the reset that the member asked for, on their own page. It asks for no code: it only keeps what there is.
#[utoipa::path(delete, path = "/v1/client/reset", tag = "client", operation_id = "client_cancel_reset",
    security(("client_token" = [])),
    responses((status = 204, description = "It is cancelled"), CancelProblems))]
async fn cancel(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<StatusCode, Problem> {
    service.cancel_own_reset(browser).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a mailed link cancels. Asking cancels nothing.
#[utoipa::path(get, path = "/v1/client/reset/link", tag = "client", operation_id = "client_reset_link",
    security(("reset_token" = [])),
    responses((status = 200, description = "The reset", body = ResetLink), LinkProblems))]
async fn link(
    State(service): State<Service>,
    Canceller(token): Canceller,
) -> Result<Json<ResetLink>, Problem> {
    Ok(Json(service.reset_link(&token).await?.into()))
}

/// Cancels the reset that a mailed link is for, in whatever browser.
#[utoipa::path(post, path = "/v1/client/reset/link/cancel", tag = "client", operation_id = "client_cancel_by_link",
    security(("reset_token" = [])),
    responses((status = 204, description = "It is cancelled"), CancelByLinkProblems))]
async fn cancel_by_link(
    State(service): State<Service>,
    Canceller(token): Canceller,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.cancel_by_link(&token).await?;
    Ok(StatusCode::NO_CONTENT)
}
