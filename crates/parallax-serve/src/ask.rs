//! What a request says, taken apart: parameters of its address, its body, and who sends it. What
//! cannot be used is a problem that says why.

use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Request, rejection::JsonRejection},
    http::{StatusCode, request::Parts},
};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, de::DeserializeOwned};
use utoipa::IntoParams;

use crate::{guard, problem::Problem};

/// The parameters of an address, of up to three kinds. One that no kind knows is refused.
#[derive(Debug)]
pub(crate) struct Asked<A, B = Nothing, C = Nothing>(pub(crate) A, pub(crate) B, pub(crate) C);

/// No parameters.
#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct Nothing {}

impl<S, A, B, C> FromRequestParts<S> for Asked<A, B, C>
where
    S: Send + Sync,
    A: DeserializeOwned + IntoParams,
    B: DeserializeOwned + IntoParams,
    C: DeserializeOwned + IntoParams,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::of(parts.uri.query().unwrap_or_default())
    }
}

impl<A, B, C> Asked<A, B, C>
where
    A: DeserializeOwned + IntoParams,
    B: DeserializeOwned + IntoParams,
    C: DeserializeOwned + IntoParams,
{
    /// The parameters in the part of an address behind "?".
    pub(crate) fn of(query: &str) -> Result<Self, Problem> {
        let known: Vec<String> = [names::<A>(), names::<B>(), names::<C>()].concat();
        let pairs: Vec<(String, String)> = parsed(query)?;
        if let Some((wrong, _)) = pairs.iter().find(|(name, _)| !known.contains(name)) {
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(Problem::unusable(format!(
                "unknown parameter \"{wrong}\"; known: {known}"
            )));
        }
        Ok(Self(parsed(query)?, parsed(query)?, parsed(query)?))
    }
}

/// The names of the parameters that a kind knows.
pub(crate) fn names<T: IntoParams>() -> Vec<String> {
    T::into_params(|| None).into_iter().map(|parameter| parameter.name).collect()
}

fn parsed<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    serde_html_form::from_str(query).map_err(|error| Problem::unusable(error.to_string()))
}

/// A body of JSON.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(problem(&rejection)),
        }
    }
}

fn problem(rejection: &JsonRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => guard::too_large(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/json")
        }
        _ => Problem::unusable(rejection.body_text()),
    }
}

/// The name of the person who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Coder(pub(crate) String);

/// Carries the name, percent-encoded UTF-8.
const CODER: &str = "x-parallax-coder";
/// Characters of a name.
const LONGEST: usize = 100;

impl<S: Send + Sync> FromRequestParts<S> for Coder {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let given = parts.headers.get(CODER).map(|value| value.to_str().unwrap_or_default());
        let given = given.ok_or_else(|| {
            Problem::unusable("decisions need the name of who decides: X-Parallax-Coder")
        })?;
        name(given).map(Self)
    }
}

fn name(given: &str) -> Result<String, Problem> {
    let decoded = percent_decode_str(given).decode_utf8();
    let name = decoded.map(|name| name.trim().to_owned()).unwrap_or_default();
    let is_plain = !name.is_empty() && !name.chars().any(char::is_control);
    if is_plain && name.chars().count() <= LONGEST {
        Ok(name)
    } else {
        Err(Problem::unusable(format!(
            "X-Parallax-Coder is a name of at most {LONGEST} characters, percent-encoded UTF-8"
        )))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use utoipa::IntoParams;

    use super::{Asked, name};

    #[derive(Debug, Default, Deserialize, IntoParams)]
    #[serde(default)]
    struct Some {
        outlet: Vec<String>,
        limit: Option<u32>,
    }

    #[test]
    fn parameters_may_come_again_and_unknown_ones_are_refused() {
        let Asked(some, ..) = Asked::<Some>::of("outlet=a%26b&outlet=c&limit=3").expect("known");
        assert_eq!((some.outlet, some.limit), (vec!["a&b".to_owned(), "c".to_owned()], Some(3)));
        for wrong in ["outlets=a", "limit=many", "limit=-1", "outlet=a&x=1"] {
            assert_eq!(Asked::<Some>::of(wrong).expect_err(wrong).status().as_u16(), 400);
        }
    }

    #[test]
    fn a_coder_is_a_name() {
        assert_eq!(name("Jos%C3%A9%20Mart%C3%ADn").ok().as_deref(), Some("José Martín"));
        let long = "a".repeat(101);
        for wrong in ["", "%20", "%00", "a%0Ab", "%FF", long.as_str()] {
            assert!(name(wrong).is_err(), "{wrong}");
        }
    }
}
