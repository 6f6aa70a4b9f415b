//! The secret that is asked for where others can reach the server: as `Authorization: Bearer`, or as
//! a cookie, which opening the printed address once sets.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use crate::problem::Problem;

/// Characters without which a secret could be guessed.
const LEAST: usize = 16;
/// The cookie, and the parameter of the printed address.
const COOKIE: &str = "parallax_token";
const PARAMETER: &str = "token";

/// A secret.
#[derive(Clone)]
pub(crate) struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// The secret in the file at `path`. Where there is no file, one is made that only its owner can
    /// read.
    pub(crate) fn read_or_make(path: &Path) -> io::Result<Self> {
        if !path.exists() {
            make(path)?;
        }
        let secret = fs::read_to_string(path)?.trim().to_owned();
        let is_plain =
            secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if secret.len() < LEAST || !is_plain {
            return Err(io::Error::other(format!(
                "a token is {LEAST} or more letters, digits, \"-\", \"_\" and \".\""
            )));
        }
        Ok(Self(secret))
    }

    /// What is put behind the printed address.
    pub(crate) fn query(&self) -> String {
        format!("?{PARAMETER}={}", self.0)
    }

    /// Lets a request through that knows the secret. One that has it in its address is sent on to
    /// the address without it, with the cookie.
    pub(super) fn admit(&self, request: &Request) -> Result<(), Box<Response>> {
        if self.is_known(request) {
            return Ok(());
        }
        if self.is_in_address(request) {
            return Err(Box::new(self.welcome(request)));
        }
        let mut response = Problem::new(
            StatusCode::UNAUTHORIZED,
            "open the address that parallax serve printed, or send its token",
        )
        .into_response();
        let bearer = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
        Err(Box::new(response))
    }

    fn is_known(&self, request: &Request) -> bool {
        let headers = request.headers();
        let text = |value: &'_ HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let bearer = headers.get(header::AUTHORIZATION).map(text).unwrap_or_default();
        let cookies =
            headers.get_all(header::COOKIE).iter().map(text).collect::<Vec<_>>().join(";");
        let mut cookies = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('='));
        bearer.strip_prefix("Bearer ").is_some_and(|secret| self.is(secret))
            || cookies.any(|(name, secret)| name == COOKIE && self.is(secret))
    }

    fn is_in_address(&self, request: &Request) -> bool {
        let query = request.uri().query().unwrap_or_default();
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.any(|(name, secret)| name == PARAMETER && self.is(secret))
    }

    fn welcome(&self, request: &Request) -> Response {
        let uri = request.uri();
        let others = uri.query().unwrap_or_default().split('&');
        let others: Vec<&str> =
            others.filter(|pair| !pair.starts_with(&format!("{PARAMETER}="))).collect();
        // A path that began with two slashes would lead to another server.
        let path = format!("/{}", uri.path().trim_start_matches('/'));
        let query = others.join("&");
        let to = if query.is_empty() { path } else { format!("{path}?{query}") };
        let cookie = format!("{COOKIE}={}; HttpOnly; SameSite=Strict; Path=/", self.0);
        let headers = [(header::LOCATION, to), (header::SET_COOKIE, cookie)];
        (StatusCode::SEE_OTHER, headers).into_response()
    }

    /// Compares in a time that does not tell how much is right.
    fn is(&self, secret: &str) -> bool {
        let (own, given) = (self.0.as_bytes(), secret.as_bytes());
        let differs = own.iter().zip(given).fold(0, |differs, (a, b)| differs | (a ^ b));
        own.len() == given.len() && differs == 0
    }
}

fn make(path: &Path) -> io::Result<()> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    let mut secret = String::new();
    for byte in bytes {
        write!(secret, "{byte:02x}").expect("strings can be written to");
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    writeln!(options.open(path)?, "{secret}")
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, extract::Request, http::header};

    use super::Token;

    fn token() -> Token {
        Token("0123456789abcdef".to_owned())
    }

    fn request(uri: &str, name: header::HeaderName, value: &str) -> Request {
        Request::builder().uri(uri).header(name, value).body(Body::empty()).expect("a request")
    }

    #[test]
    fn the_secret_is_known_by_header_or_cookie() {
        let knows =
            |name, value: &str| token().admit(&request("/api/project", name, value)).is_ok();
        assert!(knows(header::AUTHORIZATION, "Bearer 0123456789abcdef"));
        assert!(knows(header::COOKIE, "a=b; parallax_token=0123456789abcdef"));
        assert!(!knows(header::COOKIE, "parallax_token=0123456789abcdeF"));
        assert!(!knows(header::AUTHORIZATION, "Bearer 0123456789abcde"));
        assert!(!knows(header::AUTHORIZATION, "Bearer "));
    }

    #[test]
    fn an_address_with_the_secret_is_sent_on_without_it_and_never_elsewhere() {
        let uri = "//tavik.example/read?token=0123456789abcdef&q=a";
        let answer = token().admit(&request(uri, header::ACCEPT, "*/*")).expect_err("sent on");
        assert_eq!(answer.headers()[header::LOCATION], "/tavik.example/read?q=a");
        assert!(
            answer.headers()[header::SET_COOKIE].to_str().is_ok_and(|it| it.contains("HttpOnly"))
        );
    }
}
