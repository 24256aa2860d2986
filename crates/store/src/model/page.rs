/// How many rows a page has: 1 to 200, or more of a list that is made for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSize(u32);

impl PageSize {
    /// What a page has when nobody says.
    pub const DEFAULT: Self = Self(50);
    /// The most a page has.
    pub const MAX: u32 = 200;

    /// A page of `rows`; `None` when that is none or too many.
    #[must_use]
    pub const fn new(rows: u32) -> Option<Self> {
        Self::up_to(Self::MAX, rows)
    }

    /// The same, of a list whose pages have at most `most` rows.
    #[must_use]
    pub const fn up_to(most: u32, rows: u32) -> Option<Self> {
        if rows == 0 || rows > most {
            None
        } else {
            Some(Self(rows))
        }
    }

    /// How many rows it has.
    #[must_use]
    pub const fn rows(self) -> u32 {
        self.0
    }
}

/// Some of a longer list, and where the rest begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// What to ask the next page with; `None` on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page cut from `rows`, which were asked for one more than `size` has.
    pub fn cut(mut rows: Vec<T>, size: PageSize, cursor: impl Fn(&T) -> String) -> Self {
        let wanted = usize::try_from(size.rows()).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(cursor);
        Self { rows, next }
    }
}
