use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::Body;
use crate::http::factors::{BeginFactor, CodeFromBrowser, KnownBrowser, RenameFactor};
use crate::http::openapi::problems;
use crate::http::path::{FactorParam, TheFactor};
use crate::http::problem::Problem;
use crate::http::shapes::{Confirmation, Factor, Factors, IssuedCodes, PendingFactor, Sent};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, begin))
        .routes(routes!(rename, delete))
        .routes(routes!(confirm))
        .routes(routes!(send))
        .routes(routes!(draft_codes))
}

problems! {
    BeginProblems = [BROWSER, BODY] StepUpRequired, WrongPurpose, EnrolledAlready, NotAllowed, AddressNotFound, AddressLimit, MethodNotOffered, AddressInvalid, SecretInvalid, CodeSentLately, FactorLimit, PendingLimit, SignInPassed, SignInChallenges, LabelUnshowable, SignInEnded;
    RenameProblems = [BROWSER, BODY] StepUpRequired, WrongPurpose, FactorNotFound;
    SendProblems = [BROWSER, BODY] StepUpRequired, WrongPurpose, EnrolledAlready, FactorNotFound, FactorActive, FactorExpired, MethodNotOffered, SignInPassed, SignInChallenges, OtherBrowser, SignInEnded, CodeSentLately;
    DraftProblems = [BROWSER, BODY] StepUpRequired, WrongPurpose, EnrolledAlready, FactorNotFound, FactorActive, FactorExpired, DraftLimit, SignInPassed, SignInChallenges, OtherBrowser, SignInEnded, TryAgain, Busy;
    ConfirmProblems = [BROWSER, BODY] StepUpRequired, WrongPurpose, MethodNotOffered, EnrolledAlready, FactorNotFound, FactorActive, FactorLimit, SignInPassed, SignInChallenges, OtherBrowser, TryAgain, SignInEnded, FactorExpired, Busy;
    ListProblems = [BROWSER] WrongPurpose;
    DeleteProblems = [BROWSER, ADDRESS] StepUpRequired, WrongPurpose, NotAllowed, FactorNotFound;
}

/// Begins to set up an authenticator app. The secret is in this answer, and never again.
#[utoipa::path(post, path = "/v1/client/factors", tag = "client", request_body = BeginFactor,
    operation_id = "client_begin_factor", security(("client_token" = [])),
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
    Visitor(browser): Visitor,
    Body(wanted): Body<BeginFactor>,
) -> Result<(StatusCode, Json<PendingFactor>), Problem> {
    let pending = service.begin_factor(browser, wanted.read()?);
    Ok((StatusCode::CREATED, Json(pending.await?.into())))
}

/// Confirms a factor with its first code. In a sign-in that asked for it, that passes the sign-in.
#[utoipa::path(post, path = "/v1/client/factors/{factor}/confirm", tag = "client", params(FactorParam),
    operation_id = "client_confirm_factor", request_body = CodeFromBrowser, security(("client_token" = [])),
    responses(
        (status = 200, description = "Whether the code was accepted, and why not", body = Confirmation),
        ConfirmProblems,
    ))]
async fn confirm(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
    Body(typed): Body<CodeFromBrowser>,
) -> Result<Json<Confirmation>, Problem> {
    let (browser, typed) = typed.read(browser)?;
    let confirmation = service.confirm_factor(browser, factor, typed);
    Ok(Json(confirmation.await?.into()))
}

/// Sends the code that confirms a factor once more. The one before is good no more.
#[utoipa::path(post, path = "/v1/client/factors/{factor}/send", tag = "client", params(FactorParam),
    operation_id = "client_send_factor_code", request_body = KnownBrowser, security(("client_token" = [])),
    responses((status = 200, description = "It was sent", body = Sent), SendProblems))]
async fn send(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
    Body(known): Body<KnownBrowser>,
) -> Result<Json<Sent>, Problem> {
    let browser = known.read(browser)?;
    Ok(Json(service.send_for_factor(browser, factor).await?.into()))
}

/// Recovery codes that are shown before the first factor is confirmed. They open nothing until it is; the confirmation then
/// brings none.
#[utoipa::path(post, path = "/v1/client/factors/{factor}/recovery-codes", tag = "client", params(FactorParam),
    operation_id = "client_draft_recovery_codes", request_body = KnownBrowser, security(("client_token" = [])),
    responses((status = 201, description = "The codes, shown only here", body = IssuedCodes), DraftProblems))]
async fn draft_codes(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
    Body(known): Body<KnownBrowser>,
) -> Result<(StatusCode, Json<IssuedCodes>), Problem> {
    let codes = service.draft_recovery_codes(known.read(browser)?, factor);
    Ok((StatusCode::CREATED, Json(IssuedCodes::new(codes.await?))))
}

/// Gives one of the member's own factors another name.
#[utoipa::path(patch, path = "/v1/client/factors/{factor}", tag = "client", params(FactorParam),
    operation_id = "client_rename_factor", request_body = RenameFactor, security(("client_token" = [])),
    responses((status = 200, description = "The factor", body = Factor), RenameProblems))]
async fn rename(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
    Body(wanted): Body<RenameFactor>,
) -> Result<Json<Factor>, Problem> {
    let factor = service.rename_factor(browser, factor, wanted.read()?);
    Ok(Json(factor.await?.into()))
}

/// The member's own factors.
#[utoipa::path(get, path = "/v1/client/factors", tag = "client", operation_id = "client_list_factors",
    security(("client_token" = [])),
    responses((status = 200, description = "All factors", body = Factors), ListProblems))]
async fn list(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<Factors>, Problem> {
    Ok(Json(service.factors(browser).await?.into()))
}

/// Removes one of the member's own factors.
#[utoipa::path(delete, path = "/v1/client/factors/{factor}", tag = "client", params(FactorParam),
    operation_id = "client_remove_factor", security(("client_token" = [])),
    responses((status = 204, description = "It is removed"), DeleteProblems))]
async fn delete(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
) -> Result<StatusCode, Problem> {
    service.remove_factor(browser, factor).await?;
    Ok(StatusCode::NO_CONTENT)
}
