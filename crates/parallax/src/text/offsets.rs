//! Byte offsets to code points and back: used at the borders (JSON, CSV), never inside.

/// Counts the code points before any byte of one text, in time independent of its length.
///
/// Holds one count every 256 bytes, so a look-up scans at most that many.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    marks: Vec<u32>,
}

const STRIDE: usize = 256;

impl<'t> CodePoints<'t> {
    /// Indexes `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = vec![0];
        for chunk in text.as_bytes().chunks_exact(STRIDE) {
            marks.push(marks[marks.len() - 1] + starts(chunk));
        }
        Self { text, marks }
    }

    /// Number of code points before byte `byte`, which lies on a character boundary.
    pub fn of_byte(&self, byte: usize) -> usize {
        let chunk = (byte / STRIDE).min(self.marks.len() - 1);
        let tail = &self.text.as_bytes()[chunk * STRIDE..byte];
        self.marks[chunk] as usize + starts(tail) as usize
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
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
    }
}
