//! Takes bytes, gives text: by byte order mark, as UTF-8, by the charset a page declares, else by
//! a guess from the bytes.

use std::borrow::Cow;
use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

use super::{Format, MAX_FILE, Reason};

/// The text of a file, without its byte order mark. What cannot be decoded becomes U+FFFD.
///
/// Rejected are known binary formats, files with NULs (but UTF-16), and files of which more than
/// one character in twenty is a control character or undecodable.
pub(super) fn decode(bytes: &[u8], format: Format) -> Result<Cow<'_, str>, Reason> {
    if bytes.len() > MAX_FILE {
        return Err(Reason::TooLong(MAX_FILE >> 20));
    }
    refuse_binary(bytes)?;
    let text = decoded(bytes, format)?;
    if is_binary(&text) {
        return Err(Reason::Binary);
    }
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    Ok(text)
}

/// The text of one cell or line of a table, which is UTF-8 or in a guessed encoding.
pub(super) fn decode_cell(bytes: &[u8]) -> Result<Cow<'_, str>, Reason> {
    let text = decoded(bytes, Format::Csv)?;
    if is_binary(&text) { Err(Reason::Binary) } else { Ok(text) }
}

/// Rejects a file whose first bytes are those of a known binary format.
pub(super) fn refuse_binary(head: &[u8]) -> Result<(), Reason> {
    signature(head).map_or(Ok(()), |name| Err(Reason::NotText(name)))
}

/// Whether bytes begin as a UTF-16 file does, which cannot be read line by line.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    utf16(bytes).is_some()
}

fn decoded(bytes: &[u8], format: Format) -> Result<Cow<'_, str>, Reason> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if let Some(encoding) = utf16(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0);
    }
    if bytes.contains(&0) {
        return Err(Reason::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    if is_nearly_utf8(bytes) {
        return Ok(String::from_utf8_lossy(bytes));
    }
    let declared = if format == Format::Html { declared(bytes) } else { None };
    let encoding = declared.unwrap_or_else(|| guessed(bytes));
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// UTF-16 with its mark, or without one where every other byte of the beginning is mostly NUL.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 2048;
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != UTF_8 => return Some(encoding),
        Some(_) => return None,
        None => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let most = |count: usize| count * 4 >= sample.len() && count > 1;
    match (most(even), most(odd)) {
        (false, true) if even == 0 => Some(UTF_16LE),
        (true, false) if odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a few broken bytes stand in what is else UTF-8 with characters beyond ASCII: no other
/// encoding gives many well-formed sequences by chance.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken
}

/// The charset that a page declares near its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const NEAR: usize = 4096;
    static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i-u)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]+)"#)
            .expect("well-formed")
    });
    let head = &bytes[..bytes.len().min(NEAR)];
    let encoding = Encoding::for_label(&CHARSET.captures(head)?[1])?;
    // A page that says UTF-16 in ASCII letters, or UTF-8 and is none, is mistaken.
    (encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    const SAMPLE: usize = 1 << 20;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}

fn is_binary(text: &str) -> bool {
    let odd = |c: &char| {
        *c == char::REPLACEMENT_CHARACTER
            || (c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1b'))
    };
    let suspects = text.chars().filter(odd).count();
    suspects > 0 && (text.contains('\0') || suspects * 20 > text.chars().count())
}

/// The name of a known format that holds no plain text, by its first bytes.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 17] = [
        (b"PK\x03\x04", "a ZIP archive or Office document"),
        (b"%PDF-", "a PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF87a", "a GIF image"),
        (b"GIF89a", "a GIF image"),
        (b"RIFF", "an image, sound or film"),
        (b"II*\0", "a TIFF image"),
        (b"MM\0*", "a TIFF image"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"BZh", "a bzip2 archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"PAR1", "a Parquet table"),
    ];
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{Format, Reason, decode};
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, Format::Text).as_deref(), Ok(expected));
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn reads_utf8_with_and_without_mark() {
        check("Grüße — «да»".as_bytes(), "Grüße — «да»");
        check("\u{FEFF}Grüße".as_bytes(), "Grüße");
    }

    #[test]
    fn reads_utf16() {
        let text = "The minister said “no”.";
        check(&utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes), text);
        check(&utf16(&format!("\u{FEFF}{text}"), u16::to_be_bytes), text);
        check(&utf16(text, u16::to_le_bytes), text);
        check(&utf16(text, u16::to_be_bytes), text);
    }

    #[test]
    fn guesses_older_encodings() {
        let western = "The café’s owner said the “naïve” mayor was wrong, a résumé shows.";
        check(&WINDOWS_1252.encode(western).0, western);
        let cyrillic = "Министр заявил, что переговоры продолжаются уже третий день подряд.";
        check(&WINDOWS_1251.encode(cyrillic).0, cyrillic);
    }

    #[test]
    fn believes_the_charset_of_a_page() {
        let page = "<html><meta http-equiv=\"Content-Type\" content=\"text/html; \
                    charset=windows-1251\"><p>Мэр</p>";
        let bytes = WINDOWS_1251.encode(page).0;
        assert_eq!(decode(&bytes, Format::Html).as_deref(), Ok(page));
    }

    #[test]
    fn keeps_utf8_with_a_broken_byte() {
        let mut bytes = "Grüße aus Köln, schöne Tage, überall Äpfel".as_bytes().to_vec();
        bytes.push(0xFF);
        check(&bytes, "Grüße aus Köln, schöne Tage, überall Äpfel\u{FFFD}");
    }

    #[test]
    fn rejects_what_is_no_text() {
        let reason = |bytes: &[u8]| decode(bytes, Format::Text).unwrap_err();
        assert_eq!(reason(b""), Reason::Empty);
        assert_eq!(reason(b" \n\t\r\n"), Reason::Empty);
        assert_eq!(reason(b"\xEF\xBB\xBF"), Reason::Empty);
        assert_eq!(reason(b"%PDF-1.7 ..."), Reason::NotText("a PDF"));
        assert!(matches!(reason(b"PK\x03\x04\0\0"), Reason::NotText(_)));
        assert_eq!(reason(b"text\0with a NUL in it"), Reason::Binary);
        assert_eq!(reason(&[b'a', 1, 2, 3, 4, b'b', 5, 6]), Reason::Binary);
    }
}
