//! What the OpenAPI document says there is: what requests are made from, and what every answer is held to.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::Validator;
use serde_json::{Value, json};

/// A documented route: who calls it, what is sent, and what it may answer.
#[derive(Clone, Debug)]
pub struct Route {
    /// In capitals.
    pub method: String,
    /// Its path, with a name in braces for each parameter.
    pub template: String,
    /// `api_key`, `client_token`, or nothing.
    pub security: Option<String>,
    /// The schema of its body, if it takes one.
    pub body: Option<Value>,
    /// Its parameters: name, place and schema.
    pub parameters: Vec<Parameter>,
    /// What may be answered: by status, and what the JSON must be.
    answers: BTreeMap<u16, Option<Arc<Validator>>>,
}

/// A parameter of a path or a query.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Whether it stands in the path and not in the query.
    pub in_path: bool,
    /// What it may be.
    pub schema: Value,
}

/// An OpenAPI document, read.
#[derive(Debug)]
pub struct Description {
    routes: Vec<Route>,
    document: Value,
}

impl Description {
    /// Reads a document.
    #[must_use]
    pub fn read(document: Value) -> Self {
        let mut routes = Vec::new();
        for (template, methods) in fields(&document["paths"]) {
            for (method, operation) in fields(methods) {
                routes.push(Route {
                    method: method.to_uppercase(),
                    template: template.clone(),
                    security: security(operation),
                    body: operation
                        .pointer("/requestBody/content/application~1json/schema")
                        .cloned(),
                    parameters: parameters(operation),
                    answers: answers(&document, operation),
                });
            }
        }
        Self { routes, document }
    }

    /// Every route.
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.routes.iter()
    }

    /// The schema itself, where it only names another.
    pub fn resolve<'s>(&'s self, schema: &'s Value) -> &'s Value {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let pointer = reference.trim_start_matches('#');
                let named = self.document.pointer(pointer);
                self.resolve(named.expect("a reference leads to what there is"))
            }
            None => schema,
        }
    }

    /// The route that a path (without its query) leads to.
    fn find(&self, method: &str, path: &str) -> Option<&Route> {
        let method = if method == "HEAD" { "GET" } else { method };
        self.iter()
            .find(|route| route.method == method && leads_to(&route.template, path))
    }

    /// Panics when the document does not say that a call can be answered like this, with `text` for a body.
    pub fn hold(&self, method: &str, path: &str, status: u16, text: &str) {
        let Some(route) = self.find(method, path) else {
            assert!(
                [403, 404, 405].contains(&status) || (method == "OPTIONS" && status == 200),
                "{method} {path} answered {status}, and is not documented"
            );
            return;
        };
        let described = route.answers.get(&status);
        assert!(
            described.is_some(),
            "{method} {} answered {status}, which is not documented: {text}",
            route.template
        );
        if let Some(schema) = described
            .and_then(Option::as_ref)
            .filter(|_| method != "HEAD")
        {
            let said: Value =
                serde_json::from_str(text).expect("an answer described as JSON is JSON");
            let fault = schema.validate(&said).err().map(|error| error.to_string());
            assert!(
                fault.is_none(),
                "{method} {} answered {status} with {said}, which its schema does not allow: {fault:?}",
                route.template
            );
        }
    }
}

impl Route {
    /// The path with `value` for every parameter.
    pub fn path(&self, value: impl Fn(&str) -> String) -> String {
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

fn parameters(operation: &Value) -> Vec<Parameter> {
    let listed = operation.get("parameters").and_then(Value::as_array);
    let listed = listed.into_iter().flatten();
    listed
        .filter(|parameter| parameter["in"] != "header")
        .map(|parameter| Parameter {
            name: parameter["name"].as_str().unwrap_or_default().to_owned(),
            in_path: parameter["in"] == "path",
            schema: parameter["schema"].clone(),
        })
        .collect()
}

fn answers(document: &Value, operation: &Value) -> BTreeMap<u16, Option<Arc<Validator>>> {
    fields(&operation["responses"])
        .map(|(status, response)| {
            let schema = ["application~1json", "application~1problem+json"]
                .iter()
                .find_map(|media| response.pointer(&format!("/content/{media}/schema")));
            (
                status.parse().expect("a status is a number"),
                schema.map(|schema| Arc::new(validator(document, schema))),
            )
        })
        .collect()
}

/// The references of a schema lead into the document's components, so it is read beside them.
fn validator(document: &Value, schema: &Value) -> Validator {
    let read = json!({ "allOf": [schema], "components": document["components"] });
    jsonschema::draft202012::new(&read).expect("the document's schemas are schemas")
}

fn fields(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}
