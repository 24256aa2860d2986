import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Coverage, CoveredRole, Role } from '../../client/types.js';
import { day } from '../dates.js';
import { renderHeading } from '../views/heading.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { ROLES } from './roster.js';

/** The chart's own units; it grows with the page. */
const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 72;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 28;
/** Days in the table: what is older is in the chart. */
const MOST_ROWS = 60;

interface Point {
  at: number;
  roles: readonly CoveredRole[];
}

/** The share of those who must have a second factor and have one, by role and over time: a chart, and the same as a table. */
export function renderCoverage(words: AdminWords, language: Language, coverage: Coverage, now: number): TemplateResult {
  const say = words.coverage;
  const points: Point[] = [...coverage.days.map(({ at, roles }) => ({ at: Date.parse(at), roles })), { at: now, roles: coverage.now }];
  const asked = ROLES.filter((role) => points.some(({ roles }) => roles.some((each) => each.role === role)));
  return html`
    ${renderHeading(say.title, say.lead)}
    ${
      coverage.now.length === 0
        ? html`<p class="notice">${say.nobody}</p>`
        : html`<dl class="figures">
            ${coverage.now.map(
              ({ role, have, required }) =>
                html`<div class="figure role-${role}">
                  <dt><span class="key" aria-hidden="true"></span>${words.roles[role]}</dt>
                  <dd><b>${percent(have, required)}</b><span class="small">${say.now(have, required)}</span></dd>
                </div>`,
            )}
          </dl>`
    }
    ${asked.length > 0 && points.length > 2 ? renderChart(words, language, points, asked) : html`<p class="small">${say.young}</p>`}
    ${asked.length > 0 ? renderTable(words, language, points, asked) : nothing}
  `;
}

function renderChart(words: AdminWords, language: Language, points: readonly Point[], roles: readonly Role[]): TemplateResult {
  const first = points[0]?.at ?? 0;
  const span = Math.max(1, (points.at(-1)?.at ?? 0) - first);
  const x = (at: number) => LEFT + ((at - first) / span) * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const dayAt = (at: number) => day(language, new Date(at).toISOString());
  return html`
    <svg class="chart" part="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words.coverage.chart}>
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (share) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(share)} y2=${y(share)}></line>
          <text x=${LEFT - 6} y=${y(share) + 4} text-anchor="end">${percent(share, 1)}</text>`,
      )}
      <text x=${LEFT} y=${HEIGHT - 6}>${dayAt(first)}</text>
      <text x=${WIDTH - RIGHT} y=${HEIGHT - 6} text-anchor="end">${dayAt(first + span)}</text>
      ${roles.map((role) => renderLine(role, points, x, y))}
    </svg>
  `;
}

/** A role's line; it pauses where nobody of that role had to have one. */
function renderLine(role: Role, points: readonly Point[], x: (at: number) => number, y: (share: number) => number): SVGTemplateResult {
  let path = '';
  let drawing = false;
  for (const { at, roles } of points) {
    const covered = roles.find((each) => each.role === role);
    if (covered) path += `${drawing ? 'L' : 'M'}${x(at).toFixed(1)} ${y(covered.have / covered.required).toFixed(1)}`;
    drawing = covered !== undefined;
  }
  return svg`<path class="role-${role}" d=${path}></path>`;
}

function renderTable(words: AdminWords, language: Language, points: readonly Point[], roles: readonly Role[]): TemplateResult {
  const say = words.coverage;
  return html`
    <details class="table" open>
      <summary>${say.table}</summary>
      <div class="scrolled" tabindex="0" role="region" aria-label=${say.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say.day}</th>
              ${roles.map((role) => html`<th scope="col">${words.roles[role]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${points
              .slice(-MOST_ROWS)
              .reverse()
              .map(
                (point) =>
                  html`<tr>
                    <th scope="row">${day(language, new Date(point.at).toISOString())}</th>
                    ${roles.map((role) => {
                      const covered = point.roles.find((each) => each.role === role);
                      return html`<td>${covered ? `${percent(covered.have, covered.required)} (${covered.have}/${covered.required})` : '–'}</td>`;
                    })}
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}

/** Rounded down: all of them is said only when it is all of them. */
function percent(have: number, of: number): string {
  return `${Math.floor((have / of) * 100)} %`;
}
