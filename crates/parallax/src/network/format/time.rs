//! Writes moments as ISO 8601 says.

use super::super::calendar::civil;

/// As `2026-11-24T00:00:00`, in UTC.
pub(super) fn written(seconds: i64) -> String {
    civil(seconds).to_string()
}

/// The same, or nothing.
pub(super) fn maybe(seconds: Option<i64>) -> String {
    seconds.map(written).unwrap_or_default()
}
