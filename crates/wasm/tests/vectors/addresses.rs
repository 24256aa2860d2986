//! `uri.*`, `migration.*` and `compat.*`.

use countersign_wasm::{
    codes::Operation as Codes,
    tools::{self, Operation as Tools},
};
use serde_json::{Map, Value, json};

use super::{
    codes::{ask, with_key},
    input::Input,
    kinds,
    output::{Outcome, hex, written},
    wire::{Answer, Fields},
};

pub(crate) fn run(op: &str, input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        "uri.write" => with_account(Fields::default(), input)
            .and_then(|fields| ask(fields, Codes::WriteUri))
            .map(|mut answer| json!({ "uri": answer.text() })),
        "uri.parse" => uri_parse(input),
        "migration.read" => migration_read(input),
        "migration.write" => migration_write(input),
        "compat.check" => reports(input, |report| report["outcome"].clone()),
        "compat.names" => reports(
            input,
            |report| json!({ "issuer": report["issuer"], "account": report["account"] }),
        ),
        _ => return None,
    })
}

/// The fields of an account, after others.
fn with_account(fields: Fields, input: &Input<'_>) -> Result<Fields, u8> {
    Ok(with_key(fields.text(input.text("kind")), input)?
        .optional_number(input.optional_number("period"))
        .optional_number(input.optional_number("counter"))
        .optional_text(input.optional_text("issuer"))
        .text(input.text("account")))
}

fn uri_parse(input: &Input<'_>) -> Outcome {
    let lenient = match input.text("mode") {
        "strict" => 0,
        "lenient" => 1,
        other => panic!("no mode is called {other}"),
    };
    let fields = Fields::default().text(input.text("uri")).number(lenient);
    let mut answer = ask(fields, Codes::ParseUri)?;
    let diagnostics: Vec<&str> = answer.bytes().into_iter().map(kinds::name).collect();
    let mut account = account(&mut answer);
    account["diagnostics"] = json!(diagnostics);
    Ok(account)
}

fn migration_read(input: &Input<'_>) -> Outcome {
    let uris = input.texts("uris");
    let fields = uris
        .iter()
        .fold(Fields::default(), |fields, uri| fields.text(uri));
    let mut answer = fields.asked_of(tools::call, Tools::ReadMigration as u8)?;
    let accounts: Vec<Value> = (0..answer.number()).map(|_| account(&mut answer)).collect();
    let mut refused = vec![];
    while !answer.is_empty() {
        refused.push(json!({
            "place": answer.number(),
            "issuer": answer.optional_text(),
            "account": answer.optional_text(),
            "error": kinds::name(answer.number().try_into().unwrap()),
        }));
    }
    Ok(json!({ "accounts": accounts, "refused": refused }))
}

fn migration_write(input: &Input<'_>) -> Outcome {
    let id: i32 = input.number("batch_id").try_into().unwrap();
    let mut fields = Fields::default().number(id.cast_unsigned().into());
    for account in input.list("accounts").iter().map(Input) {
        fields = with_account(fields, &account)?;
    }
    let mut answer = fields.asked_of(tools::call, Tools::WriteMigration as u8)?;
    let mut uris = vec![];
    while !answer.is_empty() {
        uris.push(answer.text());
    }
    Ok(json!({ "uris": uris }))
}

/// What `told` says of each app's report.
fn reports(input: &Input<'_>, told: fn(&Value) -> Value) -> Outcome {
    let fields = Fields::default().text(input.text("uri"));
    let mut answer = fields.asked_of(tools::call, Tools::CheckCompat as u8)?;
    let mut apps = Map::new();
    while !answer.is_empty() {
        let app = answer.text();
        let _name = answer.text();
        let outcome = answer.text();
        let _cause = cause(&mut answer);
        let issuer = answer.optional_text();
        let account = answer.text();
        let _grade = answer.optional_text();
        for _ in 0..answer.number() {
            assert!(cause(&mut answer).is_some());
        }
        let report = json!({ "outcome": outcome, "issuer": issuer, "account": account });
        apps.insert(app, told(&report));
    }
    Ok(json!({ "apps": apps }))
}

fn cause(answer: &mut Answer) -> Option<(u64, Option<u64>)> {
    let cause = (answer.optional_number(), answer.optional_number());
    cause.0.map(|number| (number, cause.1))
}

/// An account as the files describe it: its secret as bytes, and one issuer.
fn account(answer: &mut Answer) -> Value {
    let kind = answer.text();
    let secret = Fields::default().text(&answer.text());
    let secret = ask(secret, Codes::DecodeSecret).unwrap().bytes();
    let issuer = answer.optional_text();
    let _label_issuer = answer.optional_text();
    let mut account = json!({
        "kind": kind,
        "secret": hex(&secret),
        "issuer": issuer,
        "account": answer.text(),
    });
    if let Some(algorithm) = answer.optional_text() {
        account["algorithm"] = json!(algorithm);
    }
    for field in ["digits", "period", "counter"] {
        if let Some(number) = answer.optional_number() {
            account[field] = written(number);
        }
    }
    account
}
