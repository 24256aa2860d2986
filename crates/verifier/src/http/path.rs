//! Whom or what a request is about, as its path names it.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use utoipa::IntoParams;

use super::App;
use super::auth::{Backend, Members, Visitor};
use super::problem::Problem;
use super::shapes;
use crate::ids::{
    AddressId, DeviceId, FactorId, MemberId, MemberKey, ResetId, SignInId, WorkspaceId,
};
use crate::service::{Browser, Caller};

/// A member of the workspace that calls.
pub(super) struct TheMember(pub(super) MemberKey);

/// A member whom an administrator's page asks about.
pub(super) struct TheColleague(pub(super) Caller);

/// A factor, of whomever the request is about.
pub(super) struct TheFactor(pub(super) FactorId);

/// A browser, of whomever the request is about.
pub(super) struct TheDevice(pub(super) DeviceId);

/// An address, of the member whose token is shown.
pub(super) struct TheAddress(pub(super) AddressId);

/// A sign-in, of the workspace that calls.
pub(super) struct TheSignIn(pub(super) SignInId);

/// A reset of the workspace that calls.
pub(super) struct TheReset(pub(super) WorkspaceId, pub(super) ResetId);

/// A reset that an administrator's page asks about.
pub(super) struct TheirReset(pub(super) Browser, pub(super) ResetId);

/// A file of the hosted pages.
pub(super) struct TheFile(pub(super) String);

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct MemberParam {
    /// The application's own name for the person, percent-encoded: 1 to 128 bytes, no control characters, no space at
    /// either end.
    #[param(value_type = shapes::MemberId)]
    member: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct FactorParam {
    /// The factor's id.
    #[param(value_type = shapes::FactorId)]
    factor: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct DeviceParam {
    /// The device's id.
    #[param(value_type = shapes::DeviceId)]
    device: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct AddressParam {
    /// The address's id.
    #[param(value_type = shapes::AddressId)]
    address: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct SignInParam {
    /// The sign-in's id.
    #[param(value_type = shapes::SignInId)]
    sign_in: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct ResetParam {
    /// The reset's id.
    #[param(value_type = shapes::ResetId)]
    reset: String,
}

impl FromRequestParts<App> for TheMember {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Backend { workspace, .. } = Backend::<Members>::from_request_parts(parts, app).await?;
        let member = member(parts).await?;
        Ok(Self(MemberKey { workspace, member }))
    }
}

impl FromRequestParts<App> for TheColleague {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Visitor(page) = Visitor::from_request_parts(parts, app).await?;
        Ok(Self(Caller::Admin(page, member(parts).await?)))
    }
}

async fn member(parts: &mut Parts) -> Result<MemberId, Problem> {
    MemberId::parse(&segment(parts, "member").await?)
        .map_err(|error| Problem::malformed(format!("the path: {error}")))
}

impl FromRequestParts<App> for TheFactor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let text = segment(parts, "factor").await?;
        Ok(Self(FactorId::from_text(perhaps_minted(text))))
    }
}

impl FromRequestParts<App> for TheDevice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let text = segment(parts, "device").await?;
        Ok(Self(DeviceId::from_text(perhaps_minted(text))))
    }
}

impl FromRequestParts<App> for TheAddress {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let text = segment(parts, "address").await?;
        Ok(Self(AddressId::from_text(perhaps_minted(text))))
    }
}

impl FromRequestParts<App> for TheSignIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let text = segment(parts, "sign_in").await?;
        Ok(Self(SignInId::from_text(perhaps_minted(text))))
    }
}

impl FromRequestParts<App> for TheReset {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Backend { workspace, .. } = Backend::<Members>::from_request_parts(parts, app).await?;
        let text = segment(parts, "reset").await?;
        Ok(Self(workspace, ResetId::from_text(perhaps_minted(text))))
    }
}

impl FromRequestParts<App> for TheirReset {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Visitor(page) = Visitor::from_request_parts(parts, app).await?;
        let text = segment(parts, "reset").await?;
        Ok(Self(page, ResetId::from_text(perhaps_minted(text))))
    }
}

impl FromRequestParts<App> for TheFile {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        segment(parts, "file").await.map(Self)
    }
}

/// An id that we may have minted; anything else becomes the id of nothing, so that no store sees a letter it cannot
/// compare (PostgreSQL takes no NUL).
pub(super) fn perhaps_minted(text: String) -> String {
    let spelled = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if text.len() <= 64 && text.bytes().all(spelled) {
        text
    } else {
        String::new()
    }
}

async fn segment(parts: &mut Parts, name: &str) -> Result<String, Problem> {
    let unreadable = || Problem::malformed("the path is not percent-encoded UTF-8");
    let segments = RawPathParams::from_request_parts(parts, &())
        .await
        .map_err(|_| unreadable())?;
    segments
        .iter()
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .ok_or_else(unreadable)
}
