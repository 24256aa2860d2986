use alloc::{format, string::String, vec, vec::Vec};

use proptest::prelude::*;

use qrcode::{
    EcLevel,
    bits::Bits,
    canvas::{Canvas, MaskPattern},
};

use super::{
    codewords::interleaved,
    mask::masked,
    segments::{Fewest, Mode, smallest},
    symbol::Symbol,
    version::Version,
    *,
};

fn demo() -> Qr {
    Qr::encode(
        "otpauth://totp/demo?secret=JBSWY3DPEHPK3PXP",
        ErrorCorrection::Medium,
    )
    .unwrap()
}

/// The modules that an SVG's path draws.
fn drawn(svg: &str, side: usize) -> Vec<Vec<bool>> {
    let path = svg
        .split(" d=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let mut rows = vec![vec![false; side]; side];
    for run in path.split_terminator('z') {
        let (corner, rest) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = corner.split_once(' ').unwrap();
        let (length, back) = rest.split_once("v1h-").unwrap();
        assert_eq!(length, back);
        let (x, y, length): (usize, usize, usize) = (
            x.parse().unwrap(),
            y.parse().unwrap(),
            length.parse().unwrap(),
        );
        for module in &mut rows[y][x..x + length] {
            assert!(!*module, "drawn twice");
            *module = true;
        }
    }
    rows
}

#[test]
fn the_svg_draws_the_modules_inside_the_quiet_zone() {
    let qr = demo();
    let side = qr.size() + 2 * QUIET_ZONE;
    let svg = qr.to_svg(&SvgOptions::default());
    assert!(svg.contains(&format!("viewBox=\"0 0 {side} {side}\"")));
    for (y, row) in drawn(&svg, side).iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            let inside = x >= QUIET_ZONE && y >= QUIET_ZONE;
            assert_eq!(*dark, inside && qr.is_dark(x - QUIET_ZONE, y - QUIET_ZONE));
        }
    }
}

#[test]
fn the_svg_is_named_and_escaped() {
    let qr = demo();
    let svg = qr.to_svg(&SvgOptions::titled(
        "</title><script>alert('&\"')</script>\u{0}\n\u{ffff}",
    ));
    assert!(svg.contains(
        "<title>&lt;/title&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt; </title>"
    ));
    assert!(svg.contains("role=\"img\""));
    assert_eq!(svg.matches("<path").count(), 1);
    assert!(!svg.contains("script>"));
}

#[cfg(feature = "qr-terminal")]
#[test]
fn the_terminal_shows_the_modules_inside_the_quiet_zone() {
    let qr = demo();
    let side = qr.size() + 2 * QUIET_ZONE;
    let text = qr.to_terminal();
    let mut light = vec![vec![]; side + side % 2];
    for (line, pair) in text.lines().zip(light.chunks_mut(2)) {
        for block in line.chars() {
            pair[0].push(matches!(block, '█' | '▀'));
            pair[1].push(matches!(block, '█' | '▄'));
        }
    }
    assert_eq!(text.lines().count(), side.div_ceil(2));
    for (y, row) in light.iter().take(side).enumerate() {
        assert_eq!(row.len(), side);
        for (x, light) in row.iter().enumerate() {
            let inside = x >= QUIET_ZONE && y >= QUIET_ZONE;
            let dark = inside && qr.is_dark(x - QUIET_ZONE, y - QUIET_ZONE);
            assert_eq!(*light, !dark);
        }
    }
}

/// ISO/IEC 18004 table 7: the most digits, capitals and bytes of version 40.
const LIMITS: [(ErrorCorrection, [usize; 3]); 4] = [
    (ErrorCorrection::Low, [7089, 4296, 2953]),
    (ErrorCorrection::Medium, [5596, 3391, 2331]),
    (ErrorCorrection::Quartile, [3993, 2420, 1663]),
    (ErrorCorrection::High, [3057, 1852, 1273]),
];

#[test]
fn every_level_reaches_its_limits() {
    for (correction, limits) in LIMITS {
        for (most, character) in limits.into_iter().zip(["7", "Z", "z"]) {
            let full = Qr::encode(&character.repeat(most), correction).unwrap();
            assert_eq!(full.size(), 177);
            let over = Qr::encode(&character.repeat(most + 1), correction);
            assert_eq!(over, Err(QrError::TooLong));
        }
    }
}

#[test]
fn the_smallest_version_is_taken_where_the_headers_grow() {
    // Version 9 holds 180 bytes at M, version 10 has a longer header and holds 213.
    for (length, size) in [(180, 53), (181, 57), (213, 57), (214, 61)] {
        let text = "z".repeat(length);
        let qr = Qr::encode(&text, ErrorCorrection::Medium).unwrap();
        assert_eq!(qr.size(), size, "{length}");
    }
}

/// What another implementation reads from the modules, byte for byte.
fn read_back(qr: &Qr) -> Vec<u8> {
    let grid = rqrr::SimpleGrid::from_func(qr.size(), |x, y| qr.is_dark(x, y));
    let mut bytes = vec![];
    rqrr::Grid::new(grid).decode_to(&mut bytes).unwrap();
    bytes
}

/// The fewest bits of all ways there are to give each character a mode.
fn fewest_bits(text: &[u8], header: [usize; 3]) -> usize {
    let cost = |choice: usize| -> Option<usize> {
        let mode = |at: usize| choice / 3_usize.pow(u32::try_from(at).unwrap()) % 3;
        let modes: Vec<usize> = (0..text.len()).map(mode).collect();
        let fits = modes.iter().zip(text).all(|(mode, byte)| match mode {
            0 => byte.is_ascii_digit(),
            1 => byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" $%*+-./:".contains(byte),
            _ => true,
        });
        let runs = modes.chunk_by(|one, next| one == next);
        let bits = runs.map(|run| {
            let data = match run[0] {
                0 => run.len() / 3 * 10 + [0, 4, 7][run.len() % 3],
                1 => run.len() / 2 * 11 + run.len() % 2 * 6,
                _ => run.len() * 8,
            };
            header[run[0]] + data
        });
        fits.then(|| bits.sum())
    };
    let choices = 3_usize.pow(u32::try_from(text.len()).unwrap());
    (0..choices).filter_map(cost).min().unwrap()
}

/// Runs of digits, capitals, small letters and other scripts, as in addresses.
fn mixed() -> impl Strategy<Value = String> {
    let run = prop_oneof![
        "[0-9]{1,20}",
        "[A-Z$:./-]{1,20}",
        "[a-z]{1,20}",
        "\\PC{1,8}"
    ];
    prop::collection::vec(run, 1..16).prop_map(|runs| runs.concat())
}

fn level() -> impl Strategy<Value = ErrorCorrection> {
    prop::sample::select(LIMITS.as_slice()).prop_map(|(level, _)| level)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_drawn_is_read_back(text in mixed(), level in level()) {
        if let Ok(qr) = Qr::encode(&text, level) {
            prop_assert_eq!(read_back(&qr), text.as_bytes());
        }
    }

    #[test]
    fn the_whole_capacity_is_there_whatever_the_bytes_are(text in mixed(), (level, [.., most]) in prop::sample::select(LIMITS.as_slice())) {
        let mut full = text.repeat(most / text.len() + 1);
        while full.len() > most {
            full.pop();
        }
        prop_assert!(smallest(full.as_bytes(), level).is_some());
    }

    #[test]
    fn no_other_segments_take_fewer_bits(text in "[17AZ:az]{1,8}|[0-9]{1,7}[A-Z]{0,1}", class in 0..3_usize) {
        let (version, header) = [(9, [14, 13, 12]), (26, [16, 15, 20]), (40, [18, 17, 20])][class];
        let version = Version::all().nth(version - 1).unwrap();
        let bits = Fewest::of(text.as_bytes(), version).bits;
        prop_assert_eq!(bits, fewest_bits(text.as_bytes(), header));
    }
}

#[test]
fn outside_is_light_and_debug_is_silent() {
    let qr = demo();
    assert!(!qr.is_dark(qr.size(), 0) && !qr.is_dark(0, qr.size()));
    assert!(!qr.is_dark(usize::MAX, usize::MAX));
    assert_eq!(format!("{qr:?}"), "Qr { size: 29, .. }");
}

/// A level, as `qrcode` calls it.
fn their_level(level: ErrorCorrection) -> EcLevel {
    match level {
        ErrorCorrection::Low => EcLevel::L,
        ErrorCorrection::Medium => EcLevel::M,
        ErrorCorrection::Quartile => EcLevel::Q,
        ErrorCorrection::High => EcLevel::H,
    }
}

/// What `qrcode` writes for a text, in our segments.
fn their_bits(text: &[u8], version: Version, level: ErrorCorrection) -> Bits {
    let mut bits = Bits::new(their_version(version));
    for (mode, characters) in Fewest::of(text, version).segments(text) {
        match mode {
            Mode::Numeric => bits.push_numeric_data(characters),
            Mode::Alphanumeric => bits.push_alphanumeric_data(characters),
            Mode::Byte => bits.push_byte_data(characters),
        }
        .unwrap();
    }
    bits.push_terminator(their_level(level)).unwrap();
    bits
}

fn their_version(version: Version) -> qrcode::Version {
    qrcode::Version::Normal(version.number().try_into().unwrap())
}

fn are_dark(colors: Vec<qrcode::Color>) -> Vec<bool> {
    colors
        .into_iter()
        .map(|color| color == qrcode::Color::Dark)
        .collect()
}

fn modules(size: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<bool> {
    (0..size)
        .flat_map(|y| (0..size).map(move |x| (x, y)))
        .map(|(x, y)| is_dark(x, y))
        .collect()
}

/// The masks in the order of their numbers.
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

#[test]
fn every_version_at_every_level_is_drawn_as_qrcode_draws_it() {
    for version in Version::all() {
        for (number, (level, _)) in LIMITS.into_iter().enumerate() {
            // Every level meets every mask in some version.
            let mask = (version.number() + number) % 8;
            // It is full: the smaller ones do not hold as much.
            let codewords = version.data_codewords(level);
            let bytes = "z".repeat(codewords / 2);
            let headers = version.header(Mode::Byte) + version.header(Mode::Numeric);
            let digits = ((codewords - bytes.len()) * 8 - headers) * 3 / 10;
            let text = [bytes, "7".repeat(digits)].concat();
            let bits = their_bits(text.as_bytes(), version, level);
            let (ours, data) = smallest(text.as_bytes(), level).unwrap();
            assert_eq!((ours, &*data), (version, &bits.into_bytes()));

            let symbol = Symbol::new(version, &interleaved(&data, version, level));
            let ours = masked(&symbol, mask, level);
            let ours = modules(version.side(), |x, y| ours.is_dark(x, y));

            let (their_version, their_level) = (their_version(version), their_level(level));
            let (data, correction) =
                qrcode::ec::construct_codewords(&data, their_version, their_level).unwrap();
            let mut theirs = Canvas::new(their_version, their_level);
            theirs.draw_all_functional_patterns();
            theirs.draw_data(&data, &correction);
            theirs.apply_mask(MASKS[mask]);
            assert!(
                ours == are_dark(theirs.into_colors()),
                "{version:?} {level:?} mask {mask}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_mask_is_the_one_that_qrcode_takes(text in mixed(), level in level()) {
        if let Ok(ours) = Qr::encode(&text, level) {
            let (version, _) = smallest(text.as_bytes(), level).unwrap();
            let bits = their_bits(text.as_bytes(), version, level);
            let theirs = qrcode::QrCode::with_bits(bits, their_level(level)).unwrap();
            let ours = modules(ours.size(), |x, y| ours.is_dark(x, y));
            prop_assert!(ours == are_dark(theirs.into_colors()));
        }
    }
}
