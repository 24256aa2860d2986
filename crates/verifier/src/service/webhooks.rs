use countersign_delivery::Endpoint;
use countersign_store::ids::WorkspaceId;
use countersign_store::sealing::Place;
use countersign_store::token::HookSecret;
use countersign_store::{Webhook, find_webhook, remove_webhook, set_webhook};

use super::{Error, Service};

impl Service {
    /// Has the workspace's events sent to `endpoint` from now on; what they are signed with, which is told this once.
    ///
    /// # Errors
    /// When the store fails or there are no random bytes.
    pub async fn set_webhook(
        &self,
        workspace: WorkspaceId,
        endpoint: Endpoint,
    ) -> Result<HookSecret, Error> {
        let secret = HookSecret::mint(self.entropy.as_ref())?;
        let place = Place::webhook(&workspace);
        let sealed = self
            .keys
            .0
            .seal(&place, secret.expose().as_bytes(), self.draw()?)?;
        self.store
            .write(move |tx| {
                set_webhook(tx, &workspace, endpoint.as_str(), &sealed).map_err(Error::from)
            })
            .await?;
        Ok(secret)
    }
}

impl<K> Service<K> {
    /// The workspace's webhook, if it has one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn webhook(&self, workspace: WorkspaceId) -> Result<Option<Webhook>, Error> {
        self.store
            .read(move |tx| find_webhook(tx, &workspace).map_err(Error::from))
            .await
    }

    /// Sends the workspace's events nowhere any more; `false` when it had no webhook.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_webhook(&self, workspace: WorkspaceId) -> Result<bool, Error> {
        self.store
            .write(move |tx| remove_webhook(tx, &workspace).map_err(Error::from))
            .await
    }
}
