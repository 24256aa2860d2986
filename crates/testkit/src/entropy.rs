use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use countersign_store::entropy::{Entropy, NoEntropy, OsEntropy};

/// The system's random bytes, but for those that a test put in front of them.
#[derive(Debug, Default)]
pub struct ChosenEntropy(Mutex<VecDeque<Vec<u8>>>);

impl ChosenEntropy {
    /// The next draw of as many bytes yields these.
    pub fn choose(&self, bytes: &[u8]) {
        let mut chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.push_back(bytes.to_vec());
    }
}

impl Entropy for ChosenEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        let mut chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = chosen.iter().position(|choice| choice.len() == bytes.len());
        match found.and_then(|at| chosen.remove(at)) {
            Some(choice) => bytes.copy_from_slice(&choice),
            None => OsEntropy.fill(bytes)?,
        }
        Ok(())
    }
}
