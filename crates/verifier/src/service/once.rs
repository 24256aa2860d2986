//! Decisions that create something, for callers that may have to ask twice: what such a decision is answered with can be kept
//! under a key of the caller's, written in the decision's own transaction.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use countersign_store::{
    Earlier, OnceKey, Told, Transaction, find_answer, keep_answer, reserve_answer,
};

use super::{Conflict, Error, Keys, Service};

/// Seconds for which an answer is told again: as long as its key is remembered.
pub(super) const DAY: u32 = 24 * 3600;
/// Seconds for which one is told again that holds recovery codes. Everywhere else they are kept as hashes alone (N3).
pub(super) const SHORTLY: u32 = 10 * 60;

/// Something to be created. It is made when it is awaited.
#[must_use = "it is made when it is awaited"]
pub struct Creation<T, K = Keys> {
    service: Service<K>,
    prepared: Pin<Box<dyn Future<Output = Result<Work<T>, Error>> + Send>>,
    told_for: u32,
}

/// What a decision does in its transaction. It may run more than once, like anything in [`Store::write`](countersign_store::Store::write).
pub(super) struct Work<T>(Box<InTransaction<T>>);

type InTransaction<T> = dyn Fn(&mut Transaction<'_>) -> Result<T, Error> + Send;

/// An answer that is told once, or again.
#[derive(Debug)]
pub enum Reply {
    /// The decision was made.
    First(Told),
    /// It was made before, under the same key.
    Again(Told),
}

impl<T> Work<T> {
    pub(super) fn new(
        work: impl Fn(&mut Transaction<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Self {
        Self(Box::new(work))
    }
}

impl<T, K: Clone> Creation<T, K> {
    /// A decision that `prepared` draws and hashes for, outside the transaction, and whose answer is told again for so many
    /// seconds.
    pub(super) fn new(
        service: &Service<K>,
        told_for: u32,
        prepared: impl Future<Output = Result<Work<T>, Error>> + Send + 'static,
    ) -> Self {
        Self {
            service: service.clone(),
            prepared: Box::pin(prepared),
            told_for,
        }
    }
}

impl<T: Send + 'static> Creation<T> {
    /// Makes the decision once, however often it is asked for under this key: the first time `tell` says what it is answered
    /// with, and every other time that is told again.
    ///
    /// A decision that fails leaves nothing, its key included.
    ///
    /// # Errors
    /// When another request was made under this key, or what it was answered is told no more; and whatever the decision fails
    /// with.
    pub async fn once(
        self,
        key: OnceKey,
        tell: impl Fn(T) -> Told + Send + 'static,
    ) -> Result<Reply, Error> {
        let Self {
            service,
            prepared,
            told_for,
        } = self;
        let keys = Arc::clone(&service.keys.0);
        let nonce = service.draw()?;
        // Nothing is drawn or hashed for what was answered before (S30).
        let (ring, asked) = (Arc::clone(&keys), key.clone());
        let earlier = service.store.read(move |tx| find_answer(tx, &ring, &asked));
        if let Some(again) = again(earlier.await?)? {
            return Ok(again);
        }
        let Work(work) = prepared.await?;
        service
            .store
            .write(move |tx| {
                // Another request under this key may have come in between.
                if let Some(again) = again(reserve_answer(tx, &keys, &key)?)? {
                    return Ok(again);
                }
                let told = tell(work(tx)?);
                keep_answer(tx, &keys, &key, &told, nonce, told_for)?;
                Ok(Reply::First(told))
            })
            .await
    }
}

/// What a key that was used before leads to.
fn again(earlier: Earlier) -> Result<Option<Reply>, Conflict> {
    match earlier {
        Earlier::Nothing => Ok(None),
        Earlier::Told(told) => Ok(Some(Reply::Again(told))),
        Earlier::Untold => Err(Conflict::KeySpent),
        Earlier::OtherRequest => Err(Conflict::KeyReused),
    }
}

impl<T: Send + 'static, K: Send + 'static> IntoFuture for Creation<T, K> {
    type Output = Result<T, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self {
            service, prepared, ..
        } = self;
        Box::pin(async move {
            let Work(work) = prepared.await?;
            service.store.write(work).await
        })
    }
}
