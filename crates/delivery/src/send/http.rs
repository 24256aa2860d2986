//! Requests that we make: bounded in time, to https or to this machine, never led elsewhere.

use std::sync::Arc;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use url::{Host, Url};

use crate::{Failure, SettingError};

/// How long a request may take in all.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where requests are sent: `https`, or `http` on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(Url);

impl Endpoint {
    /// Reads one.
    ///
    /// ```
    /// use countersign_delivery::Endpoint;
    ///
    /// assert!(Endpoint::parse("https://example.org/hooks?from=countersign").is_ok());
    /// assert!(Endpoint::parse("http://127.0.0.1:8601/hooks").is_ok());
    /// assert!(Endpoint::parse("http://example.org/hooks").is_err());
    /// ```
    ///
    /// # Errors
    /// When it leads to another machine in the clear, or holds a password or a fragment.
    pub fn parse(text: &str) -> Result<Self, SettingError> {
        // What stands before the question mark may be shown; what comes after it may be somebody's secret.
        let shown =
            || SettingError::Endpoint(text.split(['?', '#']).next().unwrap_or_default().to_owned());
        let url = Url::parse(text).map_err(|_| SettingError::Endpoint("this".to_owned()))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(SettingError::Endpoint(
                "an address with a password".to_owned(),
            ));
        }
        let is_safe = match url.scheme() {
            "https" => url.host().is_some(),
            "http" => url.host().is_some_and(|host| is_loopback(&host)),
            _ => false,
        };
        if !is_safe || url.fragment().is_some() {
            return Err(shown());
        }
        Ok(Self(url))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Where `path` is below it.
    pub(crate) fn below(&self, path: &str) -> String {
        format!("{}{path}", self.as_str().trim_end_matches('/'))
    }
}

/// Whether a host is this machine.
pub(crate) fn is_loopback<T: AsRef<str>>(host: &Host<T>) -> bool {
    match host {
        Host::Domain(name) => name.as_ref() == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}

/// What makes requests.
#[derive(Clone, Debug)]
pub(crate) struct Client(Agent);

impl Client {
    pub(crate) fn new() -> Self {
        let trusted = rustls_native_certs::load_native_certs().certs;
        let trusted = trusted
            .iter()
            .map(|certificate| Certificate::from_der(certificate).to_owned())
            .collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(trusted)))
            .build();
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .max_idle_connections(16)
            .user_agent(concat!("countersign/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls)
            .build()
            .new_agent();
        Self(agent)
    }

    /// Sends `body`; what is answered beside the status is not read.
    pub(crate) fn post(
        &self,
        address: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<(), Failure> {
        let request = headers
            .iter()
            .fold(self.0.post(address), |request, (name, value)| {
                request.header(*name, *value)
            });
        match request.send(body) {
            Ok(answer) => judge(answer.status().as_u16()),
            Err(error) => Err(Failure::Later(format!("nobody answered: {error}"))),
        }
    }
}

/// What a status means for a message. A request that was understood and refused will be refused again; one that was not let
/// in, or has come to the wrong address, may be taken once that is set right.
fn judge(status: u16) -> Result<(), Failure> {
    let answered = || format!("the answer was {status}");
    match status {
        200..=299 => Ok(()),
        400 | 405 | 406 | 410 | 411 | 413 | 415 | 422 => Err(Failure::Never(answered())),
        300..=399 => Err(Failure::Later(format!(
            "{}, which leads elsewhere and is not followed",
            answered()
        ))),
        _ => Err(Failure::Later(answered())),
    }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, judge};
    use crate::Failure;

    #[test]
    fn nothing_is_sent_in_the_clear_to_another_machine() {
        for good in [
            "https://example.org",
            "https://192.0.2.1:8443/a?b=c",
            "http://localhost:1/x",
            "http://[::1]:1/x",
            "http://127.3.2.1/",
        ] {
            assert!(Endpoint::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "http://example.org",
            "http://127.0.0.1.example.org",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "https://user:hunter2@example.org",
            "https://example.org/#fragment",
        ] {
            let error = Endpoint::parse(bad).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn a_status_says_whether_another_try_can_help() {
        assert_eq!(judge(204), Ok(()));
        for later in [302, 401, 403, 404, 408, 425, 429, 500, 503] {
            assert!(matches!(judge(later), Err(Failure::Later(_))), "{later}");
        }
        for never in [400, 410, 413, 422] {
            assert!(matches!(judge(never), Err(Failure::Never(_))), "{never}");
        }
    }
}
