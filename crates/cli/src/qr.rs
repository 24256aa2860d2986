//! `countersign qr`: text as a QR code.

use std::fmt;

use clap::{Args, ValueEnum};
use countersign_otp::qr::{ErrorCorrection, Qr, SvgOptions};
use serde::Serialize;

use super::error::Error;
use super::shell::{Exit, Shell};

/// Draw text from stdin as a QR code, here on this machine: blocks for a terminal, or an SVG.
#[derive(Args)]
#[command(after_help = "\
Examples:
  countersign qr <address
  countersign secret generate | countersign uri write --issuer ACME --account ada@example.org | countersign qr
  countersign qr --svg --title 'Scan me' <address >code.svg")]
pub(super) struct Draw {
    /// An SVG, dark on white, with its quiet zone
    #[arg(long, conflicts_with = "matrix")]
    svg: bool,
    /// The bare modules, a line a row: 1 is dark
    #[arg(long)]
    matrix: bool,
    /// What a screen reader says of the SVG
    #[arg(long, value_name = "TEXT", requires = "svg", default_value = "QR code")]
    title: String,
    /// How much of it may be damaged: about 7, 15, 25 or 30 % (M suits a screen, H print)
    #[arg(long, value_enum, ignore_case = true, default_value = "M")]
    level: Level,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    #[value(name = "L")]
    Low,
    #[value(name = "M")]
    Medium,
    #[value(name = "Q")]
    Quartile,
    #[value(name = "H")]
    High,
}

impl From<Level> for ErrorCorrection {
    fn from(level: Level) -> Self {
        match level {
            Level::Low => Self::Low,
            Level::Medium => Self::Medium,
            Level::Quartile => Self::Quartile,
            Level::High => Self::High,
        }
    }
}

impl Draw {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let text = shell.stdin().all("the text")?;
        let qr = Qr::encode(&text, self.level.into())?;
        if self.svg {
            let svg = qr.to_svg(&SvgOptions::titled(&self.title));
            return shell.answer(&Svg { svg: &svg });
        }
        let matrix = Matrix::of(&qr);
        if self.matrix {
            shell.answer(&matrix)
        } else {
            let blocks = qr.to_terminal();
            shell.answer(&Blocks {
                matrix,
                blocks: blocks.trim_end_matches('\n'),
            })
        }
    }
}

#[derive(Serialize)]
struct Matrix {
    size: usize,
    rows: Vec<String>,
}

impl Matrix {
    fn of(qr: &Qr) -> Self {
        let module = |x, y| if qr.is_dark(x, y) { '1' } else { '0' };
        let row = |y| (0..qr.size()).map(|x| module(x, y)).collect();
        Self {
            size: qr.size(),
            rows: (0..qr.size()).map(row).collect(),
        }
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rows.join("\n"))
    }
}

/// Blocks for people; a program gets the modules.
#[derive(Serialize)]
#[serde(transparent)]
struct Blocks<'a> {
    matrix: Matrix,
    #[serde(skip)]
    blocks: &'a str,
}

impl fmt::Display for Blocks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.blocks)
    }
}

#[derive(Serialize)]
struct Svg<'a> {
    svg: &'a str,
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.svg)
    }
}
