//! Runs the vectors that HTTP can reach, over a real connection, and prints `vectors: http N of M`.
//!
//! M counts the cases whose state a caller can bring about ([`subset`]). An argument runs only those whose id holds it.
#![allow(clippy::print_stdout, reason = "the report is the point")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a run that cannot go on has failed"
)]

#[path = "../../../otp/tests/vectors/schema.rs"]
#[allow(dead_code, reason = "other operations read more of a case")]
mod schema;
mod subset;
#[path = "../http/verifier.rs"]
mod verifier;
mod wire;

use std::process::ExitCode;

use countersign_otp::Secret;
use countersign_policy::Timestamp;
use countersign_store::model::{Origin, WorkspaceName};
use serde_json::{Value, json};

use subset::{Plan, Step};
use verifier::{START, Verifier};
use wire::Wire;

const MEMBER: &str = "vectors";

#[tokio::main]
async fn main() -> ExitCode {
    let cases = match schema::all() {
        Ok(cases) => cases,
        Err(problem) => {
            println!("vectors: {problem}");
            return ExitCode::FAILURE;
        }
    };
    let mut wanted = std::env::args().skip(1);
    let wanted = wanted.find(|argument| !argument.starts_with('-'));
    let chosen = cases.iter().filter(|case| {
        wanted
            .as_ref()
            .is_none_or(|part| case.id.contains(part.as_str()))
    });
    let mut bench = Bench::new().await;
    let (mut held, mut reached) = (0, 0);
    for case in chosen {
        let plan = match subset::plan(case) {
            Ok(Some(plan)) => plan,
            Ok(None) => continue,
            Err(malformed) => {
                println!("{} {} cannot be run: {malformed}", case.file, case.id);
                return ExitCode::FAILURE;
            }
        };
        reached += 1;
        let got = bench.run(&plan).await;
        let problem = subset::difference(&plan, &got);
        held += usize::from(problem.is_none());
        if let Some(problem) = problem {
            println!("{} {} ({}): {problem}", case.file, case.id, case.source);
            println!("  expected {}", case.expect);
            println!("  got      {got}");
        }
    }
    println!("vectors: http {held} of {reached}");
    if held == reached && held > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// One member of one workspace, with a factor of no matter, so that a case's own factor is never the first: that one
/// would hash ten recovery codes.
struct Bench {
    verifier: Verifier,
    wire: Wire,
}

impl Bench {
    async fn new() -> Self {
        let verifier = Verifier::open();
        let service = &verifier.service;
        let name = WorkspaceName::parse("Vectors").unwrap();
        let origins: Vec<Origin> = vec![];
        let workspace = service.create_workspace(&name, origins).await.unwrap();
        let (_, key) = service
            .create_key(workspace.id, None, countersign_store::model::Scope::all())
            .await
            .unwrap();
        let wire = Wire::connect(&verifier, key).await;
        let mut bench = Self { verifier, wire };
        let member = format!("/v1/members/{MEMBER}");
        bench.wire.call("PUT", &member, Some(json!({}))).await;
        bench.verifier.clock.turn_to(START);
        let idle = bench.begin(*b"of no matter at all.").await;
        let secret = Secret::from_bytes(*b"of no matter at all.").unwrap();
        let code = countersign_otp::Totp::rfc_default(secret).code_at(START.unix_seconds());
        let confirmed = bench.confirm(&idle, code.as_str()).await;
        assert_eq!(confirmed["accepted"], true, "{confirmed}");
        bench
    }

    /// Brings about the state of a case, then asks what it asks.
    async fn run(&mut self, plan: &Plan) -> Value {
        // The cases before this one left wrong codes behind, some of them at later times.
        for forget in ["unlock", "password-changed"] {
            let path = format!("/v1/members/{MEMBER}/{forget}");
            self.wire.call("POST", &path, Some(json!({}))).await;
        }
        let Some(secret) = plan.secret else {
            return self.verify(&plan.code).await;
        };
        self.turn_to(plan.begin_at);
        let factor = self.begin(secret).await;
        for step in &plan.before {
            match step {
                Step::Confirm { at, code } => {
                    self.turn_to(*at);
                    let confirmed = self.confirm(&factor, code).await;
                    assert_eq!(confirmed["accepted"], true, "{confirmed}");
                }
                Step::Disclose { at, code } => {
                    self.turn_to(*at);
                    let told = self.ask(plan.confirms, &factor, code).await;
                    assert_eq!(told["reason"], "clock-off", "{told}");
                }
            }
        }
        self.turn_to(plan.at);
        let answer = self.ask(plan.confirms, &factor, &plan.code).await;
        let path = format!("/v1/members/{MEMBER}/factors/{factor}");
        self.wire.call("DELETE", &path, None).await;
        answer
    }

    fn turn_to(&self, seconds: i64) {
        self.verifier
            .clock
            .turn_to(Timestamp::from_unix_seconds(seconds));
    }

    async fn ask(&mut self, confirms: bool, factor: &str, code: &str) -> Value {
        if confirms {
            self.confirm(factor, code).await
        } else {
            self.verify(code).await
        }
    }

    async fn begin(&mut self, secret: [u8; 20]) -> String {
        self.verifier.entropy.choose(&secret);
        let path = format!("/v1/members/{MEMBER}/factors");
        let kind = json!({ "kind": "totp" });
        let pending = self.wire.call("POST", &path, Some(kind)).await;
        pending["id"].as_str().unwrap().to_owned()
    }

    async fn confirm(&mut self, factor: &str, code: &str) -> Value {
        let path = format!("/v1/members/{MEMBER}/factors/{factor}/confirm");
        let body = json!({ "code": code });
        self.wire.call("POST", &path, Some(body)).await
    }

    async fn verify(&mut self, code: &str) -> Value {
        let body = json!({ "member": MEMBER, "code": code });
        self.wire.call("POST", "/v1/verify", Some(body)).await
    }
}
