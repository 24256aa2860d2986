//! A posted form, together with the one who may post it.

use axum::{
    Form, RequestExt,
    extract::{FromRequest, FromRequestParts, Request},
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Desk,
    doorway::Halfway,
    error::Error,
    sign_in::AtTheDoor,
    signed_in::{Admin, Customer, SignedIn, TeamMember},
    token::CsrfToken,
};

/// A form whose token fits the poster's cookie. There is no other way to read a form here, so none
/// goes unchecked.
pub struct Posted<By, Form> {
    pub by: By,
    pub form: Form,
}

/// Somebody with a cookie of ours.
pub trait Poster: FromRequestParts<Desk, Rejection = Error> + Send + 'static {
    /// What their forms must carry.
    fn csrf(&self) -> CsrfToken;
}

impl Poster for AtTheDoor {
    fn csrf(&self) -> CsrfToken {
        self.csrf()
    }
}

impl Poster for Halfway {
    fn csrf(&self) -> CsrfToken {
        self.csrf()
    }
}

impl Poster for SignedIn {
    fn csrf(&self) -> CsrfToken {
        self.csrf()
    }
}

impl Poster for TeamMember {
    fn csrf(&self) -> CsrfToken {
        self.0.csrf()
    }
}

impl Poster for Admin {
    fn csrf(&self) -> CsrfToken {
        self.0.csrf()
    }
}

impl Poster for Customer {
    fn csrf(&self) -> CsrfToken {
        self.0.csrf()
    }
}

#[derive(Deserialize)]
struct WithToken<F> {
    csrf: String,
    #[serde(flatten)]
    form: F,
}

impl<By: Poster, F: DeserializeOwned + Send> FromRequest<Desk> for Posted<By, F> {
    type Rejection = Error;

    async fn from_request(mut request: Request, desk: &Desk) -> Result<Self, Error> {
        let by: By = request.extract_parts_with_state(desk).await?;
        let Form(WithToken { csrf, form }) = Form::<WithToken<F>>::from_request(request, desk)
            .await
            .map_err(|_| Error::BadForm)?;
        by.csrf().check(&csrf)?;
        Ok(Self { by, form })
    }
}
