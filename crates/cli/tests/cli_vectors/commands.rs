//! From an operation to the command that a person would type for it.

use serde_json::{Value, json};

use crate::schema::{Case, Input};

/// A command line, and what goes into it.
pub(crate) struct Run {
    pub(crate) arguments: Vec<String>,
    pub(crate) stdin: String,
}

type Made = Result<Run, String>;

pub(crate) fn of(case: &Case) -> Made {
    let input = &case.input;
    match case.op.as_str() {
        "base32.decode" => text("secret decode", input.text("text")?),
        "base32.encode" => text("secret encode", input.text("hex")?),
        "code.parse" => {
            let run = text("code parse", input.text("text")?)?;
            run.option("digits", input)
        }
        "hotp.code" => hotp(Run::keyed("code hotp", input, &[])?, input),
        "hotp.derivation" => hotp(Run::keyed("code hotp --explain", input, &[])?, input),
        "hotp.verify" => {
            let run = Run::keyed("verify hotp", input, &[input.text("code")?])?;
            hotp(run, input)?.option("look_ahead", input)
        }
        "hotp.resync" => {
            let run = Run::keyed("verify resync", input, &input.texts("codes")?)?;
            hotp(run, input)?.option("look_ahead", input)
        }
        "totp.code" => totp(Run::keyed("code totp", input, &[])?, input),
        "totp.verify" => {
            let run = Run::keyed("verify totp", input, &[input.text("code")?])?;
            [
                "past",
                "future",
                "search_past",
                "search_future",
                "last_step",
                "disclosed",
            ]
            .into_iter()
            .try_fold(totp(run, input)?, |run, name| run.option(name, input))
        }
        "steam.code" => Run::keyed("code steam", input, &[])?.option("at", input),
        "recovery.format" => text("recovery format", input.text("entropy")?),
        "recovery.parse" => text("recovery parse", input.text("text")?),
        "uri.parse" => match input.text("mode")? {
            "strict" => text("uri read --encoding hex --strict", input.text("uri")?),
            _ => text("uri read --encoding hex", input.text("uri")?),
        },
        "uri.write" => uri_write(input),
        "migration.read" => {
            let lines = input.texts("uris")?.join("\n");
            let end = if input.texts("uris")?.is_empty() {
                ""
            } else {
                "\n"
            };
            Ok(Run::new("uri unpack --encoding hex", lines + end))
        }
        "migration.write" => {
            let accounts = json!({ "accounts": input.value("accounts")? });
            Run::new("uri pack --from-json --encoding hex", accounts.to_string())
                .option("batch_id", input)
        }
        "compat.check" => text("uri compat", input.text("uri")?),
        "compat.names" => text("uri compat --details", input.text("uri")?),
        "qr.matrix" => text("qr", input.text("text")?)?.option("level", input),
        op => Err(format!("no command is known for {op}")),
    }
}

/// A command that reads one text, which a newline ends.
fn text(command: &str, text: &str) -> Made {
    Ok(Run::new(command, format!("{text}\n")))
}

fn hotp(run: Run, input: &Input) -> Made {
    run.option("algorithm", input)?
        .option("digits", input)?
        .option("counter", input)
}

fn totp(run: Run, input: &Input) -> Made {
    ["algorithm", "digits", "period", "at"]
        .into_iter()
        .try_fold(run, |run, name| run.option(name, input))
}

/// By options, as a person would; by JSON, where a name holds what no argument can.
fn uri_write(input: &Input) -> Made {
    let names = [input.optional_text("issuer")?, Some(input.text("account")?)];
    if names.iter().flatten().any(|name| name.contains('\0')) {
        let fields = [
            "kind",
            "secret",
            "algorithm",
            "digits",
            "period",
            "counter",
            "issuer",
            "account",
        ];
        let account: serde_json::Map<String, Value> = fields
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), input.value(name).ok()?.clone())))
            .collect();
        return Ok(Run::new(
            "uri write --from-json --encoding hex",
            Value::from(account).to_string(),
        ));
    }
    [
        "kind",
        "issuer",
        "account",
        "algorithm",
        "digits",
        "period",
        "counter",
    ]
    .into_iter()
    .filter(|name| input.value(name).is_ok())
    .try_fold(Run::keyed("uri write", input, &[])?, |run, name| {
        run.option(name, input)
    })
}

impl Run {
    fn new(command: &str, stdin: String) -> Self {
        let arguments = command.split(' ').map(str::to_owned).collect();
        Self { arguments, stdin }
    }

    /// A command that reads a secret, and after it something else.
    fn keyed(command: &str, input: &Input, others: &[&str]) -> Made {
        let mut run = Self::new(command, format!("{}\n", input.text("secret")?));
        run.arguments
            .extend(["--encoding".to_owned(), "hex".to_owned()]);
        for other in others {
            run.stdin.push_str(other);
            run.stdin.push('\n');
        }
        Ok(run)
    }

    /// With the option of this name, unless the case says `null`.
    fn option(mut self, name: &str, input: &Input) -> Made {
        let value = match input.value(name)? {
            Value::Null => return Ok(self),
            Value::String(text) => text.clone(),
            number => number.to_string(),
        };
        self.arguments
            .push(format!("--{}={value}", name.replace('_', "-")));
        Ok(self)
    }
}
