import { svg, html, type TemplateResult } from 'lit';

/** Drawn on a 24-unit grid; decoration only, the words beside them carry the meaning. */
const paths = {
  alert: svg`<path d="M12 8v5M12 16.5v.01"/><circle cx="12" cy="12" r="9"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`,
  copy: svg`<rect x="9" y="9" width="11" height="11" rx="2.5"/><path d="M15 9V6.5A2.5 2.5 0 0 0 12.5 4h-6A2.5 2.5 0 0 0 4 6.5v6A2.5 2.5 0 0 0 6.5 15H9"/>`,
  download: svg`<path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M4.5 19.5h15"/>`,
  info: svg`<path d="M12 11v5M12 7.5v.01"/><circle cx="12" cy="12" r="9"/>`,
  key: svg`<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8-8m-3.5 3.5 2.5 2.5m-5 0 1.5 1.5"/>`,
  laptop: svg`<rect x="5" y="5" width="14" height="10" rx="2"/><path d="M3 18.5h18"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  mail: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4.5 7.5 7.5 6 7.5-6"/>`,
  message: svg`<path d="M6.5 4.5h11A2.5 2.5 0 0 1 20 7v7.5a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 3.5V17A2.5 2.5 0 0 1 4 14.5V7a2.5 2.5 0 0 1 2.5-2.5zM8 9h8M8 12.5h5"/>`,
  offline: svg`<path d="M4 4l16 16M8.5 15.5a5 5 0 0 1 5-1.200M5 12a10 10 0 0 1 4-2.5m4.5-.4A10 10 0 0 1 19 12M12 19v.01"/>`,
  phone: svg`<rect x="6.5" y="3" width="11" height="18" rx="2.5"/><path d="M11 17.5h2"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  print: svg`<path d="M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2"/><path d="M7 14h10v6H7z"/>`,
  shield: svg`<path d="M12 3.5 5 6v5.5c0 4.300 2.900 7.400 7 9 4.100-1.600 7-4.700 7-9V6z"/><path d="m9 12 2.200 2.200L15.200 10"/>`,
  token: svg`<rect x="3.5" y="7" width="17" height="10" rx="5"/><path d="M7.5 10.5h6v3h-6zM17 12v.01"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.5h5V7m-8 0 .8 12.5h9.400L17.5 7"/>`,
};

export type Icon = keyof typeof paths;

export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`;
}
