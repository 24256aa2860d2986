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

#[test]
fn s18_a_server_on_another_host_is_not_spoken_to_in_the_clear_unasked() {
    let home = Home::on_postgres();
    let list = |store: &str| {
        let output = home
            .command(&["workspace", "list"])
            .env("COUNTERSIGN_STORE", store)
            .output()
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let words = list("postgres://u:hunter2@db.invalid/d");
    assert!(words.contains("sslmode=require"), "{words}");
    assert!(words.contains("sslmode=disable"), "{words}");
    assert!(!words.contains("hunter2"), "{words}");
    // Asked for by name: it is looked for, and not found.
    let words = list("postgres://u:hunter2@db.invalid/d?sslmode=disable");
    assert!(!words.contains("sslmode"), "{words}");
}
