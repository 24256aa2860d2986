/** The schemas of an OpenAPI document that browsers meet: those that the routes below `/v1/client` name. */
export function forBrowsers({ openapi, info, paths, components }) {
  const called = Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith('/v1/client/')));
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
