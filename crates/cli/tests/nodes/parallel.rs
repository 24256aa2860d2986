//! S3, S7 over HTTP: many requests at once, on one node and on two.

use crate::cluster::Cluster;
use crate::node::is_accepted;

fn one_of_64_is_accepted(cluster: &Cluster) {
    let app = cluster.node().enroll("ada");
    let code = app.code();
    let answers = cluster.at_once(64, |node| {
        node.verify(&app.member, &code).expect("an answer")
    });
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

fn a_burst_never_exceeds_the_budget(cluster: &Cluster) {
    let app = cluster.node().enroll("bob");
    let code = app.wrong_code();
    let answers = cluster.at_once(64, |node| {
        node.verify(&app.member, &code).expect("an answer")
    });
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
    assert_eq!(cluster.node().failures(&app.member), 5);
}

#[test]
fn s3_s7_one_node_on_sqlite() {
    let cluster = Cluster::one_on_sqlite();
    one_of_64_is_accepted(&cluster);
    a_burst_never_exceeds_the_budget(&cluster);
}

#[test]
fn s3_s7_one_node_on_postgres() {
    let cluster = Cluster::one_on_postgres();
    one_of_64_is_accepted(&cluster);
    a_burst_never_exceeds_the_budget(&cluster);
}

#[test]
fn s3_s7_two_nodes_on_one_postgres() {
    let cluster = Cluster::two_on_postgres();
    one_of_64_is_accepted(&cluster);
    a_burst_never_exceeds_the_budget(&cluster);
}
