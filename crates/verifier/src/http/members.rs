use std::collections::HashSet;

use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{Backend, Members};
use super::body::{Body, LARGEST_BATCH, NoBody};
use super::openapi::problems;
use super::path::{MemberParam, TheMember};
use super::problem::Problem;
use super::query::{Asking, PageQuery, page_size};
use super::shapes::{
    self, Member, MemberWithAddresses, MembersPage, MembersWritten, ProblemName, Word,
};
use crate::ids::MemberId;
use crate::model::{self, AddressKind, EmailAddress, Label, PhoneNumber};
use crate::service::{self, Service, WantedMember};

/// Members that a batch has at most.
const MOST_AT_ONCE: usize = 1_000;

pub(super) fn router() -> OpenApiRouter<App> {
    let many = OpenApiRouter::new()
        .routes(routes!(put_many))
        .layer(DefaultBodyLimit::max(LARGEST_BATCH));
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(put, get, delete))
        .routes(routes!(unlock))
        .routes(routes!(end_sessions))
        .routes(routes!(password_changed))
        .merge(many)
}

problems! {
    PutProblems = [BACKEND, BODY] AddressInvalid, AddressLimit;
    PutManyProblems = [BACKEND, BODY] AddressInvalid, AddressLimit;
    GetProblems = [BACKEND, ADDRESS] MemberNotFound;
    DeleteProblems = [BACKEND, ADDRESS] MemberNotFound;
    ListProblems = [BACKEND, ADDRESS];
    UnlockProblems = [BACKEND, NO_BODY] MemberNotFound;
    EndSessionsProblems = [BACKEND, NO_BODY] MemberNotFound;
    PasswordChangedProblems = [BACKEND, NO_BODY] MemberNotFound;
}

/// What is said of a member, alone and in a batch.
macro_rules! said_of_a_member {
    ($(#[$meta:meta])* struct $name:ident { $($id:tt)* }) => {
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        struct $name {
            $($id)*
            /// What their authenticator app shows as the account; their id, when there is none. What is absent is left as it
            /// is, here and below; null is the default.
            #[serde(default, deserialize_with = "said")]
            #[schema(value_type = Option<shapes::Label>)]
            label: Option<Option<String>>,
            /// What they are in the application; `agent`, unless it is said.
            #[serde(default, deserialize_with = "said")]
            #[schema(value_type = Option<shapes::Role>)]
            role: Option<Option<shapes::Role>>,
            /// Whether an identity provider signs them in.
            #[serde(default, deserialize_with = "said")]
            #[schema(value_type = Option<bool>)]
            sso: Option<Option<bool>>,
            /// What is set for them alone; `inherit`, unless it is said.
            #[serde(default, deserialize_with = "said")]
            #[schema(value_type = Option<shapes::Setting>)]
            setting: Option<Option<shapes::Setting>>,
            /// The language of messages to them (BCP 47), such as `de`.
            #[serde(default, deserialize_with = "said")]
            #[schema(value_type = Option<String>, max_length = 35, pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
            language: Option<Option<String>>,
            /// All the addresses that the application has of them, in the place of those it gave before. Those that they gave
            /// themselves stay.
            #[serde(default, deserialize_with = "said")]
            #[schema(value_type = Option<Vec<GivenAddress>>, max_items = 10)]
            addresses: Option<Option<Vec<GivenAddress>>>,
        }

        impl $name {
            /// What is wanted, or which field of what stands at `place` cannot be taken.
            fn read(self, place: &str) -> Result<WantedMember, Problem> {
                let at = |field: &str| format!("{place}{field}");
                let label = self.label.map(|label| label.map(|text| Label::parse(&text)).transpose());
                let language = self.language.map(|language| language.map(language_tag).transpose());
                let addresses = self.addresses.map(|given| addresses(given.unwrap_or_default(), &at("addresses")));
                Ok(WantedMember {
                    label: label.transpose().map_err(|error| Problem::unprocessable(&at("label"), error))?,
                    role: self.role.map(|role| role.map(|Word(role)| role).unwrap_or_default()),
                    sso: self.sso.map(Option::unwrap_or_default),
                    setting: self.setting.map(|setting| setting.map(|Word(setting)| setting).unwrap_or_default()),
                    language: language.transpose().map_err(|error| Problem::unprocessable(&at("language"), error))?,
                    addresses: addresses.transpose()?,
                })
            }
        }
    };
}

said_of_a_member! {
    /// What is said of a member.
    #[schema(example = json!({ "label": "Ada Lovelace", "role": "admin", "language": "de" }))]
    struct PutMember {}
}

said_of_a_member! {
    /// A member, and what is said of them.
    struct NamedMember {
        /// The application's name for them.
        #[schema(value_type = shapes::MemberId)]
        id: String,
    }
}

/// Members, each named once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "members": [{ "id": "ada@example.org", "role": "admin" }, { "id": "bob@example.org" }] }))]
struct PutMembers {
    /// At most 1,000.
    #[schema(max_items = 1000)]
    members: Vec<NamedMember>,
}

/// An address that the application gives.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GivenAddress {
    /// What sort of address it is.
    kind: shapes::AddressKind,
    /// The address: of a telephone with a plus sign and its country first (E.164).
    #[schema(max_length = 254)]
    value: String,
    /// Whether the application vouches that it is the member's.
    confirmed: bool,
    /// Whether it is the one of its kind that is used unless another is asked for.
    #[serde(default)]
    primary: bool,
}

/// A field that was sent, if only as null.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    field: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(field).map(Some)
}

fn language_tag(text: String) -> Result<String, &'static str> {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let (first, mut rest) = (text.split('-').next().unwrap_or_default(), text.split('-'));
    let is_language =
        (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_language && text.len() <= 35 && rest.all(is_part) {
        Ok(text)
    } else {
        Err("a language is written like `de` or `de-AT` (BCP 47)")
    }
}

/// The addresses that were sent, each once and at most one of a kind the primary one.
fn addresses(given: Vec<GivenAddress>, place: &str) -> Result<Vec<service::GivenAddress>, Problem> {
    if given.len() > model::Address::MOST {
        return Err(Problem::unprocessable(
            place,
            format_args!("a member has at most {} addresses", model::Address::MOST),
        ));
    }
    let mut read = Vec::<service::GivenAddress>::with_capacity(given.len());
    for (index, address) in given.into_iter().enumerate() {
        let refused = |why: &dyn std::fmt::Display| {
            Problem::new(
                ProblemName::AddressInvalid,
                format!("{place}[{index}]: {why}"),
            )
        };
        let value = match address.kind.0 {
            AddressKind::Email => {
                EmailAddress::parse(&address.value).map(|email| email.to_string())
            }
            AddressKind::Phone => PhoneNumber::parse(&address.value).map(|phone| phone.to_string()),
        };
        let new = service::GivenAddress {
            kind: address.kind.0,
            value: value.map_err(|error| refused(&error))?,
            confirmed: address.confirmed,
            primary: address.primary,
        };
        let of_its_kind = || read.iter().filter(|known| known.kind == new.kind);
        if of_its_kind().any(|known| known.value == new.value) {
            return Err(refused(&"the same address stands before it"));
        }
        if new.primary && of_its_kind().any(|known| known.primary) {
            return Err(refused(&"another of its kind is the primary one"));
        }
        read.push(new);
    }
    Ok(read)
}

/// A label that was sent, if one was.
pub(super) fn label(text: Option<String>) -> Result<Option<Label>, Problem> {
    text.map(|text| Label::parse(&text))
        .transpose()
        .map_err(|error| Problem::unprocessable("label", error))
}

/// Creates a member, or changes what is said of them.
#[utoipa::path(put, path = "/v1/members/{member}", tag = "members", operation_id = "put_member",
    params(MemberParam), request_body = PutMember,
    security(("api_key" = [])),
    responses(
        (status = 200, description = "They existed already", body = MemberWithAddresses),
        (status = 201, description = "They are new", body = MemberWithAddresses),
        PutProblems,
    ))]
async fn put(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Body(wanted): Body<PutMember>,
) -> Result<(StatusCode, Json<MemberWithAddresses>), Problem> {
    let (member, addresses, new) = service.put_member(member, wanted.read("")?).await?;
    let status = if new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Json(with_addresses(member, addresses))))
}

/// Creates up to 1,000 members, or changes what is said of them. Sent again, it changes nothing more.
#[utoipa::path(put, path = "/v1/members", tag = "members", operation_id = "put_members",
    request_body = PutMembers, security(("api_key" = [])),
    responses((status = 200, description = "How many are new, changed, and as before", body = MembersWritten), PutManyProblems))]
async fn put_many(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Members>,
    Body(wanted): Body<PutMembers, LARGEST_BATCH>,
) -> Result<Json<MembersWritten>, Problem> {
    let written = service
        .put_members(workspace, batch(wanted.members)?)
        .await?;
    Ok(Json(MembersWritten {
        created: written.created,
        updated: written.updated,
        unchanged: written.unchanged,
    }))
}

/// A batch that was sent: all of it, or what the first row that cannot be taken has wrong.
fn batch(sent: Vec<NamedMember>) -> Result<Vec<(MemberId, WantedMember)>, Problem> {
    if sent.len() > MOST_AT_ONCE {
        return Err(Problem::unprocessable(
            "members",
            format_args!("at most {MOST_AT_ONCE} at once; send the rest in another call"),
        ));
    }
    let mut named = HashSet::with_capacity(sent.len());
    let mut batch = Vec::with_capacity(sent.len());
    for (index, row) in sent.into_iter().enumerate() {
        let place = format!("members[{index}].");
        let refused =
            |why: &dyn std::fmt::Display| Problem::unprocessable(&format!("{place}id"), why);
        let id = MemberId::parse(&row.id).map_err(|error| refused(&error))?;
        if !named.insert(id.clone()) {
            return Err(refused(&"the same member stands before it"));
        }
        batch.push((id, row.read(&place)?));
    }
    Ok(batch)
}

fn with_addresses(member: model::Member, addresses: Vec<model::Address>) -> MemberWithAddresses {
    MemberWithAddresses {
        member: member.into(),
        addresses: addresses.into_iter().map(shapes::Address::from).collect(),
    }
}

/// One member.
#[utoipa::path(get, path = "/v1/members/{member}", tag = "members", operation_id = "get_member",
    params(MemberParam), security(("api_key" = [])),
    responses((status = 200, description = "The member", body = MemberWithAddresses), GetProblems))]
async fn get(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<Json<MemberWithAddresses>, Problem> {
    let (member, addresses) = service.member_with_addresses(member).await?;
    Ok(Json(with_addresses(member, addresses)))
}

/// Removes a member, and everything kept of them but the events.
#[utoipa::path(delete, path = "/v1/members/{member}", tag = "members", operation_id = "delete_member",
    params(MemberParam), security(("api_key" = [])),
    responses((status = 204, description = "They are removed"), DeleteProblems))]
async fn delete(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<StatusCode, Problem> {
    service.delete_member(member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The workspace's members, in the order of their ids.
#[utoipa::path(get, path = "/v1/members", tag = "members", operation_id = "list_members",
    params(PageQuery), security(("api_key" = [])),
    responses((status = 200, description = "Some of the members", body = MembersPage), ListProblems))]
async fn list(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Members>,
    Asking(page): Asking<PageQuery>,
) -> Result<Json<MembersPage>, Problem> {
    let size = page_size(page.limit)?;
    let after = page
        .cursor
        .map(|cursor| MemberId::parse(&cursor))
        .transpose()
        .map_err(|_| Problem::malformed("`cursor` is the `next_cursor` of the page before"))?;
    Ok(Json(service.members(workspace, after, size).await?.into()))
}

/// Lets a member who gave too many wrong codes in a row try again, and ends their sessions. It signs nobody in.
#[utoipa::path(post, path = "/v1/members/{member}/unlock", tag = "members", operation_id = "unlock_member",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 200, description = "The member", body = Member), UnlockProblems))]
async fn unlock(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<Json<Member>, Problem> {
    Ok(Json(service.unlock_member(member).await?.into()))
}

/// Ends every client token, open sign-in and unredeemed receipt of a member. The application's own sessions are its own
/// to end.
#[utoipa::path(post, path = "/v1/members/{member}/end-sessions", tag = "members", operation_id = "end_sessions",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 204, description = "They are ended"), EndSessionsProblems))]
async fn end_sessions(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.end_sessions(member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that a member has a new password: whoever guessed beside them knew the old one. Waits and the long account of
/// wrong codes begin anew, and the member's sessions end. The failures in a row stay: only a right code clears those.
#[utoipa::path(post, path = "/v1/members/{member}/password-changed", tag = "members", operation_id = "password_changed",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 204, description = "It is recorded"), PasswordChangedProblems))]
async fn password_changed(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.password_changed(member).await?;
    Ok(StatusCode::NO_CONTENT)
}
