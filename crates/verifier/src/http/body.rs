//! What was sent: JSON of at most 16 KiB, with no field that is not taken.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::problem::Problem;
use super::shapes::ProblemName;

/// Bytes that a body has at most.
pub(super) const LARGEST: usize = 16 * 1024;

/// Bytes that a batch has at most.
pub(super) const LARGEST_BATCH: usize = 2 * 1024 * 1024;

/// A body read as JSON, of at most so many bytes. Of more than [`LARGEST`] its route has a limit of its own.
pub(super) struct Body<T, const MOST: usize = LARGEST>(pub(super) T);

/// No body, or one that says nothing: `{}`.
pub(super) struct NoBody;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl<T: DeserializeOwned, S: Send + Sync, const MOST: usize> FromRequest<S> for Body<T, MOST> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match sent(request, state, MOST).await? {
            Some(bytes) => read(&bytes).map(Self),
            None => Err(missing()),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for NoBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match sent(request, state, LARGEST).await? {
            Some(bytes) => read(&bytes).map(|Nothing {}| Self),
            None => Ok(Self),
        }
    }
}

/// Nothing was sent.
pub(super) fn missing() -> Problem {
    Problem::malformed("send a body: a JSON object")
}

/// The bytes that were sent as JSON, if there are any.
pub(super) async fn sent<S: Send + Sync>(
    request: Request,
    state: &S,
    most: usize,
) -> Result<Option<Bytes>, Problem> {
    let json = is_json(request.headers());
    let bytes = Bytes::from_request(request, state).await;
    let bytes = bytes.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
            ProblemName::BodyTooLarge,
            format!("a body has at most {most} bytes here"),
        ),
        _ => Problem::malformed("the body did not arrive whole"),
    })?;
    if !json && !bytes.is_empty() {
        return Err(Problem::new(
            ProblemName::UnsupportedMediaType,
            "send JSON, and say so: `Content-Type: application/json`",
        ));
    }
    Ok((!bytes.is_empty()).then_some(bytes))
}

pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut document = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut document).map_err(|error| {
        let explained = explain(error.inner());
        Problem::malformed(match place(error.path(), error.inner()) {
            Some(place) => format!("{place}: {explained}"),
            None => explained,
        })
    })?;
    let ended = document.end();
    ended.map_err(|error| Problem::malformed(explain(&error)))?;
    Ok(read)
}

/// Where a body has an error: the row of a list, or the field that holds a wrong value. Both are names of ours; those of a map
/// within, or of a field that is not taken, are the caller's.
fn place(path: &Path, error: &serde_json::Error) -> Option<String> {
    row(path).or_else(|| match path.iter().next() {
        Some(Segment::Map { key }) if is_of_a_value(error) => Some(key.clone()),
        _ => None,
    })
}

fn is_of_a_value(error: &serde_json::Error) -> bool {
    error.classify() == Category::Data && !error.to_string().starts_with("unknown field ")
}

/// The row of a list that an error lies in. What stands before it are names of ours.
fn row(path: &Path) -> Option<String> {
    let mut row = String::new();
    for segment in path {
        match segment {
            Segment::Map { key } => row.push_str(key),
            Segment::Seq { index } => return Some(format!("{row}[{index}]")),
            Segment::Enum { .. } | Segment::Unknown => return None,
        }
    }
    None
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
}

/// Says what is wrong with a body without repeating anything of it: a code or a receipt may stand in the wrong place.
fn explain(error: &serde_json::Error) -> String {
    let place = format!("line {}, column {}", error.line(), error.column());
    match error.classify() {
        Category::Syntax => format!("the body is not JSON, from {place} on"),
        Category::Eof | Category::Io => "the body is not JSON: it ends too early".to_owned(),
        Category::Data => {
            let text = error.to_string();
            let text = text
                .rfind(" at line ")
                .and_then(|end| text.get(..end))
                .unwrap_or(&text);
            if text.starts_with("missing field ") || text.starts_with("duplicate field ") {
                return format!("the body has a {text}, by {place}");
            }
            let what = if text.starts_with("unknown field ") {
                "a field that is not taken here"
            } else {
                "a value that is not taken here"
            };
            // What stands after the last of these is ours, what stands before it may be the caller's.
            let expected = text
                .rsplit_once(", expected ")
                .map_or(String::new(), |(_, ours)| {
                    format!("; expected {}", in_json(ours))
                });
            format!("the body has {what}, by {place}{expected}")
        }
    }
}

/// What a Rust type is called says nothing to a caller.
fn in_json(expected: &str) -> &str {
    if expected.starts_with("struct ") {
        "an object"
    } else {
        expected
    }
}

#[cfg(test)]
mod tests {
    use super::{Nothing, explain};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read into")]
    struct Sample {
        member: String,
        code: String,
    }

    fn explained(body: &str) -> String {
        explain(&serde_json::from_str::<Sample>(body).unwrap_err())
    }

    #[test]
    fn s18_what_is_wrong_is_said_without_repeating_the_body() {
        for (body, said) in [
            (r#"{"member": "ada", "code": 271828}"#, "expected a string"),
            (
                r#"{"member": "ada", "271828": 1}"#,
                "expected `member` or `code`",
            ),
            (
                r#"{"member": "ada", "x, expected 271828": 1}"#,
                "expected `member` or `code`",
            ),
            (r#"{"code": "271828"}"#, "missing field `member`"),
            (
                r#"{"code": "271828", "code": "271828"}"#,
                "duplicate field `code`",
            ),
            (r#"["271828"]"#, "expected an object"),
            (r#""271828""#, "expected an object"),
            (r#"{"code": "271828"#, "ends too early"),
            (r#"{"code": "271828",}"#, "not JSON"),
        ] {
            let explained = explained(body);
            assert!(explained.contains(said), "{body}: {explained}");
            assert!(!explained.contains("271828"), "{explained}");
        }
    }

    #[test]
    fn a_body_that_should_say_nothing_may_be_an_empty_object() {
        assert!(serde_json::from_str::<Nothing>("{}").is_ok());
        let error = serde_json::from_str::<Nothing>(r#"{"x":1}"#).err().unwrap();
        assert!(explain(&error).contains("not taken here"));
    }
}
