use alloc::{format, string::String, vec, vec::Vec};

use super::*;

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

#[test]
fn every_level_reaches_its_limit() {
    for (correction, most) in [
        (ErrorCorrection::Low, 2953),
        (ErrorCorrection::Medium, 2331),
        (ErrorCorrection::Quartile, 1663),
        (ErrorCorrection::High, 1273),
    ] {
        let text = |length| String::from_utf8(vec![b'z'; length]).unwrap();
        assert_eq!(Qr::encode(&text(most), correction).unwrap().size(), 177);
        assert_eq!(
            Qr::encode(&text(most + 1), correction),
            Err(QrError::TooLong)
        );
    }
}

#[test]
fn outside_is_light_and_debug_is_silent() {
    let qr = demo();
    assert!(!qr.is_dark(qr.size(), 0) && !qr.is_dark(0, qr.size()));
    assert!(!qr.is_dark(usize::MAX, usize::MAX));
    assert_eq!(format!("{qr:?}"), "Qr { size: 29, .. }");
}
