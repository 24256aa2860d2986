//! A call, and what is answered to it.

use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use serde_json::Value;

use crate::world::World;

/// What every page of the tests has drawn, unless a test says otherwise.
const BROWSER: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
/// What the browser of somebody has drawn who holds the same link.
pub(crate) const OTHER_BROWSER: &str = "GFEDCBAzyxwvutsrqponmlkjihgfedcba9876543210";

/// Who calls: with a token or without, from a page or from nowhere.
#[derive(Clone)]
pub(crate) struct Caller<'w> {
    pub(crate) world: &'w World,
    pub(crate) token: Option<String>,
    origin: Option<&'static str>,
    header: Option<(&'static str, String)>,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl<'w> Caller<'w> {
    pub(crate) fn new(world: &'w World, token: Option<&str>) -> Self {
        Self {
            world,
            token: token.map(str::to_owned),
            origin: None,
            header: None,
        }
    }

    /// The same, from a page of `origin`.
    pub(crate) fn from(self, origin: &'static str) -> Self {
        Self {
            origin: Some(origin),
            ..self
        }
    }

    /// The same, with one header more.
    pub(crate) fn with(self, name: &'static str, value: &str) -> Self {
        Self {
            header: Some((name, value.to_owned())),
            ..self
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.call("DELETE", path, None).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.call("PUT", path, Some(body)).await
    }

    pub(crate) async fn post(&self, path: &str, mut body: Value) -> Answer {
        name_browser(path, &mut body);
        self.call("POST", path, Some(body)).await
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::HOST, "verify.example.org");
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(origin) = self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some((name, value)) = &self.header {
            request = request.header(*name, value);
        }
        let body = match body {
            None => Body::empty(),
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
        };
        self.world.send(request.body(body).unwrap()).await
    }
}

/// Puts into a body what its page has drawn, where the route asks for it.
pub(crate) fn name_browser(path: &str, body: &mut Value) {
    let names_browser = path.starts_with("/v1/client/")
        && !path.starts_with("/v1/client/addresses/")
        && [
            "/sign-in/send",
            "/sign-in/verify",
            "/sign-in/skip",
            "/sign-in/complete",
            "/link/open",
            "/confirm",
            "/reset",
            "/prove",
        ]
        .iter()
        .any(|end| path.ends_with(end));
    if let (true, Some(fields)) = (names_browser, body.as_object_mut()) {
        fields.entry("browser").or_insert_with(|| BROWSER.into());
    }
}

impl Answer {
    /// The JSON of an answer that has this status.
    #[track_caller]
    pub(crate) fn ok(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        serde_json::from_str(&self.text).unwrap()
    }

    /// The name of the problem; a panic when it is none.
    #[track_caller]
    pub(crate) fn problem(&self) -> String {
        assert!(self.status >= 400, "no problem: {self:?}");
        let document: Value = serde_json::from_str(&self.text).unwrap();
        let kind = document["type"].as_str().unwrap();
        kind.strip_prefix("urn:countersign:problem:")
            .unwrap()
            .to_owned()
    }

    /// Panics unless it is this problem.
    #[track_caller]
    pub(crate) fn assert_problem(&self, status: u16, name: &str) {
        assert_eq!((self.status, &*self.problem()), (status, name), "{self:?}");
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// What holds of every answer, whatever was asked.
    pub(crate) fn hold(&self, method: &str) {
        assert_ne!(self.status, 500, "{self:?}");
        assert_eq!(self.header("x-content-type-options"), "nosniff");
        assert_eq!(self.header("referrer-policy"), "no-referrer");
        assert!(
            self.header("content-security-policy")
                .contains("frame-ancestors 'none'")
        );
        assert_ne!(self.header("cache-control"), "");
        if self.status < 400 || method == "HEAD" {
            return;
        }
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.header("cache-control"), "no-store");
        let document: Value = serde_json::from_str(&self.text).unwrap();
        assert_eq!(document["status"], self.status);
        for text in ["title", "detail"] {
            assert_ne!(document[text].as_str().unwrap(), "");
        }
    }
}
