//! A few line drawings, in the color of the text around them.

use maud::{PreEscaped, Render};

/// An icon of 20 × 20.
pub(super) struct Icon(&'static str);

pub(super) const INBOX: Icon = Icon("M3 11.5h4l1.2 2h3.6l1.2-2h4M3 11.5 5 4.5h10l2 7v4H3Z");
pub(super) const DONE: Icon = Icon("M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7 10.2l2.1 2.1L13 8.2");
pub(super) const SHIELD: Icon =
    Icon("M10 2.8 4 5v4.6c0 3.6 2.5 6.2 6 7.6 3.5-1.4 6-4 6-7.6V5ZM7.4 9.8l1.9 1.9 3.3-3.5");
pub(super) const PEOPLE: Icon = Icon(
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13 3.7a3 3 0 0 1 0 5.6M15 12.3c1.7.6 2.7 2 3 4.2",
);
pub(super) const OUT: Icon = Icon("M8 3.5H4v13h4M12.5 6.5 16 10l-3.5 3.5M16 10H7.5");
pub(super) const BACK: Icon = Icon("M12 4.5 6.5 10l5.5 5.5");

impl Render for Icon {
    fn render(&self) -> PreEscaped<String> {
        PreEscaped(format!(
            r#"<svg class="icon" viewBox="0 0 20 20" width="20" aria-hidden="true"><path d="{}"/></svg>"#,
            self.0
        ))
    }
}
