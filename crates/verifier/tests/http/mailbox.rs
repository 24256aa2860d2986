//! People who are reached by e-mail, and what they were sent.

use countersign_delivery::Rendered;
use countersign_verifier::service::ShownMessage;
use serde_json::json;

use crate::world::World;

impl World {
    /// Makes somebody known to Acme, with an address that the application vouches for.
    pub(crate) async fn reached(&self, member: &str) {
        let address = json!({ "kind": "email", "value": mailbox(member), "confirmed": true });
        let path = format!("/v1/members/{member}");
        let body = json!({ "addresses": [address] });
        let answer = self.backend().put(&path, body).await;
        assert!([200, 201].contains(&answer.status), "{answer:?}");
    }

    /// The code that they were mailed last: its subject ends with it.
    pub(crate) async fn mailed_code(&self, member: &str) -> String {
        self.code_mailed_to(&mailbox(member)).await
    }

    /// The code that was mailed last to this address.
    pub(crate) async fn code_mailed_to(&self, address: &str) -> String {
        let Rendered::Mail(mail) = self.last_sent_to(address).await.said else {
            panic!("it is no mail")
        };
        let digits: Vec<char> = mail.subject.chars().filter(char::is_ascii_digit).collect();
        digits[digits.len() - 6..].iter().collect()
    }

    /// The link that they were mailed last.
    pub(crate) async fn mailed_link(&self, member: &str) -> String {
        let sent = self.last_sent_to(&mailbox(member)).await;
        sent.link.unwrap()
    }

    async fn last_sent_to(&self, address: &str) -> ShownMessage {
        let sent = self.verifier.service.look_into_outbox(200).await.unwrap();
        let mut sent = sent.into_iter();
        sent.find(|sent| sent.to == address).unwrap()
    }
}

fn mailbox(member: &str) -> String {
    format!("{member}@example.org")
}
