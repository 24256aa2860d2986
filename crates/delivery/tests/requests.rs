//! Signed requests, to a real listener, checked by the code that the README gives their receivers.
#![cfg(feature = "send")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says where"
)]

use std::fs;
use std::process::Command;

use countersign_delivery::{
    Channel, Content, Endpoint, Failure, Gateway, Language, Message, Notice, Recipient, Sms, Text,
    Webhooks, signature,
};
use countersign_testkit::HttpListener;
use zeroize::Zeroizing;

const SECRET: &str = "cs_hook_0123456789";
const NOW: u64 = 1_795_651_200;

fn message() -> Message {
    Message {
        id: "msg_01k".into(),
        to: Recipient {
            channel: Channel::Sms,
            address: "+4915112345678".into(),
        },
        at: 0,
        content: Content {
            workspace: "Acme".into(),
            account: "ada".into(),
            language: Language::En,
            text: Text::Notice(Notice::Locked),
        },
        secret: None,
    }
}

fn gateway(listener: &HttpListener) -> Sms {
    Sms::new(Gateway::Signed {
        endpoint: Endpoint::parse(&listener.url("/send?via=a")).unwrap(),
        secret: Zeroizing::new(SECRET.into()),
    })
}

#[test]
fn a_gateway_gets_a_signed_text() {
    let listener = HttpListener::start();
    gateway(&listener)
        .send(&message(), "Grüße & mehr", NOW)
        .unwrap();
    let request = listener.wait_for(1).remove(0);
    assert_eq!(request.line, "POST /send?via=a HTTP/1.1");
    let body: serde_json::Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({ "to": "+4915112345678", "text": "Grüße & mehr", "id": "msg_01k" })
    );
    let signed = signature(SECRET, NOW, &request.body);
    assert_eq!(
        request.header("countersign-signature"),
        Some(signed.as_str())
    );
}

#[test]
fn twilio_gets_what_twilio_takes() {
    let listener = HttpListener::start();
    let senders = [
        ("+15005550006", "From=%2B15005550006"),
        ("MG0123", "MessagingServiceSid=MG0123"),
    ];
    for (from, _) in senders {
        let sms = Sms::new(Gateway::Twilio {
            endpoint: Endpoint::parse(&listener.url("/")).unwrap(),
            sid: "AC1".into(),
            token: Zeroizing::new("t0ken".into()),
            from: from.into(),
        });
        sms.send(&message(), "a b&c", NOW).unwrap();
    }
    for (request, (_, sender)) in listener.wait_for(2).iter().zip(senders) {
        assert_eq!(
            request.line,
            "POST /2010-04-01/Accounts/AC1/Messages.json HTTP/1.1"
        );
        // AC1:t0ken
        assert_eq!(request.header("authorization"), Some("Basic QUMxOnQwa2Vu"));
        assert_eq!(
            request.body,
            format!("To=%2B4915112345678&{sender}&Body=a+b%26c")
        );
    }
}

#[test]
fn an_answer_says_whether_another_try_can_help_and_leads_nowhere() {
    let (listener, elsewhere) = (HttpListener::start(), HttpListener::start());
    let sms = gateway(&listener);
    let redirect: &'static str =
        Box::leak(format!("307 Elsewhere\r\nlocation: {}", elsewhere.url("/")).into_boxed_str());
    for (answer, later) in [
        ("400 Bad", false),
        ("422 Bad", false),
        ("401 Who", true),
        ("429 Slowly", true),
        ("503 Later", true),
        (redirect, true),
    ] {
        listener.answer(&[answer]);
        let failure = sms.send(&message(), "x", NOW).unwrap_err();
        assert_eq!(
            matches!(failure, Failure::Later(_)),
            later,
            "{answer} {failure:?}"
        );
    }
    assert!(elsewhere.heard().is_empty(), "a redirect was followed");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let gone = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let failure = Webhooks::default().send(&Endpoint::parse(&gone).unwrap(), SECRET, "{}", NOW);
    assert!(matches!(failure, Err(Failure::Later(_))), "{failure:?}");
}

/// The code blocks of the README in this language.
fn snippet(language: &str) -> String {
    let readme = include_str!("../README.md");
    let begin = format!("```{language}\n");
    let code = readme
        .split(&begin)
        .nth(1)
        .expect("the README has such a block");
    code.split("```").next().unwrap().to_owned()
}

/// What the snippet of a language says of each request.
fn verdicts(program: &str, file: &str, code: &str, run: &str, given: &str) -> Vec<bool> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(file), code).unwrap();
    let run_file = if program == "node" {
        "run.mjs"
    } else {
        "run.py"
    };
    fs::write(folder.path().join(run_file), run).unwrap();
    fs::write(folder.path().join("given.json"), given).unwrap();
    let output = Command::new(program)
        .arg(run_file)
        .current_dir(&folder)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_webhook_is_what_the_documented_receiver_takes_and_nothing_else() {
    let listener = HttpListener::start();
    let body = r#"{"id":"evt_1","detail":{"name":"Zoë"}}"#;
    let endpoint = Endpoint::parse(&listener.url("/hooks")).unwrap();
    Webhooks::default()
        .send(&endpoint, SECRET, body, NOW)
        .unwrap();
    let request = listener.wait_for(1).remove(0);
    assert_eq!(request.header("content-type"), Some("application/json"));
    let header = request.header("countersign-signature").unwrap();
    let body = request.body.as_str();

    let forged = header.replace("v1=", "v1=00");
    let cut = &header[..header.len() - 2];
    let moved = header.replace(&NOW.to_string(), &(NOW + 1).to_string());
    let changed = body.replace("evt_1", "evt_2");
    let cases = [
        (SECRET, header, body, NOW, true),
        (SECRET, header, body, NOW + 299, true),
        (SECRET, header, body, NOW + 301, false),
        (SECRET, header, body, NOW - 301, false),
        ("another", header, body, NOW, false),
        (SECRET, header, changed.as_str(), NOW, false),
        (SECRET, moved.as_str(), body, NOW, false),
        (SECRET, forged.as_str(), body, NOW, false),
        (SECRET, cut, body, NOW, false),
        (SECRET, "t=1795651200", body, NOW, false),
        (SECRET, "v1=00", body, NOW, false),
        (SECRET, "", body, NOW, false),
    ];
    let given: Vec<_> = cases
        .iter()
        .map(|(secret, header, body, now, _)| serde_json::json!([secret, header, body, now]))
        .collect();
    let given = serde_json::to_string(&given).unwrap();
    let expected: Vec<bool> = cases.iter().map(|case| case.4).collect();

    let node = "import { readFileSync } from 'node:fs';\n\
        import { isFromCountersign } from './verify.mjs';\n\
        const given = JSON.parse(readFileSync('given.json', 'utf8'));\n\
        console.log(JSON.stringify(given.map((each) => isFromCountersign(...each))));\n";
    let said = verdicts("node", "verify.mjs", &snippet("js"), node, &given);
    assert_eq!(said, expected, "Node");

    let python = "import json\n\
        from verify import is_from_countersign\n\
        given = json.load(open('given.json', encoding='utf-8'))\n\
        print(json.dumps([is_from_countersign(*each) for each in given]))\n";
    let said = verdicts("python3", "verify.py", &snippet("python"), python, &given);
    assert_eq!(said, expected, "Python");
}
