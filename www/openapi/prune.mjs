/** The schemas of an OpenAPI document that `called`, some of its paths or operations, names: those, and the ones that they name. */
function reachedFrom(called, { openapi, info, components }) {
  const schemas = {};
  const keep = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (name in schemas) continue;
      schemas[name] = components.schemas[name];
      keep(schemas[name]);
    }
  };
  keep(called);
  return { openapi, info, paths: {}, components: { schemas } };
}

/** What browsers meet: the routes below `/v1/client`. */
export function forBrowsers(document) {
  return reachedFrom(Object.entries(document.paths).filter(([path]) => path.startsWith('/v1/client/')), document);
}

/** The calls of a backend that `countersign/server` and the Python client make, by their names in the document. */
export const CALLS = [
  'put_member',
  'put_members',
  'get_member',
  'list_members',
  'delete_member',
  'unlock_member',
  'end_sessions',
  'password_changed',
  'reset_member',
  'start_sign_in',
  'get_sign_in',
  'redeem_receipt',
  'verify',
  'make_client_token',
];

/** What a backend meets that makes these calls, and the events that are sent to it. */
export function forBackends(document) {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const called = operations.filter(({ operationId }) => CALLS.includes(operationId));
  if (called.length !== CALLS.length) throw new Error('the OpenAPI document lacks a call that the clients make');
  return reachedFrom([called, { $ref: '#/components/schemas/EventName' }, { $ref: '#/components/schemas/ProblemName' }], document);
}

/**
 * The same document, where a part that only requires a property of another says which property that is: of one that does not,
 * openapi-typescript makes an object of which every other property is `never`.
 */
export function spelledOut({ components: { schemas }, ...document }) {
  const spelled = ({ allOf, ...schema }) => {
    const bases = allOf.map(({ $ref }) => schemas[$ref?.split('/').at(-1)]?.properties);
    const properties = Object.assign({}, ...bases);
    const parts = allOf.map((part) =>
      part.required && !part.properties ? { ...part, properties: Object.fromEntries(part.required.map((name) => [name, properties[name]])) } : part,
    );
    return { ...schema, allOf: parts };
  };
  const each = Object.entries(schemas).map(([name, schema]) => [name, schema.allOf ? spelled(schema) : schema]);
  return { ...document, components: { schemas: Object.fromEntries(each) } };
}
