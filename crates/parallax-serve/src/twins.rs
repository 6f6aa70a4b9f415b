//! Takes the address of a page with the ending `.json` or `.csv`, gives the address of its data.

use axum::http::Uri;

/// Pages whose data has another name.
const NAMES: [(&str, &str); 2] = [("history", "log"), ("read", "documents")];

/// Where the data of a page is: `/claims.csv?origin=found` at
/// `/api/claims?origin=found&format=csv`. None for an address that is not of this form.
pub(crate) fn of(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_prefix('/')?;
    let (page, ending) = path.rsplit_once('.')?;
    if page.starts_with("assets/") || !matches!(ending, "csv" | "json") {
        return None;
    }
    let (first, rest) = page.split_once('/').map_or((page, None), |(one, rest)| (one, Some(rest)));
    let name = NAMES.iter().find(|(own, _)| *own == first).map_or(first, |(_, name)| name);
    if name.is_empty() || name == "api" {
        return None;
    }
    let rest = rest.map(|rest| format!("/{rest}")).unwrap_or_default();
    let format = (ending == "csv").then_some("format=csv");
    let query: Vec<&str> = uri.query().into_iter().chain(format).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    Some(format!("/api/{name}{rest}{mark}{}", query.join("&")))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_page_with_an_ending_has_its_data_elsewhere() {
        let of = |address: &str| of(&address.parse().expect("an address"));
        let right = |address: &str| Some(address.to_owned());
        assert_eq!(of("/claims.csv?q=a"), right("/api/claims?q=a&format=csv"));
        assert_eq!(of("/claims/return.json"), right("/api/claims/return"));
        assert_eq!(of("/history.csv"), right("/api/log?format=csv"));
        for other in ["/claims", "/api/claims.csv", "/assets/a.json", "/favicon.ico", "/.csv"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
