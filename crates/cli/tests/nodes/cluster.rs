//! Nodes that share a database, and all that they send.

use std::sync::Barrier;
use std::thread;

use crate::inbox::Inbox;
use crate::node::{Home, Node};

/// One node or more on one database. What they send arrives at one inbox.
pub(crate) struct Cluster {
    nodes: Vec<Node>,
    pub(crate) inbox: Inbox,
    home: Home,
}

impl Cluster {
    pub(crate) fn one_on_sqlite() -> Self {
        Self::on(Home::on_sqlite(), 1)
    }

    pub(crate) fn one_on_postgres() -> Self {
        Self::on(Home::on_postgres(), 1)
    }

    pub(crate) fn two_on_postgres() -> Self {
        Self::on(Home::on_postgres(), 2)
    }

    fn on(home: Home, count: usize) -> Self {
        let inbox = Inbox::open();
        let nodes = (0..count).map(|_| inbox.start(&home)).collect();
        Self { nodes, inbox, home }
    }

    /// The node that a test calls when it calls one.
    pub(crate) fn node(&self) -> &Node {
        &self.nodes[0]
    }

    /// Puts a policy in force.
    pub(crate) fn policy(&self, toml: &str) {
        let file = self.home.folder().join("policy.toml");
        std::fs::write(&file, toml).unwrap();
        let mut set = self.home.command(&["policy", "set"]);
        let output = set.arg(file).output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words}");
    }

    /// Does `job` `count` times at once, at each node in turn; what each of them returned.
    pub(crate) fn at_once<T: Send>(&self, count: usize, job: impl Fn(&Node) -> T + Sync) -> Vec<T> {
        let barrier = Barrier::new(count);
        thread::scope(|scope| {
            let jobs: Vec<_> = self
                .nodes
                .iter()
                .cycle()
                .take(count)
                .map(|node| {
                    let (job, barrier) = (&job, &barrier);
                    scope.spawn(move || {
                        barrier.wait();
                        job(node)
                    })
                })
                .collect();
            jobs.into_iter().map(|job| job.join().unwrap()).collect()
        })
    }
}
