//! What is hard to read in a QR code (ISO/IEC 18004 §7.8.3).

use super::{
    grid::Grid,
    line::{Around, Line, first},
};

pub(super) fn penalty(modules: &Grid) -> u32 {
    let side = modules.side();
    let mut penalty = 0;
    let mut dark = 0;
    let mut above = None;
    for (number, line) in modules.lines().iter().enumerate() {
        for part in 0..=side / 64 {
            let here = Around::part(line, part);
            penalty += of_line(here, first(side - 4, part), part == 0);
            // What follows is the same in rows and in columns.
            if number < side {
                dark += here.here.count_ones();
                penalty += 3 * above.map_or(0, |above: &Line| {
                    (squares(here, Around::part(above, part)) & first(side - 1, part)).count_ones()
                });
            }
        }
        above = Some(line);
    }
    // How far from half of the modules are dark: two points for each percent, not rounded to five as in the standard.
    let all = u32::try_from(side * side).unwrap_or(u32::MAX);
    penalty
        + (dark * 200)
            .checked_div(all)
            .unwrap_or_default()
            .abs_diff(100)
}

/// Where squares of two by two modules of one color begin.
const fn squares(here: Around, above: Around) -> u64 {
    let (one, other) = (here.ahead(1), above.ahead(1));
    let all = here.here & one & above.here & other;
    let any = here.here | one | above.here | other;
    all | !any
}

/// Runs of one color in a row or a column, and what looks like a finder pattern with its light border.
const fn of_line(line: Around, fives: u64, is_start: bool) -> u32 {
    let here = line.here;
    let [one, two, three, four, six] = [
        line.ahead(1),
        line.ahead(2),
        line.ahead(3),
        line.ahead(4),
        line.ahead(6),
    ];
    let all = here & one & two & three & four;
    let any = here | one | two | three | four;
    // Five in a row are three points, each one more is another.
    let five = (all | !any) & fives;
    let begun = five & ((here ^ line.behind(1)) | is_start as u64);
    // One dark, one light, three dark, one light, one dark, with four light ones before or after.
    let before = line.behind(1) | line.behind(2) | line.behind(3) | line.behind(4);
    let after = line.ahead(7) | line.ahead(8) | line.ahead(9) | line.ahead(10);
    let finder = here & !one & two & three & four & !line.ahead(5) & six & !(before & after);
    five.count_ones() + 2 * begun.count_ones() + 40 * finder.count_ones()
}
