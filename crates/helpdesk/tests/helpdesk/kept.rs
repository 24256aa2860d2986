//! What stands in the data directory.

use std::{fs, path::PathBuf};

use crate::support::{ADA, API_KEY, Helpdesk};
use countersign_helpdesk::store::Store;

/// A directory that goes away with the test.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn s18_no_password_cookie_token_or_key_is_kept_in_the_clear() {
    let scratch = Scratch(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("helpdesk-kept"));
    let _ = fs::remove_dir_all(&scratch.0);
    let desk = Helpdesk::with(Store::open(&scratch.0).unwrap()).await;

    let mut ada = desk.halfway(ADA).await;
    let door = ada.cookie("helpdesk_door").unwrap().to_owned();
    let client_token = ada.client_token().await;
    let receipt = desk.verifier.pass(&client_token);
    ada.receipt(&receipt).await;
    let session = ada.cookie("helpdesk_session").unwrap().to_owned();
    assert_eq!(ada.get("/").await.status, 200);

    let (mut seen, mut hashes) = (0, 0);
    for entry in fs::read_dir(&scratch.0).unwrap() {
        let kept = fs::read(entry.unwrap().path()).unwrap();
        let holds = |text: &str| {
            kept.windows(text.len())
                .any(|window| window == text.as_bytes())
        };
        for secret in [ADA.1, &door, &client_token, &receipt, &session, API_KEY] {
            assert!(!holds(secret), "{secret}");
        }
        seen += 1;
        hashes += usize::from(holds("$argon2id$v=19$"));
    }
    assert!(
        seen >= 1 && hashes >= 1,
        "the scan did look at the database"
    );
}
