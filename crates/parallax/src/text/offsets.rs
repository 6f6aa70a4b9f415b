//! Byte offsets to other ways of counting, and back: used at the borders (JSON, CSV, browsers),
//! never inside.

/// Counts the code points before any byte of one text, in time independent of its length.
#[derive(Debug)]
pub struct CodePoints<'t>(Marks<'t>);

/// Counts the UTF-16 code units before any byte of one text, as browsers do, and finds the byte of a
/// count, in time independent of the text's length.
#[derive(Debug)]
pub struct Utf16Units<'t>(Marks<'t>);

impl<'t> CodePoints<'t> {
    /// Indexes `text` once.
    pub fn new(text: &'t str) -> Self {
        Self(Marks::new(text, starts))
    }

    /// Number of code points before byte `byte`, which lies on a character boundary.
    pub fn of_byte(&self, byte: usize) -> usize {
        self.0.of_byte(byte)
    }
}

impl<'t> Utf16Units<'t> {
    /// Indexes `text` once.
    pub fn new(text: &'t str) -> Self {
        Self(Marks::new(text, units))
    }

    /// Number of code units before byte `byte`, which lies on a character boundary.
    pub fn of_byte(&self, byte: usize) -> usize {
        self.0.of_byte(byte)
    }

    /// The byte before which `units` code units stand; none behind the end of the text or inside
    /// of a character.
    pub fn byte_of(&self, units: usize) -> Option<usize> {
        let Marks { text, counted, .. } = &self.0;
        let chunk = counted.partition_point(|&before| before as usize <= units).max(1) - 1;
        let (mut byte, mut count) = (chunk * STRIDE, counted[chunk] as usize);
        // A chunk may begin inside of a character, which is counted where it starts.
        while !text.is_char_boundary(byte) {
            byte += 1;
        }
        let mut rest = text[byte..].chars();
        while count < units {
            let next = rest.next()?;
            byte += next.len_utf8();
            count += next.len_utf16();
        }
        (count == units).then_some(byte)
    }
}

/// A count every 256 bytes of a text, so that a look-up scans at most that many.
#[derive(Debug)]
struct Marks<'t> {
    text: &'t str,
    counted: Vec<u32>,
    count: fn(&[u8]) -> u32,
}

const STRIDE: usize = 256;

impl<'t> Marks<'t> {
    fn new(text: &'t str, count: fn(&[u8]) -> u32) -> Self {
        let mut counted = vec![0];
        for chunk in text.as_bytes().chunks_exact(STRIDE) {
            counted.push(counted[counted.len() - 1] + count(chunk));
        }
        Self { text, counted, count }
    }

    fn of_byte(&self, byte: usize) -> usize {
        let chunk = (byte / STRIDE).min(self.counted.len() - 1);
        let tail = &self.text.as_bytes()[chunk * STRIDE..byte];
        self.counted[chunk] as usize + (self.count)(tail) as usize
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

/// Code units of the characters that begin here: two for one of four bytes, else one.
fn units(bytes: &[u8]) -> u32 {
    starts(bytes) + bytes.iter().filter(|&&byte| byte >= 0xF0).count() as u32
}

#[cfg(test)]
mod tests {
    use super::{CodePoints, Utf16Units};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_as_chars_do(text in "(?s)[ -~äß語🙂\n]{0,900}") {
            let points = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.of_byte(byte), count);
            }
            prop_assert_eq!(points.of_byte(text.len()), text.chars().count());
        }

        #[test]
        fn counts_as_browsers_do_and_finds_back(text in "(?s)[ -~äß語🙂\n]{0,900}") {
            let units = Utf16Units::new(&text);
            let mut count = 0;
            for (byte, character) in text.char_indices() {
                prop_assert_eq!(units.of_byte(byte), count);
                prop_assert_eq!(units.byte_of(count), Some(byte));
                if character.len_utf16() == 2 {
                    prop_assert_eq!(units.byte_of(count + 1), None);
                }
                count += character.len_utf16();
            }
            prop_assert_eq!(units.of_byte(text.len()), count);
            prop_assert_eq!(units.byte_of(count), Some(text.len()));
            prop_assert_eq!(units.byte_of(count + 1), None);
        }
    }
}
