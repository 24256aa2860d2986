//! The command line, and the same from the environment.

use std::{fmt, net::SocketAddr, path::PathBuf, str::FromStr};

use axum::http::Uri;
use clap::{Parser, builder::BoolishValueParser};

/// A small support inbox that signs its people in with Countersign.
#[derive(Debug, Parser)]
#[command(name = "countersign-helpdesk", version)]
pub struct Options {
    /// Where to listen
    #[arg(
        long,
        env = "HELPDESK_LISTEN",
        default_value = "127.0.0.1:8601",
        value_name = "ADDRESS"
    )]
    pub listen: SocketAddr,

    /// The verifier, as this app reaches it
    #[arg(
        long,
        env = "HELPDESK_VERIFIER",
        default_value = "http://127.0.0.1:8600",
        value_name = "URL"
    )]
    pub verifier: Origin,

    /// The verifier, as browsers reach it, where that is another address
    #[arg(long, env = "HELPDESK_PUBLIC_VERIFIER", value_name = "URL")]
    pub public_verifier: Option<Origin>,

    /// This app, as browsers reach it, where that is not where it listens
    #[arg(long, env = "HELPDESK_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<Origin>,

    /// A file that holds the workspace's API key (cs_live_…), and nothing else
    #[arg(
        long,
        env = "HELPDESK_API_KEY_FILE",
        value_name = "FILE",
        required_unless_present = "print_people"
    )]
    pub api_key_file: Option<PathBuf>,

    /// Where people, sessions and conversations are kept
    #[arg(
        long,
        env = "HELPDESK_DATA",
        default_value = "var/helpdesk",
        value_name = "DIR"
    )]
    pub data: PathBuf,

    /// Countersign's built elements, served under /countersign/
    #[arg(
        long,
        env = "HELPDESK_ELEMENTS",
        default_value = "www/countersign/dist",
        value_name = "DIR"
    )]
    pub elements: PathBuf,

    /// Send cookies over HTTPS only
    #[arg(long, env = "HELPDESK_SECURE_COOKIES", value_parser = BoolishValueParser::new())]
    pub secure_cookies: bool,

    /// Print the demo's people with their passwords, and stop
    #[arg(long)]
    pub print_people: bool,
}

impl Options {
    /// This app, as browsers reach it.
    pub fn public_url(&self) -> Result<Origin, NotAnOrigin> {
        let listen = || format!("http://{}", self.listen).parse();
        self.public_url.clone().map_or_else(listen, Ok)
    }
}

/// Where a server is: scheme, host and port, as a browser's origin names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// The text is no such address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give scheme, host and port only, such as http://127.0.0.1:8600")]
pub struct NotAnOrigin;

impl Origin {
    /// Without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let uri: Uri = text.parse().map_err(|_| NotAnOrigin)?;
        let (Some(scheme @ ("http" | "https")), Some(authority)) =
            (uri.scheme_str(), uri.authority())
        else {
            return Err(NotAnOrigin);
        };
        // It is written into the Content-Security-Policy, where these would mean something else.
        if authority.as_str().contains(['@', ';', ',', '\'', '*'])
            || uri.path() != "/"
            || uri.query().is_some()
        {
            return Err(NotAnOrigin);
        }
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        let origin: Origin = "https://verifier.example:8443/".parse().unwrap();
        assert_eq!(origin.as_str(), "https://verifier.example:8443");
    }

    #[test]
    fn what_would_bend_the_policy_is_no_origin() {
        for text in [
            "",
            "verifier",
            "ftp://a",
            "http://a/b",
            "http://a?b",
            "http://u@a",
            "http://a;b",
            "http://*",
            "http://a b",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(NotAnOrigin), "{text:?}");
        }
    }
}
