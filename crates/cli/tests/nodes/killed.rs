//! S4, S26: what was acknowledged survives `kill -9` at any instant.

use std::sync::mpsc;
use std::thread;

use crate::node::{App, Home, is_accepted};

fn a_code_stays_spent(home: &Home) {
    let node = home.start();
    let app = node.enroll("ada");
    assert!(is_accepted(&node.verify(&app.member, &app.code()).unwrap()));
    assert!(is_accepted(
        &node.verify(&app.member, &app.recovery_codes[0]).unwrap()
    ));
    assert_eq!(
        node.verify(&app.member, &app.wrong_code()).unwrap()["reason"],
        "wrong-code"
    );
    node.kill();

    let node = home.start();
    assert_eq!(
        node.failures(&app.member),
        1,
        "the counted failure is there"
    );
    assert_eq!(
        node.verify(&app.member, &app.code()).unwrap()["reason"],
        "already-used"
    );
    assert_eq!(
        node.verify(&app.member, &app.recovery_codes[0]).unwrap()["reason"],
        "already-used"
    );
    assert!(is_accepted(
        &node.verify(&app.member, &app.recovery_codes[1]).unwrap()
    ));
}

#[test]
fn s26_s4_a_code_accepted_before_a_kill_is_refused_after_it_on_sqlite() {
    a_code_stays_spent(&Home::on_sqlite());
}

#[test]
fn s26_s4_a_code_accepted_before_a_kill_is_refused_after_it_on_postgres() {
    a_code_stays_spent(&Home::on_postgres());
}

/// Eight members sign in all at once, and the process is killed as soon as so many of them were told `accepted`: they are
/// refused afterwards, and nobody's code is accepted twice.
#[test]
fn s26_nothing_acknowledged_is_lost_whenever_the_kill_comes() {
    let home = Home::on_sqlite();
    let mut node = home.start();
    for acknowledged in 0..6 {
        let apps: Vec<App> = (0..8)
            .map(|n| node.enroll(&format!("r{acknowledged}-m{n}")))
            .collect();
        let (tell, heard) = mpsc::channel();
        let told = thread::scope(|scope| {
            let calls: Vec<_> = apps
                .iter()
                .map(|app| {
                    let (node, tell) = (&node, tell.clone());
                    scope.spawn(move || {
                        let told = node
                            .verify(&app.member, &app.code())
                            .is_some_and(|answer| is_accepted(&answer));
                        if told {
                            tell.send(()).unwrap();
                        }
                        told
                    })
                })
                .collect();
            drop(tell);
            for _ in 0..acknowledged {
                heard.recv().unwrap();
            }
            node.kill_now();
            calls
                .into_iter()
                .map(|call| call.join().unwrap())
                .collect::<Vec<bool>>()
        });
        let count = told.iter().filter(|&&told| told).count();
        assert!(
            count >= acknowledged,
            "{count} of {acknowledged} were told `accepted`"
        );
        node = home.start();
        for (app, told) in apps.iter().zip(told) {
            let again = node.verify(&app.member, &app.code()).unwrap();
            assert!(
                !(told && is_accepted(&again)),
                "accepted before and after the kill that came after {acknowledged} acknowledgements"
            );
            let third = node.verify(&app.member, &app.code()).unwrap();
            assert!(
                !is_accepted(&third),
                "accepted twice after the kill that came after {acknowledged} acknowledgements"
            );
        }
    }
}
