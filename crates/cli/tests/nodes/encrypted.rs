//! S18: on the way to a PostgreSQL server, `sslmode=require` means encrypted, and to the right server.

use crate::node::Home;

#[test]
fn s18_sslmode_require_speaks_to_a_server_that_is_trusted_and_to_no_other() {
    let home = Home::on_postgres();
    let store = home.store_with("sslmode=require").unwrap();
    let authority = std::env::var("COUNTERSIGN_TEST_POSTGRES_CA")
        .expect("COUNTERSIGN_TEST_POSTGRES_CA names the test server's certificate; scripts/postgres makes one");
    let list = || {
        let mut command = home.command(&["workspace", "list"]);
        command.env("COUNTERSIGN_STORE", &store);
        command
    };

    let trusting = list().env("SSL_CERT_FILE", authority).output().unwrap();
    let words = String::from_utf8_lossy(&trusting.stderr);
    assert!(trusting.status.success(), "{words}");
    assert!(String::from_utf8_lossy(&trusting.stdout).contains("Acme"));

    let stranger = list().env_remove("SSL_CERT_FILE").output().unwrap();
    let words = String::from_utf8_lossy(&stranger.stderr);
    assert!(!stranger.status.success());
    assert!(
        words.contains("certificate") || words.contains("authorities"),
        "{words}"
    );
}
