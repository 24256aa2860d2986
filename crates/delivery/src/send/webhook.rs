use super::http::Client;
use crate::{Endpoint, Failure, SIGNATURE_HEADER, signature};

/// Tells applications of events, by signed requests.
#[derive(Debug)]
pub struct Webhooks(Client);

impl Default for Webhooks {
    fn default() -> Self {
        Self(Client::new())
    }
}

impl Webhooks {
    /// Sends `body` to `endpoint`, signed with `secret` at `now`, in seconds since the Unix epoch.
    ///
    /// # Errors
    /// When it was not taken: anything but a status of 200 to 299.
    pub fn send(
        &self,
        endpoint: &Endpoint,
        secret: &str,
        body: &str,
        now: u64,
    ) -> Result<(), Failure> {
        let signature = signature(secret, now, body);
        let headers = [
            ("content-type", "application/json"),
            (SIGNATURE_HEADER, &signature),
        ];
        self.0.post(endpoint.as_str(), &headers, body)
    }
}
