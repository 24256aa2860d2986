// Takes out of the templates of elements what only their authors read: comments and indentation of CSS, line breaks of HTML.
// Minifiers of scripts leave the text of a template alone, so every bundle of every page would carry it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { parseAst } from 'vite';

/** Every template of a syntax tree that has one of these tags. */
function* templates(node, tags) {
  if (Array.isArray(node)) for (const each of node) yield* templates(each, tags);
  else if (node && typeof node === 'object') {
    if (node.type === 'TaggedTemplateExpression' && tags.has(node.tag.name)) yield node;
    for (const value of Object.values(node)) yield* templates(value, tags);
  }
}

/** A run of white space with a line break in it, between tags or words, is one space to a browser. */
const onOneLine = (html) => html.replace(/\s*\n\s*/g, ' ');

const minifiedCss = (css) => transformSync(css, { loader: 'css', minify: true, charset: 'utf8', target: 'chrome123' }).code.trim();

/** `[from, to, text]` for each piece of text in the templates of a module. */
function shorter(source) {
  const pieces = [];
  for (const { tag, quasi } of templates(parseAst(source), new Set(['css', 'html', 'svg']))) {
    // A style sheet with expressions in it is no style sheet yet.
    if (tag.name === 'css' && quasi.quasis.length > 1) continue;
    for (const { start, end, value } of quasi.quasis) pieces.push([start, end, tag.name === 'css' ? minifiedCss(value.raw) : onOneLine(value.raw)]);
  }
  return pieces.sort(([one], [other]) => one - other);
}

/** Rewrites the modules below a folder in their place. */
export function shortenTemplates(folder) {
  for (const name of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith('.js'))) {
    const source = readFileSync(`${folder}/${name}`, 'utf8');
    let at = 0;
    let short = '';
    for (const [from, to, text] of shorter(source)) {
      short += source.slice(at, from) + text;
      at = to;
    }
    if (at > 0) writeFileSync(`${folder}/${name}`, short + source.slice(at));
  }
}
