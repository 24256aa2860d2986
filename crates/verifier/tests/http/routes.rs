//! What the OpenAPI document says there is: the list against which every answer is held.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A documented route: what it may answer, and who calls it.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) method: String,
    pub(crate) template: String,
    /// `api_key`, `client_token`, or nothing.
    pub(crate) security: Option<String>,
    statuses: BTreeSet<u16>,
}

#[derive(Debug)]
pub(crate) struct Routes(BTreeMap<(String, String), Route>);

impl Routes {
    pub(crate) fn documented() -> Self {
        let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
        let mut routes = BTreeMap::new();
        for (template, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let route = Route {
                    method: method.to_uppercase(),
                    template: template.clone(),
                    security: security(operation),
                    statuses: statuses(operation),
                };
                routes.insert((route.method.clone(), template.clone()), route);
            }
        }
        Self(routes)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Route> {
        self.0.values()
    }

    /// The route that a path (without its query) leads to.
    fn find(&self, method: &str, path: &str) -> Option<&Route> {
        let method = if method == "HEAD" { "GET" } else { method };
        self.iter()
            .find(|route| route.method == method && leads_to(&route.template, path))
    }

    /// Panics when the document does not say that a call can be answered like this.
    pub(crate) fn expect(&self, method: &str, path: &str, status: u16) {
        match self.find(method, path) {
            Some(route) => assert!(
                route.statuses.contains(&status),
                "{method} {} answered {status}, which is not documented",
                route.template
            ),
            None => assert!(
                [403, 404, 405].contains(&status) || (method == "OPTIONS" && status == 200),
                "{method} {path} answered {status}, and is not documented"
            ),
        }
    }
}

impl Route {
    /// The path with `value` for every parameter.
    pub(crate) fn path(&self, value: impl Fn(&str) -> String) -> String {
        let segments = self.template.split('/').map(|segment| {
            segment
                .strip_prefix('{')
                .and_then(|segment| segment.strip_suffix('}'))
                .map_or_else(|| segment.to_owned(), &value)
        });
        segments.collect::<Vec<_>>().join("/")
    }
}

/// The router takes an empty segment for a parameter too, but not at the end of a path.
fn leads_to(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && path.last() != Some(&"")
        && template
            .iter()
            .zip(&path)
            .all(|(wanted, given)| wanted == given || wanted.starts_with('{'))
}

fn security(operation: &Value) -> Option<String> {
    let schemes = operation
        .get("security")?
        .as_array()?
        .first()?
        .as_object()?;
    schemes.keys().next().cloned()
}

fn statuses(operation: &Value) -> BTreeSet<u16> {
    let responses = operation["responses"].as_object().unwrap();
    responses
        .keys()
        .map(|status| status.parse().unwrap())
        .collect()
}
