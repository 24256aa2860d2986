use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(90);

/// What a server of the tests was told, in its order; shared with the threads that hear it.
pub(crate) struct Heard<T>(Arc<(Mutex<Vec<T>>, Condvar)>);

impl<T> Clone for Heard<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Heard<T> {
    fn default() -> Self {
        Self(Arc::new((Mutex::new(Vec::new()), Condvar::new())))
    }
}

impl<T: Clone> Heard<T> {
    pub(crate) fn hear(&self, thing: T) {
        let (things, came) = &*self.0;
        things.lock().unwrap().push(thing);
        came.notify_all();
    }

    pub(crate) fn so_far(&self) -> Vec<T> {
        self.0.0.lock().unwrap().clone()
    }

    pub(crate) fn wait_for(&self, count: usize) -> Vec<T> {
        let (things, came) = &*self.0;
        let things = things.lock().unwrap();
        let (things, timed_out) = came
            .wait_timeout_while(things, PATIENCE, |things| things.len() < count)
            .unwrap();
        assert!(
            !timed_out.timed_out(),
            "{} of {count} came in time",
            things.len()
        );
        things.clone()
    }
}
