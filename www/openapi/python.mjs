/** The schemas of an OpenAPI 3.1 document as Python's types: each after those that it is made of, for Python 3.10 and later. */
export function typedDicts({ components: { schemas } }, written) {
  const parts = [];
  const inherited = new Set(Object.values(schemas).flatMap(({ allOf = [] }) => allOf.map(nameOf)));
  const told = new Set();
  const tell = (name) => {
    if (told.has(name)) return;
    told.add(name);
    for (const [, other] of JSON.stringify(schemas[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g)) tell(other);
    parts.push(definition(name, schemas[name], inherited.has(name) ? '' : '@final\n'));
  };
  Object.keys(schemas).sort().forEach(tell);
  const head = `# ${written}
"""What the verifier takes of a backend and answers it, under the names of its OpenAPI document."""

from __future__ import annotations

from typing import Any, Literal, TypedDict, Union, final
`;
  return `${head}\n${parts.map((part) => `\n${part}`).join('\n')}`;
}

const nameOf = ({ $ref }) => $ref?.split('/').at(-1);

/** `final` stands before a class that no other is made of: then `"url" in sign_in` tells one of several from the others. */
function definition(name, schema, final) {
  // Of a composed one, `required` without properties says no more than that a field is there: Python's types cannot narrow that.
  const bases = (schema.allOf ?? []).map(nameOf).filter(Boolean);
  const own = schema.allOf?.filter((part) => part.properties) ?? (schema.properties ? [schema] : []);
  if (bases.length === 0 && own.length === 0) return `${comment(schema, '')}${name} = ${type(schema)}\n`;

  const required = new Set(own.flatMap((part) => part.required ?? []));
  const fields = own.flatMap((part) => Object.entries(part.properties));
  const lines = (of) => of.map(([field, of]) => `${comment(of, '    ')}    ${field}: ${type(of)}\n`).join('');
  const always = fields.filter(([field]) => required.has(field));
  const sometimes = fields.filter(([field]) => !required.has(field));
  const doc = schema.description ? `    """${oneLine(schema.description)}"""\n` : '';
  if (sometimes.length === 0) return `${final}class ${name}(${bases.join(', ') || 'TypedDict'}):\n${doc}${doc && always.length ? '\n' : ''}${lines(always) || (doc ? '' : '    pass\n')}`;

  const parents = always.length ? [`_${name}`] : bases;
  const base = always.length ? `class _${name}(${bases.join(', ') || 'TypedDict'}):\n${lines(always)}\n\n` : '';
  return `${base}${final}class ${name}(${parents.join(', ') || 'TypedDict'}, total=False):\n${doc}${doc && '\n'}${lines(sometimes)}`;
}

function type(schema) {
  if (schema.$ref) return nameOf(schema);
  if (schema.enum) return `Literal[${schema.enum.map((word) => (typeof word === 'boolean' ? (word ? 'True' : 'False') : JSON.stringify(word))).join(', ')}]`;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return union(choices.map(type));
  if (schema.allOf?.length === 1) return type(schema.allOf[0]);
  if (Array.isArray(schema.type)) return union(schema.type.map((one) => type({ ...schema, type: one })));
  switch (schema.type) {
    case 'string': return 'str';
    case 'boolean': return 'bool';
    case 'integer': return 'int';
    case 'number': return 'float';
    case 'null': return 'None';
    case 'array': return `list[${type(schema.items)}]`;
    case 'object': return `dict[str, ${typeof schema.additionalProperties === 'object' ? type(schema.additionalProperties) : 'Any'}]`;
    default: return 'Any';
  }
}

const union = (types) => {
  const each = [...new Set(types)].sort((a, b) => (a === 'None') - (b === 'None'));
  return each.length === 1 ? each[0] : `Union[${each.join(', ')}]`;
};

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"');
const comment = ({ description }, indent) => (description ? `${indent}# ${description.replaceAll(/\s+/g, ' ')}\n` : '');
