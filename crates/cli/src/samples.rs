//! `countersign samples`: small applications that sign people in with the verifier, to begin from.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::error::Error;
use super::shell::{Exit, Shell};
use super::table::Table;

/// A small application, as it lies in `www/samples`.
struct Sample {
    name: &'static str,
    about: &'static str,
    needs: &'static str,
    start: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// A file below `www`, and where it goes.
macro_rules! file {
    ($place:literal from $www:literal) => {
        (
            $place,
            include_str!(concat!(env!("COUNTERSIGN_WWW"), "/", $www)),
        )
    };
}

/// The client for Python lies beside what uses it, so that nothing has to be published first.
macro_rules! with_python_client {
    ($($file:expr),+) => {
        &[
            $($file,)+
            file!("countersign/__init__.py" from "clients/python/countersign/__init__.py"),
            file!("countersign/types.py" from "clients/python/countersign/types.py"),
            file!("countersign/py.typed" from "clients/python/countersign/py.typed"),
        ]
    };
}

const SAMPLES: &[Sample] = &[
    Sample {
        name: "express",
        about: "Express 5 with express-session",
        needs: "npm install --install-links express express-session REPOSITORY/www/countersign",
        start: "node app.mjs",
        files: &[
            file!("app.mjs" from "samples/express/app.mjs"),
            file!("second-step.mjs" from "samples/express/second-step.mjs"),
        ],
    },
    Sample {
        name: "next",
        about: "Next with route handlers and iron-session",
        needs: "npm install --install-links next react react-dom iron-session REPOSITORY/www/countersign",
        start: "SESSION_SECRET=$(openssl rand -hex 32) npx next dev --port 8601",
        files: &[
            file!("app/route.ts" from "samples/next/app/route.ts"),
            file!("app/countersign-events/route.ts" from "samples/next/app/countersign-events/route.ts"),
            file!("app/second-step/route.ts" from "samples/next/app/second-step/route.ts"),
            file!("app/sign-in/route.ts" from "samples/next/app/sign-in/route.ts"),
            file!("lib/second-step.ts" from "samples/next/lib/second-step.ts"),
            file!("lib/session.ts" from "samples/next/lib/session.ts"),
            file!("next.config.mjs" from "samples/next/next.config.mjs"),
        ],
    },
    Sample {
        name: "flask",
        about: "Flask",
        needs: "pip install flask",
        start: "python3 app.py",
        files: with_python_client![
            file!("app.py" from "samples/flask/app.py"),
            file!("second_step.py" from "samples/flask/second_step.py")
        ],
    },
    Sample {
        name: "fastapi",
        about: "FastAPI with Starlette's sessions",
        needs: "pip install fastapi uvicorn itsdangerous python-multipart",
        start: "python3 app.py",
        files: with_python_client![
            file!("app.py" from "samples/fastapi/app.py"),
            file!("second_step.py" from "samples/fastapi/second_step.py")
        ],
    },
];

/// Where the client for Node is: not on a registry, where its name could be anybody's.
const REPOSITORY: &str = "REPOSITORY is the folder of Countersign's repository, after `scripts/build`: the package `countersign` is on no registry yet.";

/// List and write small applications that sign people in with the verifier
#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  countersign samples
  countersign samples write express ./app"
)]
pub(super) struct Samples {
    #[command(subcommand)]
    command: Option<Change>,
}

#[derive(Subcommand)]
enum Change {
    /// Write the files of one into a folder; none that is there is replaced
    Write(Write),
}

/// Which, and where to
#[derive(Args)]
struct Write {
    /// Its name, as `countersign samples` lists it
    #[arg(value_name = "NAME", value_parser = sample)]
    sample: &'static Sample,
    /// The folder; made if it is not there
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

impl Samples {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match self.command {
            None => shell.answer(&Listed {
                samples: SAMPLES.iter().map(Known::from).collect(),
            }),
            Some(Change::Write(command)) => command.run(shell),
        }
    }
}

impl Write {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let Self { sample, folder } = self;
        let places = sample.files.iter().map(|(place, _)| folder.join(place));
        let places: Vec<PathBuf> = places.collect();
        // All of them or none: half of two applications is none.
        if let Some(taken) = places.iter().find(|place| place.symlink_metadata().is_ok()) {
            return Err(Error::FileThere {
                path: taken.display().to_string(),
            });
        }
        for (place, (_, text)) in places.iter().zip(sample.files) {
            create(place, text).map_err(|source| match source.kind() {
                ErrorKind::AlreadyExists => Error::FileThere {
                    path: place.display().to_string(),
                },
                _ => Error::File {
                    path: place.display().to_string(),
                    source,
                },
            })?;
        }
        shell.answer(&Written {
            files: places
                .iter()
                .map(|place| place.display().to_string())
                .collect(),
            needs: sample.needs,
            start: sample.start,
        })
    }
}

/// A sample, by its name.
fn sample(text: &str) -> Result<&'static Sample, String> {
    let named = SAMPLES.iter().find(|sample| sample.name == text);
    named.ok_or_else(|| {
        let names: Vec<&str> = SAMPLES.iter().map(|sample| sample.name).collect();
        format!("give one of {}", names.join(", "))
    })
}

/// A new file, in folders that are made where they are missing.
fn create(place: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(place)?.write_all(text.as_bytes())
}

/// A sample, as it is told.
#[derive(Serialize)]
struct Known {
    name: &'static str,
    about: &'static str,
    needs: &'static str,
    start: &'static str,
    files: Vec<&'static str>,
}

impl From<&Sample> for Known {
    fn from(sample: &Sample) -> Self {
        Self {
            name: sample.name,
            about: sample.about,
            needs: sample.needs,
            start: sample.start,
            files: sample.files.iter().map(|(place, _)| *place).collect(),
        }
    }
}

#[derive(Serialize)]
struct Listed {
    samples: Vec<Known>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self
            .samples
            .iter()
            .map(|sample| [sample.name, sample.about, sample.needs].map(str::to_owned));
        let table = Table {
            head: ["NAME", "FOR", "NEEDS"],
            rows: rows.collect(),
        };
        write!(
            f,
            "{table}\n\n{REPOSITORY}\nTo begin from one: countersign samples write NAME FOLDER"
        )
    }
}

#[derive(Serialize)]
struct Written {
    files: Vec<String>,
    needs: &'static str,
    start: &'static str,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            writeln!(f, "{file}")?;
        }
        write!(
            f,
            "\nIn that folder, with the API key in acme.key:\n  {}\n  {}",
            self.needs, self.start
        )?;
        if self.needs.contains("REPOSITORY") {
            write!(f, "\n\n{REPOSITORY}")?;
        }
        Ok(())
    }
}
