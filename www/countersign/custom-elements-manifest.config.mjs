// dist/custom-elements.json: what editors and catalogues know of the elements. It holds what a page sees of them, and nothing
// of how they are made.
import { readFileSync } from 'node:fs';

const styles = ['tokens', 'forms'].map((name) => readFileSync(new URL(`src/elements/style/${name}.ts`, import.meta.url), 'utf8')).join('\n');
const cssProperties = [...new Set(styles.match(/--countersign-[a-z-]+/g))].filter((name) => !name.endsWith('-')).map((name) => ({ name }));

const built = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
/** Called by the browser or by Lit, and by nobody else. */
const OF_THE_BROWSER = /Callback$|^(styles|properties|shadowRootOptions|formAssociated)$/;
const isSeen = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#') && !OF_THE_BROWSER.test(name);
const own = ({ inheritedFrom: _, ...item }) => item;

function seen(element, path) {
  const map = path.includes('/code-input/') ? 'CodeInputEvents' : 'CountersignEvents';
  const type = ({ name }) => (name.startsWith('countersign-') ? `${map}['${name}']` : 'Event');
  return {
    ...element,
    superclass: { name: 'LitElement', package: 'lit' },
    members: element.members.filter(isSeen).map(own),
    attributes: element.attributes.map(own),
    events: element.events.map((event) => ({ ...own(event), type: { text: type(event) } })),
    cssParts: element.cssParts.map(own),
    cssProperties,
  };
}

const whatAPageSees = {
  name: 'what-a-page-sees',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules.flatMap(({ path, declarations = [] }) => {
      const element = declarations.find(({ tagName }) => tagName);
      if (!element) return [];
      const { name, tagName } = element;
      const module = built(path);
      const declaration = { name, module };
      return [
        { kind: 'javascript-module', path: module, declarations: [seen(element, path)], exports: [{ kind: 'js', name, declaration }] },
        {
          kind: 'javascript-module',
          path: module.replace(/\.js$/, '-define.js'),
          declarations: [],
          exports: [{ kind: 'custom-element-definition', name: tagName, declaration }],
        },
      ];
    });
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/messages/**', 'src/elements/**/*.style.ts'],
  outdir: 'dist',
  litelement: true,
  // It says itself where the manifest is.
  packagejson: false,
  plugins: [whatAPageSees],
};
