//! Carrying what waits in the outbox: a few at once on each route, until the service stops.
//!
//! Any number of nodes may do it. What a node claims nobody else gets until the claim has run out, so a node that dies
//! leaves nothing behind but a copy of what it had sent and could not settle.

use std::sync::Arc;
use std::time::Duration;

use countersign_delivery::{Endpoint, Failure, Message, Rendered, Sms, Smtp, Webhooks};
use countersign_store::sealing::KeyRing;
use countersign_store::{Cargo, Hook, Outcome, Parcel, Route, UnpackError, claim, is_due, settle};
use tokio::sync::watch;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::{sleep, timeout};

use super::outbox::WORDS;
use super::{Error, Service};

/// What is carried at once on each route.
const HANDS: usize = 4;
/// How long one try may take in all: less than a claim lasts.
const TRY: Duration = Duration::from_secs(25);
/// How often the outbox is looked at for what other nodes left, and for what is due again.
const TURN: Duration = Duration::from_secs(1);

/// The ways out of this verifier.
#[derive(Default)]
pub struct Ways {
    /// To a mail server. Without one, e-mails wait.
    pub mail: Option<Smtp>,
    /// To an SMS gateway. Without one, text messages wait.
    pub sms: Option<Sms>,
    /// To the workspaces' own addresses.
    pub webhooks: Webhooks,
}

impl Service {
    /// Carries what waits, on every route that there is a way for, until `stop` is true; then lets what is under way finish.
    pub async fn carry_outbox(&self, ways: Ways, stop: watch::Receiver<bool>) {
        let routes = [
            (Route::Email, ways.mail.is_some()),
            (Route::Sms, ways.sms.is_some()),
            (Route::Webhook, true),
        ];
        let ways = Arc::new(ways);
        let mut carriers = JoinSet::new();
        for (route, _) in routes.into_iter().filter(|&(_, open)| open) {
            let (service, ways, stop) = (self.clone(), Arc::clone(&ways), stop.clone());
            carriers.spawn(async move { service.carry_route(route, &ways, stop).await });
        }
        while carriers.join_next().await.is_some() {}
    }

    async fn carry_route(&self, route: Route, ways: &Arc<Ways>, mut stop: watch::Receiver<bool>) {
        let mut posted = self.store.posted();
        let mut under_way = JoinSet::new();
        while !*stop.borrow() {
            while under_way.try_join_next().is_some() {}
            if under_way.len() >= HANDS {
                under_way.join_next().await;
            }
            match self.claim(route).await {
                Ok(Some(parcel)) => {
                    let (service, ways) = (self.clone(), Arc::clone(ways));
                    under_way.spawn(async move { service.carry(route, parcel, ways).await });
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "could not look into the outbox"),
            }
            tokio::select! {
                _ = posted.changed() => {}
                // What was behind it in its lane may go now.
                Some(_) = under_way.join_next() => {}
                () = sleep(TURN) => {}
                _ = stop.changed() => {}
            }
        }
        while under_way.join_next().await.is_some() {}
    }

    async fn claim(&self, route: Route) -> Result<Option<Parcel>, Error> {
        if !self.store.read(move |tx| is_due(tx, route)).await? {
            return Ok(None);
        }
        Ok(self.store.write(move |tx| claim(tx, route)).await?)
    }

    /// Tries once, and writes down how it ended. What goes wrong is told by `countersign outbox`, not by the log: a server's own
    /// words may name an address.
    async fn carry(&self, route: Route, parcel: Parcel, ways: Arc<Ways>) {
        let (id, attempts) = (parcel.id.clone(), parcel.attempts);
        let keys = Arc::clone(&self.keys.0);
        let tried = timeout(TRY, spawn_blocking(move || ways.carry(parcel, &keys)));
        let outcome = match tried.await {
            Ok(Ok(Ok(()))) => Outcome::Sent,
            Ok(Ok(Err(Failure::Later(why)))) => Outcome::Failed(why),
            Ok(Ok(Err(Failure::Never(why)))) => Outcome::Refused(why),
            Ok(Err(_)) => Outcome::Failed("the try came to no end".to_owned()),
            Err(_) => Outcome::Failed("the try took too long".to_owned()),
        };
        let route = route.as_ref();
        match outcome {
            Outcome::Sent => tracing::info!(message = %id, route, attempts, "sent"),
            Outcome::Failed(_) => tracing::warn!(message = %id, route, attempts, "not sent yet"),
            Outcome::Refused(_) => {
                tracing::warn!(message = %id, route, attempts, "never to be sent")
            }
        }
        let settled = self
            .store
            .write(move |tx| settle(tx, &id, attempts, &outcome).map_err(Error::from))
            .await;
        if let Err(error) = settled {
            tracing::warn!(%error, "a message may be sent again: what came of it could not be written down");
        }
    }
}

impl Ways {
    fn carry(&self, parcel: Parcel, keys: &KeyRing) -> Result<(), Failure> {
        let now = parcel.at.unix_seconds();
        let cargo = parcel.unpack(keys).map_err(|error| match error {
            // A node whose ring has the key may open it.
            UnpackError::Sealed(_) => Failure::Later(error.to_string()),
            UnpackError::Row => Failure::Never(error.to_string()),
        })?;
        match cargo {
            Cargo::Message(message) => self.send(&message, now),
            Cargo::Event(hook) => self.tell(hook, now),
        }
    }

    fn send(&self, message: &Message, now: u64) -> Result<(), Failure> {
        let never = |error: &dyn std::fmt::Display| Failure::Never(error.to_string());
        let words = WORDS.as_ref().map_err(|error| never(error))?;
        let rendered = words.render(message).map_err(|error| never(&error))?;
        let sent = match (&rendered, &self.mail, &self.sms) {
            (Rendered::Mail(mail), Some(server), _) => server.send(message, mail),
            (Rendered::Sms(text), _, Some(gateway)) => gateway.send(message, text, now),
            (Rendered::Mail(_), None, _) | (Rendered::Sms(_), _, None) => {
                Err(Failure::Later("there is no way to send it".to_owned()))
            }
        };
        sent.map_err(|failure| without_secret(failure, message))
    }

    fn tell(&self, hook: Option<Hook>, now: u64) -> Result<(), Failure> {
        let Some(hook) = hook else {
            return Err(Failure::Never(
                "the workspace has no webhook any more".to_owned(),
            ));
        };
        let endpoint =
            Endpoint::parse(&hook.url).map_err(|error| Failure::Never(error.to_string()))?;
        self.webhooks.send(&endpoint, &hook.secret, &hook.body, now)
    }
}

/// A server may repeat what it was sent; what is stored of its words never holds the code or link (S18).
fn without_secret(failure: Failure, message: &Message) -> Failure {
    let Some(secret) = &message.secret else {
        return failure;
    };
    let clean = |said: String| said.replace(secret.as_str(), "…");
    match failure {
        Failure::Later(said) => Failure::Later(clean(said)),
        Failure::Never(said) => Failure::Never(clean(said)),
    }
}
