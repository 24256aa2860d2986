use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use countersign_store::entropy::{Entropy, NoEntropy, OsEntropy};

/// The system's random bytes, but for those that a test put in front of them.
#[derive(Debug, Default)]
pub struct ChosenEntropy {
    chosen: Mutex<VecDeque<Vec<u8>>>,
    drawn: AtomicUsize,
}

impl ChosenEntropy {
    /// The next draw of as many bytes yields these.
    pub fn choose(&self, bytes: &[u8]) {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.push_back(bytes.to_vec());
    }

    /// How often bytes were drawn.
    pub fn drawn(&self) -> usize {
        self.drawn.load(Ordering::SeqCst)
    }
}

impl Entropy for ChosenEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        self.drawn.fetch_add(1, Ordering::SeqCst);
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let found = chosen.iter().position(|choice| choice.len() == bytes.len());
        match found.and_then(|at| chosen.remove(at)) {
            Some(choice) => bytes.copy_from_slice(&choice),
            None => OsEntropy.fill(bytes)?,
        }
        Ok(())
    }
}
