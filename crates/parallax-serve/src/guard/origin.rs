//! Whether a request that writes comes from this server's own pages. Browsers say so and pages
//! cannot lie about it; a program that is no browser says nothing and has no other site's pages open.

use axum::http::{HeaderMap, header};

use super::Hosts;

/// Whether nothing says that the request comes from elsewhere.
pub(super) fn is_own(headers: &HeaderMap, hosts: &Hosts) -> bool {
    let all = |name: &str, is_good: &dyn Fn(&str) -> bool| {
        headers.get_all(name).iter().all(|value| value.to_str().is_ok_and(is_good))
    };
    let is_ours =
        |origin: &str| origin.strip_prefix("http://").is_some_and(|host| hosts.include(host));
    all(header::ORIGIN.as_str(), &is_ours)
        && all("sec-fetch-site", &|site| matches!(site, "same-origin" | "none"))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_own;
    use crate::guard::Hosts;

    fn said(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers: HeaderMap = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, &Hosts::new("127.0.0.1", ([127, 0, 0, 1], 7400).into()))
    }

    #[test]
    fn other_sites_are_turned_away() {
        assert!(said(&[]), "a program");
        assert!(said(&[("origin", "http://127.0.0.1:7400"), ("sec-fetch-site", "same-origin")]));
        assert!(said(&[("origin", "http://localhost:7400")]));
        for origin in [
            "null",
            "http://tavik.example",
            "http://127.0.0.1",
            "http://127.0.0.1:7401",
            "https://127.0.0.1:7400",
            "http://127.0.0.1:7400.tavik.example",
        ] {
            assert!(!said(&[("origin", origin)]), "{origin}");
        }
        assert!(!said(&[("sec-fetch-site", "cross-site")]));
        assert!(!said(&[("sec-fetch-site", "same-site")]));
    }
}
