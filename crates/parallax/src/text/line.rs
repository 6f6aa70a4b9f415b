//! Takes text, gives it as one line, or as a number.

/// `text` with single spaces in place of all white space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number for `text`, to be compared for equality (FNV-1a with 64 bits; Fowler, Noll and Vo).
/// `kind` parts texts that mean different things.
pub(crate) fn hash(kind: u8, text: &str) -> u64 {
    std::iter::once(kind).chain(text.bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
