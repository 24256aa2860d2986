import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accentOf, contrast } from '../../dist/elements/brand.js';

test('contrast is WCAG’s', () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([119, 119, 119], [255, 255, 255]).toFixed(2), '4.48');
});

for (const [color, light, dark] of [
  ['#1d4ed8', '#ffffff', null],
  ['#7dd3fc', null, '#03231c'],
  ['#000000', '#ffffff', null],
  ['#ffffff', null, '#03231c'],
  // Readable as a button, but not as text on a badge of its own shade.
  ['#767676', null, null],
  ['#ffee00', null, '#03231c'],
  ['red', null, null],
  ['#fff', null, null],
  ['#12345', null, null],
]) {
  test(`${color} is an accent ${light ? '' : 'not '}in light and ${dark ? '' : 'not '}in dark`, () => {
    assert.equal(accentOf(color, 'light')?.onAccent ?? null, light);
    assert.equal(accentOf(color, 'dark')?.onAccent ?? null, dark);
  });
}
