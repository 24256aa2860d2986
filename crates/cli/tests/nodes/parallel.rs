//! S3, S7 over HTTP: many requests at once, on one node and on two.

use std::sync::Barrier;
use std::thread;

use serde_json::Value;

use crate::node::{Home, Node, is_accepted};

/// Sends one code `count` times at once, to each node in turn; the answers.
fn at_once(nodes: &[&Node], count: usize, member: &str, code: &str) -> Vec<Value> {
    let barrier = Barrier::new(count);
    thread::scope(|scope| {
        let calls: Vec<_> = (0..count)
            .map(|n| {
                let (node, barrier) = (nodes[n % nodes.len()], &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    node.verify(member, code).expect("an answer")
                })
            })
            .collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    })
}

fn one_of_64_is_accepted(nodes: &[&Node]) {
    let app = nodes[0].enroll("ada");
    let answers = at_once(nodes, 64, &app.member, &app.code());
    assert_eq!(
        answers.iter().filter(|answer| is_accepted(answer)).count(),
        1,
        "{answers:?}"
    );
    for answer in answers.iter().filter(|answer| !is_accepted(answer)) {
        let reason = answer["reason"].as_str().unwrap();
        assert!(["already-used", "wait"].contains(&reason), "{answer}");
    }
}

fn a_burst_never_exceeds_the_budget(nodes: &[&Node]) {
    let app = nodes[0].enroll("bob");
    let answers = at_once(nodes, 64, &app.member, &app.wrong_code());
    let looked_at = answers
        .iter()
        .filter(|answer| answer["reason"] == "wrong-code")
        .count();
    assert_eq!(looked_at, 5, "{answers:?}");
    assert!(
        answers
            .iter()
            .all(|answer| answer["reason"] == "wrong-code" || answer["reason"] == "wait")
    );
    assert_eq!(nodes[0].failures(&app.member), 5);
}

#[test]
fn s3_s7_one_node_on_sqlite() {
    let home = Home::on_sqlite();
    let node = home.start();
    one_of_64_is_accepted(&[&node]);
    a_burst_never_exceeds_the_budget(&[&node]);
}

#[test]
fn s3_s7_one_node_on_postgres() {
    let home = Home::on_postgres();
    let node = home.start();
    one_of_64_is_accepted(&[&node]);
    a_burst_never_exceeds_the_budget(&[&node]);
}

#[test]
fn s3_s7_two_nodes_on_one_postgres() {
    let home = Home::on_postgres();
    let (left, right) = (home.start(), home.start());
    one_of_64_is_accepted(&[&left, &right]);
    a_burst_never_exceeds_the_budget(&[&left, &right]);
}
