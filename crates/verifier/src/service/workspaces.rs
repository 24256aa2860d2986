use super::{Conflict, Error, Noun, Service};
use countersign_policy::{InForce, Policy};
use countersign_store::ids::WorkspaceId;
use countersign_store::model::{Brand, Origin, Workspace, WorkspaceName};
use countersign_store::{
    any_workspace_lists, create_workspace, find_brand, find_workspace_by_name, list_workspaces,
    put_policy, set_brand, set_origins,
};

impl<K> Service<K> {
    /// Makes a workspace.
    ///
    /// # Errors
    /// When its name is taken.
    pub async fn create_workspace(
        &self,
        name: &WorkspaceName,
        origins: Vec<Origin>,
    ) -> Result<Workspace, Error> {
        self.create_workspace_with(name, origins, None).await
    }

    /// Makes a workspace that begins with this policy.
    ///
    /// # Errors
    /// When its name is taken.
    pub async fn create_workspace_with(
        &self,
        name: &WorkspaceName,
        origins: Vec<Origin>,
        policy: Option<Policy>,
    ) -> Result<Workspace, Error> {
        let (name, id) = (name.as_str().to_owned(), self.draw()?);
        self.store
            .write(move |tx| {
                let now = tx.now();
                let id = WorkspaceId::mint(now, id);
                let workspace = Workspace {
                    id,
                    name: name.clone(),
                    origins: origins.clone(),
                    created_at: now,
                };
                if !create_workspace(tx, &workspace)? {
                    return Err(Conflict::NameTaken.into());
                }
                if let Some(policy) = &policy {
                    let first = InForce::first(policy.clone(), now);
                    put_policy(tx, &workspace.id, first, None)?;
                }
                Ok(workspace)
            })
            .await
    }

    /// The workspace of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn workspace(&self, name: &str) -> Result<Workspace, Error> {
        let name = name.to_owned();
        self.store
            .read(move |tx| {
                find_workspace_by_name(tx, &name)?.ok_or(Error::NotFound(Noun::Workspace))
            })
            .await
    }

    /// Every workspace.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn workspaces(&self) -> Result<Vec<Workspace>, Error> {
        self.store
            .read(|tx| list_workspaces(tx).map_err(Error::from))
            .await
    }

    /// Sets which pages may call with a workspace's client tokens.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_origins(
        &self,
        workspace: WorkspaceId,
        origins: Vec<Origin>,
    ) -> Result<(), Error> {
        self.store
            .write(move |tx| set_origins(tx, &workspace, &origins).map_err(Error::from))
            .await
    }

    /// How a workspace's hosted pages look.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn brand(&self, workspace: WorkspaceId) -> Result<Brand, Error> {
        self.store
            .read(move |tx| find_brand(tx, &workspace).map_err(Error::from))
            .await
    }

    /// Sets how a workspace's hosted pages look.
    ///
    /// # Errors
    /// When there is no such workspace.
    pub async fn set_brand(&self, workspace: WorkspaceId, brand: Brand) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                let found = set_brand(tx, &workspace, &brand)?;
                found.then_some(()).ok_or(Error::NotFound(Noun::Workspace))
            })
            .await
    }

    /// Whether any workspace lets pages of `origin` call: what a preflight, which carries no token, can be told.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn lists_origin(&self, origin: String) -> Result<bool, Error> {
        self.store
            .read(move |tx| any_workspace_lists(tx, &origin).map_err(Error::from))
            .await
    }
}
