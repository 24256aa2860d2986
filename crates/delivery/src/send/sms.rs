//! Text messages, over HTTP: to a gateway of the operator's own, or to one that speaks like Twilio.

use data_encoding::BASE64;
use serde_json::json;
use url::form_urlencoded::Serializer;
use zeroize::Zeroizing;

use super::http::Client;
use crate::{Endpoint, Failure, Message, SIGNATURE_HEADER, signature};

/// A way to send text messages.
pub struct Sms {
    client: Client,
    gateway: Gateway,
}

/// Who sends them on.
pub enum Gateway {
    /// Takes `POST {"to", "text", "id"}` with [`SIGNATURE_HEADER`]. The same `id` again is a copy: it need not be sent twice.
    Signed {
        /// Where.
        endpoint: Endpoint,
        /// What requests are signed with.
        secret: Zeroizing<String>,
    },
    /// Takes what Twilio takes.
    Twilio {
        /// `https://api.twilio.com`, or who speaks like it.
        endpoint: Endpoint,
        /// The account.
        sid: String,
        /// Its password.
        token: Zeroizing<String>,
        /// The telephone number that messages come from, or a messaging service (`MG…`).
        from: String,
    },
}

impl Sms {
    /// Sends by `gateway`.
    #[must_use]
    pub fn new(gateway: Gateway) -> Self {
        Self {
            client: Client::new(),
            gateway,
        }
    }

    /// Hands a text to the gateway; `now` in seconds since the Unix epoch.
    ///
    /// # Errors
    /// When it was not taken.
    pub fn send(&self, message: &Message, text: &str, now: u64) -> Result<(), Failure> {
        let to = message.to.address.as_str();
        match &self.gateway {
            Gateway::Signed { endpoint, secret } => {
                let body = json!({ "to": to, "text": text, "id": message.id }).to_string();
                let signature = signature(secret, now, &body);
                let headers = [
                    ("content-type", "application/json"),
                    (SIGNATURE_HEADER, &signature),
                ];
                self.client.post(endpoint.as_str(), &headers, &body)
            }
            Gateway::Twilio {
                endpoint,
                sid,
                token,
                from,
            } => {
                let sender = if from.starts_with("MG") {
                    "MessagingServiceSid"
                } else {
                    "From"
                };
                let form = Serializer::new(String::new())
                    .append_pair("To", to)
                    .append_pair(sender, from)
                    .append_pair("Body", text)
                    .finish();
                let login = Zeroizing::new(format!("{sid}:{}", token.as_str()));
                let login = Zeroizing::new(format!("Basic {}", BASE64.encode(login.as_bytes())));
                let headers = [
                    ("content-type", "application/x-www-form-urlencoded"),
                    ("authorization", login.as_str()),
                ];
                let address = endpoint.below(&format!("/2010-04-01/Accounts/{sid}/Messages.json"));
                self.client.post(&address, &headers, &form)
            }
        }
    }
}
