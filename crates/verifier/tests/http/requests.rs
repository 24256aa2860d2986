//! Requests made up from the OpenAPI document: those that it allows, and those that it does not.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::string::string_regex;
use serde_json::{Map, Value, json};

use crate::routes::{Route, documented};

/// A request that the document allows.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) route: Route,
    pub(crate) path: String,
    pub(crate) body: Option<Value>,
}

/// A request of any route that asks who calls.
pub(crate) fn allowed() -> impl Strategy<Value = Made> {
    requests(|route| route.security.is_some())
}

fn requests(wanted: impl Fn(&&Route) -> bool) -> impl Strategy<Value = Made> {
    let routes: Vec<Route> = documented().iter().filter(wanted).cloned().collect();
    select(routes).prop_flat_map(|route| {
        let parameters: Vec<BoxedStrategy<Option<String>>> = route
            .parameters
            .iter()
            .map(|parameter| {
                let value = values(&parameter.schema).prop_map(|value| Some(plain(&value)));
                if parameter.in_path {
                    value.boxed()
                } else {
                    prop_oneof![value, Just(None)].boxed()
                }
            })
            .collect();
        let body = match &route.body {
            Some(schema) => values(schema).prop_map(Some).boxed(),
            None => Just(None).boxed(),
        };
        (Just(route), parameters, body).prop_map(|(route, given, body)| {
            let path = address(&route, &given);
            Made { route, path, body }
        })
    })
}

/// A request with a body in which one thing is not as the document has it.
pub(crate) fn forbidden() -> impl Strategy<Value = Made> {
    requests(|route| route.body.is_some())
        .prop_flat_map(|made| (Just(made), any::<Index>()))
        .prop_map(|(made, choice)| {
            let schema = made.route.body.clone().unwrap_or_default();
            let body = made.body.clone().unwrap_or_default();
            let broken = breaches(&schema, &body);
            let body = Some(broken[choice.index(broken.len())].clone());
            Made { body, ..made }
        })
}

fn address(route: &Route, given: &[Option<String>]) -> String {
    let named = || route.parameters.iter().zip(given);
    let mut path = route.path(|wanted| {
        let found = named().find(|(parameter, _)| parameter.in_path && parameter.name == wanted);
        encoded(found.and_then(|(_, value)| value.as_deref()).unwrap_or("?"))
    });
    let mut sign = '?';
    for (parameter, value) in named().filter(|(parameter, _)| !parameter.in_path) {
        if let Some(value) = value {
            write!(path, "{sign}{}={}", parameter.name, encoded(value)).unwrap();
            sign = '&';
        }
    }
    path
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut path, byte| {
        write!(path, "%{byte:02X}").unwrap();
        path
    })
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Values that a schema allows.
fn values(schema: &Value) -> BoxedStrategy<Value> {
    let schema = documented().resolve(schema);
    if let Some(cases) = schema.get("oneOf").and_then(Value::as_array) {
        return proptest::strategy::Union::new(cases.iter().map(values)).boxed();
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return select(words.clone()).boxed();
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        one => vec![one.clone()],
    };
    let typed = types.iter().map(|name| match name.as_str().unwrap() {
        "string" => texts(schema),
        "integer" => {
            let (least, most) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
            (least.unwrap()..=most.unwrap())
                .prop_map(Value::from)
                .boxed()
        }
        "object" => objects(schema),
        "array" => {
            let most = schema["maxItems"].as_u64().unwrap_or(3).min(3);
            let some = 0..=usize::try_from(most).unwrap();
            prop::collection::vec(values(&schema["items"]), some)
                .prop_map(|mut items| {
                    // That each is named once no schema can say.
                    let mut named = BTreeSet::new();
                    items.retain(|item: &Value| {
                        item.get("id").is_none_or(|id| named.insert(plain(id)))
                    });
                    Value::from(items)
                })
                .boxed()
        }
        "null" => Just(Value::Null).boxed(),
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        other => panic!("no request has a value of type {other}"),
    });
    proptest::strategy::Union::new(typed).boxed()
}

fn texts(schema: &Value) -> BoxedStrategy<Value> {
    let Some(pattern) = schema.get("pattern").and_then(Value::as_str) else {
        return prop_oneof![
            any::<String>().prop_map(Value::from),
            "[0-9]{6}".prop_map(Value::from)
        ]
        .boxed();
    };
    // Which hosts a browser writes as they stand no pattern says: here they are plain names.
    let pattern = match schema.get("format").and_then(Value::as_str) {
        Some("uri") => {
            r"https?://[a-z]{1,20}(\.[a-z]{2,8})?(:[1-9][0-9]{3})?([/?][!-~&&[^#\\]]{0,40})?"
        }
        _ => pattern,
    };
    // The generator knows no anchors; the longest texts are counted in bytes, which a schema cannot say.
    let bare = pattern.trim_start_matches('^').trim_end_matches('$');
    let most = schema["maxLength"].as_u64().unwrap_or(u64::MAX);
    let least = schema["minLength"].as_u64().unwrap_or(0);
    let made = string_regex(bare)
        .unwrap()
        .prop_filter("it is neither too short nor too long", move |text| {
            (least..=most).contains(&u64::try_from(text.len()).unwrap())
        })
        .prop_map(Value::from);
    let example = schema.get("example").cloned();
    match example {
        Some(example) => prop_oneof![2 => made, 1 => Just(example)].boxed(),
        None => made.boxed(),
    }
}

/// Names of the caller's own, with values of one kind.
fn maps(schema: &Value) -> BoxedStrategy<Value> {
    let names = texts(&schema["propertyNames"]).prop_map(|name| plain(&name));
    let values = values(&schema["additionalProperties"]);
    prop::collection::btree_map(names, values, 0..3)
        .prop_map(|fields| Value::Object(fields.into_iter().collect()))
        .boxed()
}

fn objects(schema: &Value) -> BoxedStrategy<Value> {
    if schema["additionalProperties"].is_object() {
        return maps(schema);
    }
    let required = required(schema);
    let fields: Vec<_> = properties(schema)
        .iter()
        .map(|(name, schema)| {
            let value = values(schema).prop_map(Some);
            let value = if required.contains(name) {
                value.boxed()
            } else {
                prop_oneof![value, Just(None)].boxed()
            };
            (Just(name.clone()), value)
        })
        .collect();
    fields
        .prop_map(|fields| {
            let given = fields.into_iter();
            let given = given.filter_map(|(name, value)| value.map(|value| (name, value)));
            Value::Object(given.collect())
        })
        .boxed()
}

/// The body with one field too many, one too few, or one that is not as its schema has it.
fn breaches(schema: &Value, body: &Value) -> Vec<Value> {
    let schema = documented().resolve(schema);
    let with = |name: &str, value: Value| {
        let mut body = body.clone();
        body[name] = value;
        body
    };
    let mut broken = vec![json!([body]), json!(null), with("surplus", json!(1))];
    for name in required(schema) {
        let mut body = body.clone();
        body.as_object_mut().unwrap().remove(&name);
        broken.push(body);
    }
    for (name, field) in properties(schema) {
        let field = stated(&field);
        broken.push(with(&name, json!([[]])));
        if field.get("enum").is_some() {
            broken.push(with(&name, json!("another")));
        }
        if field.get("pattern").is_some() {
            broken.push(with(&name, json!("\0")));
        }
        if let Some(most) = field.get("maxLength").and_then(Value::as_u64) {
            broken.push(with(
                &name,
                json!("x".repeat(usize::try_from(most).unwrap() + 1)),
            ));
        }
        if field["type"] == "object" {
            let inner = body.get(&name).filter(|inner| inner.is_object());
            let inner = inner.cloned().unwrap_or_else(|| json!({}));
            let inner = breaches(&field, &inner)
                .into_iter()
                .filter(|inner| !inner.is_null());
            broken.extend(inner.map(|inner| with(&name, inner)));
        }
    }
    broken
}

/// What a field is when it is not null.
fn stated(schema: &Value) -> Value {
    let schema = documented().resolve(schema);
    let cases = schema.get("oneOf").and_then(Value::as_array);
    let case = cases.and_then(|cases| cases.iter().find(|case| case["type"] != "null"));
    case.map_or_else(|| schema.clone(), stated)
}

fn properties(schema: &Value) -> Map<String, Value> {
    schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default()
}

fn required(schema: &Value) -> Vec<String> {
    let names = schema["required"].as_array();
    let names = names.into_iter().flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}
