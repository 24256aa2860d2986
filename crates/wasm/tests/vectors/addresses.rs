//! `uri.*`, `migration.*` and `compat.*`.

use countersign_wasm::otp::{
    compat::check_compat,
    migration::{MigrationBatch, read_migration},
    secret::base32_decode,
    uri::{parse_uri, write_uri},
};
use serde_json::{Map, Value, json};
use wasm_bindgen::JsValue;

use super::{
    codes::secret,
    input::Input,
    output::{Answer, fields, hex, written},
};

pub(crate) fn run(op: &str, input: &Input<'_>) -> Option<Answer> {
    Some(match op {
        "uri.write" => uri_write(input),
        "uri.parse" => uri_parse(input),
        "migration.read" => migration_read(input),
        "migration.write" => migration_write(input),
        "compat.check" => compat_check(input),
        "compat.names" => compat_names(input),
        _ => return None,
    })
}

fn uri_write(input: &Input<'_>) -> Answer {
    let uri = write_uri(
        input.text("kind"),
        &secret(input)?,
        input.optional_text("algorithm"),
        input.small("digits"),
        input.small("period"),
        input.optional_number("counter"),
        input.optional_text("issuer"),
        input.text("account"),
    )?;
    Ok(json!({ "uri": uri }))
}

fn uri_parse(input: &Input<'_>) -> Answer {
    let lenient = match input.text("mode") {
        "strict" => false,
        "lenient" => true,
        other => panic!("no mode is called {other}"),
    };
    Ok(described(fields(parse_uri(input.text("uri"), lenient)?)))
}

fn migration_read(input: &Input<'_>) -> Answer {
    let uris = input.texts("uris").into_iter().map(JsValue::from).collect();
    let mut transfer = fields(read_migration(&uris)?);
    let mut list = |name: &str, as_written: fn(Map<String, Value>) -> Value| -> Vec<Value> {
        let Some(Value::Array(listed)) = transfer.remove(name) else {
            panic!("{name} is no list")
        };
        let objects = listed.into_iter().map(|one| match one {
            Value::Object(object) => as_written(object),
            other => panic!("{other} is no object"),
        });
        objects.collect()
    };
    let accounts = list("accounts", described);
    let refused = list("refused", |mut refused| {
        refused.remove("message");
        let code = refused.remove("code").unwrap();
        refused.insert("error".into(), code);
        refused.into()
    });
    Ok(json!({ "accounts": accounts, "refused": refused }))
}

fn migration_write(input: &Input<'_>) -> Answer {
    let mut batch = MigrationBatch::new();
    for account in input.list("accounts").iter().map(Input) {
        batch.add(
            account.text("kind"),
            &secret(&account)?,
            account.optional_text("algorithm"),
            account.small("digits"),
            account.small("period"),
            account.optional_number("counter"),
            account.optional_text("issuer"),
            account.text("account"),
        )?;
    }
    let batch_id = input.number("batch_id").try_into().unwrap();
    Ok(json!({ "uris": batch.write(Some(batch_id))? }))
}

fn compat_check(input: &Input<'_>) -> Answer {
    let reports = check_compat(input.text("uri"))?;
    let apps: Map<String, Value> = reports
        .iter()
        .map(|report| {
            let mut report = fields(report);
            (
                report["app"].as_str().unwrap().to_owned(),
                report.remove("outcome").unwrap(),
            )
        })
        .collect();
    Ok(json!({ "apps": apps }))
}

fn compat_names(input: &Input<'_>) -> Answer {
    let reports = check_compat(input.text("uri"))?;
    let apps: Map<String, Value> = reports
        .iter()
        .map(|report| {
            let report = fields(report);
            let names =
                json!({ "issuer": report["shownIssuer"], "account": report["shownAccount"] });
            (report["app"].as_str().unwrap().to_owned(), names)
        })
        .collect();
    Ok(json!({ "apps": apps }))
}

/// An account as the files describe it: its secret as bytes, and one issuer.
fn described(mut account: Map<String, Value>) -> Value {
    let secret = base32_decode(account["secret"].as_str().unwrap()).unwrap();
    account.insert("secret".into(), hex(&secret).into());
    account.remove("labelIssuer");
    if let Some(counter) = account.remove("counter") {
        account.insert("counter".into(), written(counter));
    }
    account.into()
}
