//! Who may ask what: everything that a request has to pass before it is looked at.
//!
//! A page of another site must not be able to read or change a project through the browser of the
//! person who has it open, and nobody else on the network must get at it at all.
//!
//! | file | what |
//! |---|---|
//! | `host` | the names by which this server may be asked for |
//! | `origin` | whether a request that writes comes from this server's own pages |
//! | `token` | the secret that is asked for where others can reach the server |
//! | `headers` | what every answer says to the browser |

mod headers;
mod host;
mod origin;
mod token;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

pub(crate) use host::Hosts;
pub(crate) use token::Token;

use crate::{problem::Problem, workbench::Shared};

/// Bytes of a request's body.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// What requests are measured by.
#[derive(Debug)]
pub(crate) struct Guard {
    pub(crate) hosts: Hosts,
    /// Asked for where there is one.
    pub(crate) token: Option<Token>,
    pub(crate) is_read_only: bool,
}

/// Lets a request through, or answers why not; completes the headers of every answer.
pub(crate) async fn guard(State(bench): State<Shared>, request: Request, next: Next) -> Response {
    let guard = &bench.guard;
    let mut response = match guard.check(request.method(), request.headers()) {
        Err(problem) => problem.into_response(),
        Ok(()) => match guard.admit(&request) {
            Err(answer) => *answer,
            Ok(()) => next.run(request).await,
        },
    };
    headers::complete(response.headers_mut());
    response
}

impl Guard {
    fn check(&self, method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
        if !self.hosts.are_asked_for(headers) {
            return Err(Problem::new(
                StatusCode::MISDIRECTED_REQUEST,
                "this server answers to its own address only; open the one that it printed",
            ));
        }
        let is_reading = matches!(*method, Method::GET | Method::HEAD);
        if is_reading {
            return Ok(());
        }
        if !origin::is_own(headers, &self.hosts) {
            return Err(Problem::refused("only the pages of this server may change something"));
        }
        if self.is_read_only {
            return Err(Problem::refused("this project is only shown (--read-only)"));
        }
        let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        if length
            .and_then(|length| length.parse().ok())
            .is_some_and(|most: u64| most > MOST_BYTES as u64)
        {
            return Err(too_large());
        }
        Ok(())
    }

    /// Asks for the token where there is one.
    fn admit(&self, request: &Request) -> Result<(), Box<Response>> {
        match &self.token {
            None => Ok(()),
            Some(token) => token.admit(request),
        }
    }
}

/// A body that is too large.
pub(crate) fn too_large() -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "a request holds at most 1 MiB")
}
