use std::borrow::Cow;

use serde::{Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A field that tells two shapes apart: it always says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Always<const SAID: bool>;

/// Always `true`.
pub type Yes = Always<true>;
/// Always `false`.
pub type No = Always<false>;

impl<const SAID: bool> Serialize for Always<SAID> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(SAID)
    }
}

impl<const SAID: bool> PartialSchema for Always<SAID> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Boolean)
            .description(Some(format!("Always `{SAID}`.")))
            .enum_values(Some([SAID]))
            .into()
    }
}

impl<const SAID: bool> ToSchema for Always<SAID> {
    fn name() -> Cow<'static, str> {
        if SAID { "Yes" } else { "No" }.into()
    }
}
