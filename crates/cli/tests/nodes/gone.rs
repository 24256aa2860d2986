//! With its database server stopped a node answers all the same, and works again once the server is back.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::node::{Home, Node, is_accepted};

/// A server of one test's own, which it may stop.
struct Server {
    folder: PathBuf,
    url: String,
    _parent: tempfile::TempDir,
}

impl Server {
    fn start() -> Self {
        let parent = tempfile::tempdir().unwrap();
        // The server may run as another user, who must get to its folder.
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o711);
        std::fs::set_permissions(&parent, mode).unwrap();
        let folder = parent.path().join("server");
        let url = script("start", &folder);
        Self {
            folder,
            url,
            _parent: parent,
        }
    }

    fn halt(&self) {
        script("halt", &self.folder);
    }

    fn resume(&self) {
        script("resume", &self.folder);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        script("stop", &self.folder);
    }
}

/// Runs `scripts/postgres`; what it prints.
fn script(what: &str, folder: &Path) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/postgres");
    let output = Command::new(script).arg(what).arg(folder).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "scripts/postgres {what}: {words}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Asks at once as often as a node has connections and more; each is told in time to come again.
fn assert_unavailable(node: &Node) {
    let began = Instant::now();
    thread::scope(|scope| {
        for n in 0..24 {
            scope.spawn(move || {
                let path = ["/readyz", "/v1/members", "/v1/members/ada"][n % 3];
                let (status, retry_after) = node.get(path).expect("an answer in time");
                assert_eq!((status, retry_after.as_deref()), (503, Some("1")), "{path}");
            });
        }
    });
    eprintln!("24 answers without a server in {:?}", began.elapsed());
}

#[test]
fn without_its_database_server_a_node_says_so_and_with_it_works_again() {
    let server = Server::start();
    let home = Home::on_server(server.url.clone());
    let node = home.start();
    let app = node.enroll("ada");
    for _ in 0..2 {
        server.halt();
        assert_unavailable(&node);
        assert_unavailable(&node);
        server.resume();
        let back = Instant::now();
        while node.get("/readyz").unwrap().0 != 200 {
            assert!(back.elapsed() < Duration::from_secs(10), "not ready again");
        }
        eprintln!("ready {:?} after the server", back.elapsed());
    }
    assert!(is_accepted(&node.verify(&app.member, &app.code()).unwrap()));
}
