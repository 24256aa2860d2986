//! A QR code as an SVG.

use alloc::string::String;

use zeroize::Zeroizing;

use super::matrix::{QUIET_ZONE, Qr};

/// How the SVG presents itself.
#[derive(Clone, Copy, Debug)]
pub struct SvgOptions<'a> {
    title: &'a str,
}

impl<'a> SvgOptions<'a> {
    /// A drawing that a screen reader announces with this title. It is escaped.
    #[must_use]
    pub const fn titled(title: &'a str) -> Self {
        Self { title }
    }
}

impl Default for SvgOptions<'_> {
    fn default() -> Self {
        Self::titled("QR code")
    }
}

impl Qr {
    /// A drawing of one path, dark on white whatever the page's colors, with its quiet zone.
    ///
    /// It has a `viewBox` and no size: the page gives it one.
    #[must_use]
    pub fn to_svg(&self, options: &SvgOptions<'_>) -> Zeroizing<String> {
        let side = QUIET_ZONE.saturating_mul(2).saturating_add(self.size());
        // A run of modules takes some 14 bytes and is two modules long on average.
        let room = self.size().saturating_mul(self.size()).saturating_mul(8);
        let mut svg = Zeroizing::new(String::with_capacity(room.saturating_add(512)));
        svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
        push_number(&mut svg, side);
        svg.push(' ');
        push_number(&mut svg, side);
        svg.push_str("\" role=\"img\" shape-rendering=\"crispEdges\"><title>");
        push_escaped(&mut svg, options.title);
        svg.push_str("</title><rect width=\"");
        push_number(&mut svg, side);
        svg.push_str("\" height=\"");
        push_number(&mut svg, side);
        svg.push_str("\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
        for y in 0..self.size() {
            self.draw_row(y, &mut svg);
        }
        svg.push_str("\"/></svg>");
        svg
    }

    /// One row's runs of dark modules, each a rectangle.
    fn draw_row(&self, y: usize, path: &mut String) {
        let mut x = 0;
        while x < self.size() {
            let start = x;
            while self.is_dark(x, y) {
                x = x.saturating_add(1);
            }
            let length = x.saturating_sub(start);
            if length > 0 {
                let (left, top) = (
                    start.saturating_add(QUIET_ZONE),
                    y.saturating_add(QUIET_ZONE),
                );
                for (command, number) in [("M", left), (" ", top), ("h", length), ("v1h-", length)]
                {
                    path.push_str(command);
                    push_number(path, number);
                }
                path.push('z');
            }
            x = x.saturating_add(1);
        }
    }
}

/// Appends a number of at most three digits, which all of them here have. `core::fmt` would be half of what a page downloads.
fn push_number(svg: &mut String, number: usize) {
    let mut scale = 100;
    while scale > 0 {
        if number >= scale || scale == 1 {
            let digit = u32::try_from(number / scale % 10).unwrap_or_default();
            svg.extend(char::from_digit(digit, 10));
        }
        scale /= 10;
    }
}

/// Appends text as XML character data, without what XML 1.0 cannot carry.
fn push_escaped(svg: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            '\'' => svg.push_str("&#39;"),
            '\t' | '\n' | '\r' => svg.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => {}
            _ => svg.push(character),
        }
    }
}
