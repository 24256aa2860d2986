//! Secrets on their way out, each in the one answer that shows it.

use serde::Serializer;
use zeroize::Zeroizing;

use crate::token::{Token, TokenKind};

pub(super) fn token<K: TokenKind, S: Serializer>(
    token: &Token<K>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(token.expose())
}

pub(super) fn text<S: Serializer>(
    text: &Zeroizing<String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

pub(super) fn perhaps<S: Serializer>(
    text: &Option<Zeroizing<String>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match text {
        Some(text) => serializer.serialize_some(text.as_str()),
        None => serializer.serialize_none(),
    }
}

pub(super) fn texts<S: Serializer>(
    texts: &[Zeroizing<String>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(texts.iter().map(|text| text.as_str()))
}
