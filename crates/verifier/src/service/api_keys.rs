use super::{Error, Forbidden, Noun, Service};
use countersign_store::ids::{KeyId, WorkspaceId};
use countersign_store::model::{KeyInfo, Label, Scope};
use countersign_store::token::ApiKey;
use countersign_store::{api_key_owner, create_api_key, list_api_keys, revoke_api_key};

impl<K> Service<K> {
    /// Makes an API key. It is in the answer, and never again.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn create_key(
        &self,
        workspace: WorkspaceId,
        label: Option<Label>,
        scopes: Vec<Scope>,
    ) -> Result<(KeyInfo, ApiKey), Error> {
        let label = label.map(Label::into_string);
        let key = ApiKey::mint(self.entropy.as_ref())?;
        let (id, digest) = (self.draw()?, key.digest());
        let info = self.store.write(move |tx| {
            let now = tx.now();
            let info = KeyInfo {
                id: KeyId::mint(now, id),
                label: label.clone(),
                scopes: scopes.clone(),
                created_at: now,
                revoked_at: None,
            };
            create_api_key(tx, &workspace, &info, &digest)?;
            Ok::<_, Error>(info)
        });
        Ok((info.await?, key))
    }

    /// The workspace that `key` speaks for, if it has the scope.
    ///
    /// # Errors
    /// When it is unknown, was revoked, or was made for other things.
    pub async fn authenticate(&self, key: &ApiKey, scope: Scope) -> Result<WorkspaceId, Error> {
        let digest = key.digest();
        self.store
            .look(move |tx| {
                let (workspace, scopes) =
                    api_key_owner(tx, &digest)?.ok_or(Error::Unauthenticated)?;
                if scopes.contains(&scope) {
                    Ok(workspace)
                } else {
                    Err(Forbidden::Scope.into())
                }
            })
            .await
    }

    /// What is known of a workspace's keys.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keys(&self, workspace: WorkspaceId) -> Result<Vec<KeyInfo>, Error> {
        self.store
            .read(move |tx| list_api_keys(tx, &workspace).map_err(Error::from))
            .await
    }

    /// Revokes a key, at once.
    ///
    /// # Errors
    /// When the workspace has no such key, or it was revoked already.
    pub async fn revoke_key(&self, workspace: WorkspaceId, id: KeyId) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if revoke_api_key(tx, &workspace, &id)? {
                    Ok(())
                } else {
                    Err(Error::NotFound(Noun::Key))
                }
            })
            .await
    }
}
