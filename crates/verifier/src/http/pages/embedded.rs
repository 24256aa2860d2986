//! The files that `www/console` built: each as it is, and where that is smaller compressed beside it.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use rust_embed::{Embed, EmbeddedFile};

/// What `npm run build` of `www/console` left, here or in the published crate; nothing, when it did not run. The build
/// script says where that is.
#[derive(Embed)]
#[folder = "$COUNTERSIGN_PAGES"]
#[allow_missing = true]
struct Built;

/// The codings that a file may lie there in, the smallest first: their names (RFC 9110 §8.4.1) and what ends their files.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// The file at `path`, in the smallest coding that the request takes; only that it has not changed, to a browser that
/// has it. `None` when there is no such file.
pub(super) fn answer(path: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Built::get(path)?;
    let media_type = media_type(&plain);
    let coded = CODINGS
        .iter()
        .filter(|(coding, _)| takes(headers, coding))
        .find_map(|(coding, ending)| Some((*coding, Built::get(&format!("{path}.{ending}"))?)));
    let (coding, file) = match coded {
        Some((coding, file)) => (Some(coding), file),
        None => (None, plain),
    };

    let tag = tag(&file);
    let about = [
        (header::VARY, "accept-encoding".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    if has(headers, &tag) {
        return Some((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let coding = coding.map(|coding| [(header::CONTENT_ENCODING, coding)]);
    let media_type = [(header::CONTENT_TYPE, media_type)];
    Some((about, media_type, coding, file.data).into_response())
}

/// What it is; text is all in UTF-8.
fn media_type(file: &EmbeddedFile) -> String {
    let media_type = file.metadata.mimetype();
    if media_type.starts_with("text/") {
        format!("{media_type}; charset=utf-8")
    } else {
        media_type.to_owned()
    }
}

/// Whether the request takes an answer in `coding` (RFC 9110 §12.5.3): it names it, and not with a weight of nought.
fn takes(headers: &HeaderMap, coding: &str) -> bool {
    let named = headers.get_all(header::ACCEPT_ENCODING);
    let named = named.iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let is_named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        is_named && weight.is_none_or(|weight| weight > 0.0)
    })
}

/// A name for these very bytes (RFC 9110 §8.8.3).
fn tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let half = hash.first_chunk().copied().unwrap_or_default();
    format!("\"{:032x}\"", u128::from_be_bytes(half))
}

/// Whether the browser has what is called `tag` (RFC 9110 §13.1.2).
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH);
    let known = known.iter().filter_map(|value| value.to_str().ok());
    known
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known.strip_prefix("W/").unwrap_or(known) == tag || known == "*")
}

#[cfg(test)]
mod tests {
    use super::takes;
    use axum::http::{HeaderMap, header};

    #[test]
    fn a_coding_is_taken_when_it_is_named_and_not_refused() {
        for (accepted, br) in [
            ("gzip, deflate, br", true),
            ("BR", true),
            ("gzip;q=1.0,br;q=0.5", true),
            ("br;q=0", false),
            ("br; q=0.000, gzip", false),
            ("gzip", false),
            ("brotli", false),
            ("identity", false),
            ("", false),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, accepted.parse().unwrap())]);
            assert_eq!(takes(&headers, "br"), br, "{accepted}");
        }
        assert!(!takes(&HeaderMap::new(), "br"));
    }
}
