use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// Keeps cookies by name and path, as browsers do, and follows nothing by itself.
#[derive(Clone)]
pub(crate) struct Browser {
    app: Router,
    pub(crate) cookies: BTreeMap<String, (String, String)>,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION)?.to_str().ok()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The value that follows a piece of the page, up to the next quote.
    pub(crate) fn after(&self, piece: &str) -> &str {
        self.between(piece, '"')
    }

    /// What stands between a piece of the page and the next such character.
    pub(crate) fn between(&self, piece: &str, end: char) -> &str {
        let Some((_, rest)) = self.body.split_once(piece) else {
            panic!("no {piece} in {}", self.body)
        };
        rest.split(end).next().unwrap()
    }

    pub(crate) fn csrf(&self) -> String {
        self.after("name=\"csrf\" value=\"").to_owned()
    }
}

impl Browser {
    pub(crate) fn new(app: Router) -> Self {
        Self {
            app,
            cookies: BTreeMap::new(),
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, String::new()).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        self.send("POST", path, pairs.join("&")).await
    }

    /// Fills the sign-in page in.
    pub(crate) async fn password(&mut self, (email, password): (&str, &str)) -> Page {
        let csrf = self.get("/sign-in").await.csrf();
        self.post(
            "/sign-in",
            &[("csrf", &csrf), ("email", email), ("password", password)],
        )
        .await
    }

    /// The token that the second step gives to the element.
    pub(crate) async fn client_token(&mut self) -> String {
        self.get("/sign-in/second-step")
            .await
            .after(" token=\"")
            .to_owned()
    }

    /// Posts a receipt as the second step's script does.
    pub(crate) async fn receipt(&mut self, receipt: &str) -> Page {
        let csrf = self.get("/sign-in/second-step").await.csrf();
        self.post("/sign-in/receipt", &[("csrf", &csrf), ("receipt", receipt)])
            .await
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(|(value, _)| value.as_str())
    }

    pub(crate) fn plant(&mut self, name: &str, value: &str) {
        self.cookies
            .insert(name.to_owned(), (value.to_owned(), "/".to_owned()));
    }

    async fn send(&mut self, method: &str, path: &str, body: String) -> Page {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .filter(|(_, (_, at))| path.starts_with(at.as_str()))
            .map(|(name, (value, _))| format!("{name}={value}"))
            .collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let (head, body) = answer.into_parts();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let body = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Page {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, rest) = cookie.split_once("; ").unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        let path = rest
            .split("; ")
            .find_map(|part| part.strip_prefix("Path="))
            .unwrap();
        if rest.contains("Max-Age=0;") {
            self.cookies.remove(name);
        } else {
            self.cookies
                .insert(name.to_owned(), (value.to_owned(), path.to_owned()));
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}
