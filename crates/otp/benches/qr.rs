//! What drawing an address as an SVG costs, beside `fast_qr` in the same run. Both choose the version and the mask by
//! themselves, at the level M.
//!
//! `cargo bench -p countersign-otp --bench qr`
#![allow(clippy::print_stdout, reason = "the report is the point")]

mod turns;

use std::{error::Error, hint::black_box};

use countersign_otp::qr::{ErrorCorrection, Qr, SvgOptions};
use fast_qr::{ECL, QRBuilder, convert::svg::SvgBuilder};
use turns::{ROUNDS, measure};

const CALLS: u32 = 20;

/// What an address can come to: with and without a name that is long.
const ADDRESSES: [(&str, &str); 2] = [
    (
        "an address of 94 characters",
        "otpauth://totp/ACME:ada@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME&digits",
    ),
    (
        "an address of 167 characters",
        "otpauth://totp/Customer%20Support%20GmbH:ada.lovelace@customer-support.example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Customer%20Support%20GmbH&period=30&d",
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("an SVG of a QR code, median of {ROUNDS} rounds");
    println!(
        "{:36} {:>11} {:>11} {:>7}",
        "", "countersign", "fast_qr", "ratio"
    );
    for (name, address) in ADDRESSES {
        let size = Qr::encode(address, ErrorCorrection::Medium)?.size();
        let theirs = QRBuilder::new(address).ecl(ECL::M).build()?;
        assert_eq!(size, theirs.size, "{name}: both in the same version");
        measure(
            CALLS,
            || ours(black_box(address)),
            || fast_qr(black_box(address)),
        )
        .print(name);
    }
    Ok(())
}

/// The length of the SVG.
fn ours(address: &str) -> Option<usize> {
    let qr = Qr::encode(address, ErrorCorrection::Medium).ok()?;
    Some(qr.to_svg(&SvgOptions::default()).len())
}

fn fast_qr(address: &str) -> Option<usize> {
    let qr = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    Some(SvgBuilder::default().to_str(&qr).len())
}
