use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::{Body, NoBody};
use crate::http::factors::{TypedCode, read_email, read_phone};
use crate::http::openapi::problems;
use crate::http::path::{AddressParam, TheAddress};
use crate::http::problem::Problem;
use crate::http::shapes::{AddressConfirmation, AddressKind, Addresses, Sent, UnconfirmedAddress};
use crate::model;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(confirm))
        .routes(routes!(send))
        .routes(routes!(remove))
}

problems! {
    ListProblems = [BROWSER] WrongPurpose;
    AddProblems = [BROWSER, BODY] StepUpRequired, WrongPurpose, NotAllowed, AddressLimit, AddressInvalid, CodeSentLately;
    ConfirmProblems = [BROWSER, BODY, ADDRESS] StepUpRequired, WrongPurpose, AddressNotFound;
    SendProblems = [BROWSER, NO_BODY, ADDRESS] StepUpRequired, WrongPurpose, NotAllowed, AddressNotFound, CodeSentLately;
    RemoveProblems = [BROWSER, ADDRESS] StepUpRequired, WrongPurpose, AddressNotFound, FactorActive;
}

/// An address to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "kind": "email", "value": "ada@example.org" }))]
struct AddAddress {
    /// What sort of address it is.
    kind: AddressKind,
    /// The address: of a telephone as E.164 writes it; spaces and hyphens do no harm.
    #[schema(max_length = 254)]
    value: String,
}

/// The member's own addresses.
#[utoipa::path(get, path = "/v1/client/addresses", tag = "client", operation_id = "client_list_addresses",
    security(("client_token" = [])),
    responses((status = 200, description = "All of them", body = Addresses), ListProblems))]
async fn list(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<Addresses>, Problem> {
    Ok(Json(service.addresses(browser).await?.into()))
}

/// Adds an address, and sends a code there. It counts for nothing until that was typed.
#[utoipa::path(post, path = "/v1/client/addresses", tag = "client", operation_id = "client_add_address",
    request_body = AddAddress, security(("client_token" = [])),
    responses((status = 201, description = "The address", body = UnconfirmedAddress), AddProblems))]
async fn add(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(wanted): Body<AddAddress>,
) -> Result<(StatusCode, Json<UnconfirmedAddress>), Problem> {
    let kind = wanted.kind.0;
    let value = match kind {
        model::AddressKind::Email => read_email(Some(&wanted.value))?,
        model::AddressKind::Phone => read_phone(Some(&wanted.value))?,
    };
    let (address, sent) = service.add_address(browser, kind, value).await?;
    let added = UnconfirmedAddress {
        address: address.into(),
        sent: sent.map(Sent::from),
    };
    Ok((StatusCode::CREATED, Json(added)))
}

/// Confirms an address with the code that was sent there.
#[utoipa::path(post, path = "/v1/client/addresses/{address}/confirm", tag = "client", params(AddressParam),
    operation_id = "client_confirm_address", request_body = TypedCode, security(("client_token" = [])),
    responses((status = 200, description = "Whether the code was accepted, and why not", body = AddressConfirmation), ConfirmProblems))]
async fn confirm(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheAddress(address): TheAddress,
    Body(typed): Body<TypedCode>,
) -> Result<Json<AddressConfirmation>, Problem> {
    let confirmation = service.confirm_address(browser, address, typed.read());
    Ok(Json(confirmation.await?.into()))
}

/// Sends the code that confirms an address once more. The one before is good no more.
#[utoipa::path(post, path = "/v1/client/addresses/{address}/send", tag = "client", params(AddressParam),
    operation_id = "client_send_address_code", security(("client_token" = [])),
    responses((status = 200, description = "It was sent", body = Sent), SendProblems))]
async fn send(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheAddress(address): TheAddress,
    NoBody: NoBody,
) -> Result<Json<Sent>, Problem> {
    Ok(Json(
        service.send_for_address(browser, address).await?.into(),
    ))
}

/// Removes one of the addresses that the member gave. It is told so.
#[utoipa::path(delete, path = "/v1/client/addresses/{address}", tag = "client", params(AddressParam),
    operation_id = "client_remove_address", security(("client_token" = [])),
    responses((status = 204, description = "It is removed"), RemoveProblems))]
async fn remove(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheAddress(address): TheAddress,
) -> Result<StatusCode, Problem> {
    service.remove_address(browser, address).await?;
    Ok(StatusCode::NO_CONTENT)
}
