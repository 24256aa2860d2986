//! `uri.*`, `migration.*`, `compat.*` and `qr.*`.

use countersign_otp::{
    Algorithm, Digits, Period, Secret, compat,
    migration::{self, MigrationError, RefusedAccount},
    qr::{ErrorCorrection, Qr, QrError},
    uri::{self, Kind, OtpAuth, OtpAuthError, UriError},
};
use serde_json::{Map, Value, json};

use super::{Answer, Stop, refused_as_kind};
use crate::schema::{Input, hex, number};

refused_as_kind!(OtpAuthError, UriError, MigrationError, QrError);

pub(crate) fn run(op: &str, input: &Input) -> Option<Answer> {
    Some(match op {
        "uri.write" => uri_write(input),
        "uri.parse" => uri_parse(input),
        "migration.read" => migration_read(input),
        "migration.write" => migration_write(input),
        "compat.check" => compat_check(input),
        "compat.names" => compat_names(input),
        "qr.matrix" => qr_matrix(input),
        _ => return None,
    })
}

fn uri_write(input: &Input) -> Answer {
    Ok(json!({ "uri": account(input)?.to_uri().as_str() }))
}

fn uri_parse(input: &Input) -> Answer {
    let text = input.text("uri")?;
    let (auth, diagnostics) = match input.text("mode")? {
        "strict" => (uri::parse_strict(text)?, Vec::new()),
        "lenient" => uri::parse_lenient(text)?,
        other => return Err(Stop::Malformed(format!("no mode is called {other}"))),
    };
    let mut output = described(&auth);
    let kinds: Vec<_> = diagnostics.iter().map(uri::Diagnostic::kind).collect();
    output.insert("diagnostics".into(), json!(kinds));
    Ok(output.into())
}

fn migration_read(input: &Input) -> Answer {
    let transfer = migration::read(&input.texts("uris")?)?;
    let accounts: Vec<_> = transfer.accounts.iter().map(described).collect();
    let refused: Vec<_> = transfer.refused.iter().map(refused).collect();
    Ok(json!({ "accounts": accounts, "refused": refused }))
}

fn refused(refused: &RefusedAccount) -> Value {
    json!({
        "place": refused.place,
        "issuer": refused.issuer,
        "account": refused.account,
        "error": refused.why.kind(),
    })
}

fn migration_write(input: &Input) -> Answer {
    let accounts = input.inputs("accounts")?;
    let accounts = accounts
        .iter()
        .map(account)
        .collect::<Result<Vec<_>, _>>()?;
    let uris = migration::write(&accounts, input.small_number("batch_id")?)?;
    let uris: Vec<&str> = uris.iter().map(|uri| uri.as_str()).collect();
    Ok(json!({ "uris": uris }))
}

fn compat_check(input: &Input) -> Answer {
    let reports = compat::check_uri(input.text("uri")?)?;
    let apps: Map<String, Value> = reports
        .iter()
        .map(|report| (report.app.id().into(), report.outcome.kind().into()))
        .collect();
    Ok(json!({ "apps": apps }))
}

fn compat_names(input: &Input) -> Answer {
    let reports = compat::check_uri(input.text("uri")?)?;
    let apps: Map<String, Value> = reports
        .iter()
        .map(|report| {
            let names = json!({ "issuer": report.shown_issuer, "account": report.shown_account });
            (report.app.id().into(), names)
        })
        .collect();
    Ok(json!({ "apps": apps }))
}

fn qr_matrix(input: &Input) -> Answer {
    let level = input.text("level")?;
    let correction = level.chars().next().and_then(ErrorCorrection::from_letter);
    let correction = correction.ok_or_else(|| format!("no level is called {level}"))?;
    let qr = Qr::encode(input.text("text")?, correction)?;
    let module = |x, y| if qr.is_dark(x, y) { '1' } else { '0' };
    let rows: Vec<String> = (0..qr.size())
        .map(|y| (0..qr.size()).map(|x| module(x, y)).collect())
        .collect();
    Ok(json!({ "size": qr.size(), "rows": rows }))
}

/// An account as a case describes it. Steam's has neither algorithm nor digits: both are fixed.
fn account(input: &Input) -> Result<OtpAuth, Stop> {
    let kind = match input.text("kind")? {
        "totp" => Kind::Totp {
            period: Period::new(input.small_number("period")?)?,
        },
        "hotp" => Kind::Hotp {
            counter: input.number("counter")?,
        },
        "steam" => Kind::Steam,
        other => return Err(Stop::Malformed(format!("no kind is called {other}"))),
    };
    let secret = Secret::from_bytes(input.bytes("secret")?)?;
    let mut auth = OtpAuth::new(kind, secret, input.text("account")?)?;
    if let Some(issuer) = input.optional_text("issuer")? {
        auth = auth.with_issuer(issuer)?;
    }
    if kind == Kind::Steam {
        return Ok(auth);
    }
    let algorithm: Algorithm = input.text("algorithm")?.parse()?;
    Ok(auth
        .with_algorithm(algorithm)
        .with_digits(Digits::new(input.small_number("digits")?)?))
}

fn described(auth: &OtpAuth) -> Map<String, Value> {
    let mut output = Map::new();
    let mut put = |name: &str, value: Value| output.insert(name.into(), value);
    put("kind", auth.kind().name().into());
    put("secret", hex(auth.secret().expose_bytes()).into());
    put("issuer", auth.issuer().into());
    put("account", auth.account().into());
    match auth.kind() {
        Kind::Totp { period } => put("period", period.seconds().into()),
        Kind::Hotp { counter } => put("counter", number(counter)),
        Kind::Steam => return output,
    };
    put("algorithm", auth.algorithm().as_str().into());
    put("digits", auth.digits().count().into());
    output
}
