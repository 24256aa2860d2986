//! S18: what is written down tells nothing, however much is logged.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_otp::Secret;
use serde_json::json;

use crate::node::Home;

#[test]
fn s18_neither_the_data_nor_the_logs_hold_a_secret_of_the_run() {
    let home = Home::on_sqlite();
    let node = home.start();
    let app = node.enroll("ada");
    let mut secrets = vec![home.api_key.clone(), app.secret.clone(), app.code()];
    secrets.extend(app.recovery_codes.iter().cloned());

    let (_, sign_in) = node
        .call("POST", "/v1/sign-ins", &json!({ "member": "ada" }))
        .unwrap();
    secrets.push(sign_in["client_token"].as_str().unwrap().to_owned());
    let (_, token) = node
        .call(
            "POST",
            "/v1/client-tokens",
            &json!({ "member": "ada", "purpose": "security" }),
        )
        .unwrap();
    secrets.push(token["client_token"].as_str().unwrap().to_owned());
    node.verify("ada", &app.code()).unwrap();
    node.verify("ada", &app.recovery_codes[0]).unwrap();
    let (_, codes) = node
        .call("POST", "/v1/members/ada/recovery-codes", &json!({}))
        .unwrap();
    secrets.extend(
        codes["recovery_codes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| code.as_str().unwrap().to_owned()),
    );
    // Mistakes are told of too: none of them may repeat what was sent.
    node.call(
        "POST",
        "/v1/verify",
        &json!({ "member": "ada", "code": { "odd": app.recovery_codes[1] } }),
    );
    node.call(
        "POST",
        &format!("/v1/{}", app.recovery_codes[2]),
        &json!({}),
    );
    node.call(
        "POST",
        "/v1/sign-ins/x/redeem",
        &json!({ "receipt": app.recovery_codes[3] }),
    );
    node.kill();

    let places: Vec<PathBuf> = fs::read_dir(home.data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .chain([home.log()])
        .collect();
    assert!(
        places.len() >= 3,
        "the key ring, the database and the log at least: {places:?}"
    );
    for place in &places {
        let held = fs::read(place).unwrap();
        for secret in &secrets {
            for spelling in spellings(secret) {
                assert!(
                    !contains(&held, &spelling),
                    "{} holds a secret of the run",
                    name(place)
                );
            }
        }
    }
}

/// As it was shown, without its hyphens, in lower case, and (a base32 secret) the bytes it stands for, also in hex.
fn spellings(secret: &str) -> Vec<Vec<u8>> {
    let joined = secret.replace('-', "");
    let mut spellings = vec![
        secret.into(),
        joined.clone().into(),
        secret.to_lowercase().into(),
        joined.to_lowercase().into(),
    ];
    if secret.len() == 32
        && let Ok(secret) = Secret::from_base32(secret)
    {
        let bytes = secret.expose_bytes().to_vec();
        spellings.push(data_encoding::HEXLOWER.encode(&bytes).into());
        spellings.push(bytes);
    }
    spellings
}

fn contains(held: &[u8], sought: &[u8]) -> bool {
    held.windows(sought.len()).any(|window| window == sought)
}

fn name(place: &Path) -> String {
    place
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
