use data_encoding::BASE64;

/// How a workspace's hosted pages look: what a person knows its website by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The color of its buttons.
    pub color: Option<Color>,
    /// Its picture.
    pub logo: Option<Logo>,
}

/// A color as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Color(String);

/// A small picture, kept whole: the page that draws a QR code asks nobody for anything (S16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo(String);

/// Why something is no part of a brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrandError {
    /// It is no color.
    #[error("a color is written like #1a6b5c: a number sign and six hexadecimal digits")]
    Color,
    /// It is no picture that every browser shows, or one that could carry a program.
    #[error("a logo is a PNG, JPEG or WebP file")]
    Format,
    /// It is too large.
    #[error("a logo has at most {} kilobytes", Logo::LARGEST / 1024)]
    TooLarge,
}

impl Color {
    /// Reads a color.
    ///
    /// # Errors
    /// When it is not written `#rrggbb`.
    pub fn parse(text: &str) -> Result<Self, BrandError> {
        let digits = text.strip_prefix('#').ok_or(BrandError::Color)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(BrandError::Color);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The text, in small letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Logo {
    /// Bytes that the file has at most.
    pub const LARGEST: usize = 32 * 1024;

    /// Takes a picture file, known by its first bytes.
    ///
    /// # Errors
    /// When it is too large, or none of the formats that are taken.
    pub fn from_file(bytes: &[u8]) -> Result<Self, BrandError> {
        if bytes.len() > Self::LARGEST {
            return Err(BrandError::TooLarge);
        }
        let is_webp = bytes.starts_with(b"RIFF")
            && bytes.get(8..).is_some_and(|rest| rest.starts_with(b"WEBP"));
        let format = match bytes {
            [0x89, b'P', b'N', b'G', ..] => "png",
            [0xff, 0xd8, 0xff, ..] => "jpeg",
            _ if is_webp => "webp",
            _ => return Err(BrandError::Format),
        };
        Ok(Self(format!(
            "data:image/{format};base64,{}",
            BASE64.encode(bytes)
        )))
    }

    pub(crate) fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The picture as a `data:` address.
    #[must_use]
    pub fn as_data_url(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{BrandError, Color, Logo};

    #[test]
    fn a_color_is_six_hexadecimal_digits() {
        assert_eq!(Color::parse("#1A6B5c").unwrap().as_str(), "#1a6b5c");
        for bad in [
            "",
            "red",
            "#fff",
            "1a6b5c",
            "#1a6b5g",
            "#1a6b5c;}",
            "#1a6b5ç",
        ] {
            assert_eq!(Color::parse(bad), Err(BrandError::Color), "{bad}");
        }
    }

    #[test]
    fn a_logo_is_a_small_picture_and_never_a_program() {
        let png = Logo::from_file(b"\x89PNG\r\n\x1a\n").unwrap();
        assert_eq!(png.as_data_url(), "data:image/png;base64,iVBORw0KGgo=");
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        assert_eq!(Logo::from_file(svg), Err(BrandError::Format));
        let large = [&b"\x89PNG"[..], &[0; Logo::LARGEST]].concat();
        assert_eq!(Logo::from_file(&large), Err(BrandError::TooLarge));
    }
}
