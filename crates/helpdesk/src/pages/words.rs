//! Times in words.

/// How long ago something was, short enough for a list.
pub(super) fn ago(at: i64, now: i64) -> String {
    let minutes = (now - at).max(0) / 60;
    match (minutes, minutes / 60, minutes / (60 * 24)) {
        (0, _, _) => "just now".to_owned(),
        (minutes, 0, _) => format!("{minutes} min ago"),
        (_, hours, 0) => format!("{hours} h ago"),
        (_, _, 1) => "yesterday".to_owned(),
        (_, _, days) => format!("{days} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        for (seconds, words) in [
            (-5, "just now"),
            (59, "just now"),
            (60, "1 min ago"),
            (3599, "59 min ago"),
            (3600, "1 h ago"),
            (86_399, "23 h ago"),
            (86_400, "yesterday"),
            (172_800, "2 days ago"),
        ] {
            assert_eq!(ago(0, seconds), words, "{seconds}");
        }
    }
}
