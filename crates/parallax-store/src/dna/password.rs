//! How passwords of coders are kept there: SHA-256 over salt and password, taken 100,000 times, in
//! Base64 after its salt.

use sha2::{Digest, Sha256};

const TIMES: usize = 100_000;

/// The password as it is kept. The salt comes from `seed`, so that the same project is written the
/// same way again.
pub(super) fn kept(password: &str, seed: &str) -> String {
    let salt = &Sha256::digest(seed.as_bytes())[..16];
    let mut hash = Sha256::new().chain_update(salt).chain_update(password).finalize();
    for _ in 1..TIMES {
        hash = Sha256::digest(hash);
    }
    base64(&[salt, hash.as_slice()].concat())
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    // 48 bytes are a multiple of three, so nothing has to be filled up.
    for three in bytes.chunks_exact(3) {
        let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        for shift in [18, 12, 6, 0] {
            text.push(char::from(LETTERS[(bits >> shift & 63) as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn is_salt_and_hash() {
        // By Python's hashlib and base64 from the same rule.
        assert_eq!(kept("parallax", "seed"), EXPECTED);
    }

    const EXPECTED: &str = "GbJYVuHBUMqDTP/ItZsjrUa+RMDMseqrKqhsYP+SGBpYAxUbgq6Fc1MTjw6L4JIQ";
}
