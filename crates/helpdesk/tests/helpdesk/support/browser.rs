use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, header},
    response::Response,
};
use http_body_util::BodyExt;
use serde_json::Value;
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
    async fn of(answer: Response) -> Self {
        let (head, body) = answer.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Self {
            status: head.status.as_u16(),
            headers: head.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

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

    /// Calls as a program does: JSON, and a token if there is one; no cookies.
    pub(crate) async fn program(&self, path: &str, json: Option<&Value>, token: &str) -> Page {
        let method = if json.is_some() { "POST" } else { "GET" };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json.map_or_else(String::new, Value::to_string)))
            .unwrap();
        Page::of(self.app.clone().oneshot(request).await.unwrap()).await
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
    pub(crate) async fn password(&mut self, who: (&str, &str)) -> Page {
        self.password_at("/sign-in", who).await
    }

    /// The same, at one of the doors.
    pub(crate) async fn password_at(
        &mut self,
        door: &str,
        (email, password): (&str, &str),
    ) -> Page {
        let csrf = self.get(door).await.csrf();
        self.post(
            door,
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
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        Page::of(answer).await
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
