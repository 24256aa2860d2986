import { css } from 'lit';

/**
 * The design tokens. A page sets the `--countersign-*` properties on the element or on any ancestor; inside, only the
 * `--_*` names are read; `--_brand-*` come from a workspace's own color, where `brand.ts` finds it readable. `light-dark()` follows the `color-scheme` that the page declares.
 * The font of what is filled in beside digits stands in `forms.ts`.
 */
export const tokens = css`
  :host {
    --_accent: var(--countersign-accent, light-dark(var(--_brand-light, #0a6b5a), var(--_brand-dark, #74dcc6)));
    --_on-accent: var(--countersign-on-accent, light-dark(var(--_on-brand-light, #fff), var(--_on-brand-dark, #03231c)));
    --_accent-hover: color-mix(in oklab, var(--_accent), light-dark(#000, #fff) 14%);
    --_accent-soft: color-mix(in oklab, var(--_accent) 11%, transparent);
    --_text: var(--countersign-text, light-dark(#13201d, #e9f0ee));
    --_muted: var(--countersign-muted, light-dark(#52625d, #a5b5b0));
    --_surface: var(--countersign-surface, light-dark(#fff, #151c1a));
    --_raised: var(--countersign-raised, light-dark(#f4f7f6, #1e2725));
    --_line: var(--countersign-line, light-dark(#d5dedb, #36433f));
    --_field-line: var(--countersign-field-line, light-dark(#7d8f89, #74857f));
    --_danger: var(--countersign-danger, light-dark(#ab2116, #ffb3a9));
    --_danger-soft: color-mix(in oklab, var(--_danger) 11%, var(--_surface));
    --_warning: var(--countersign-warning, light-dark(#7d4b00, #ffcf8a));
    --_warning-soft: color-mix(in oklab, var(--_warning) 11%, var(--_surface));
    --_radius: var(--countersign-radius, 12px);
    --_font: var(
      --countersign-font,
      ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif
    );
    --_ring: 0 0 0 3px color-mix(in oklab, var(--_accent) 30%, transparent);
    --_ease: 140ms cubic-bezier(0.2, 0, 0.1, 1);

    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
    text-align: start;
    -webkit-font-smoothing: antialiased;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
