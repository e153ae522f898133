/* The building blocks of the tab: numbers, times, tables and small pictures. */
import { el, number } from '../shared/elements.js';
import { ARABIC } from '../shared/words.js';
import { WORDS } from './words.js';

export const rounded = (value) =>
  value >= 100 ? Math.round(value).toString() : (Math.round(value * 10) / 10).toString();

export const percent = (share) => number(`${rounded(share * 100)}%`);

/** A sentence with its values between its parts. */
export const interleaved = (sentence, values) => sentence.flatMap((part, place) => [part, values[place] ?? '']);

const HOUR = 3600;

/** Formats working time in working hours, and long clock time in days. */
export function time(seconds) {
  if (seconds < 60) {
    return el('span', {}, WORDS.noWait);
  }
  if (seconds < HOUR) {
    return el('span', {}, number(Math.round(seconds / 60)), WORDS.minutes);
  }
  return el('span', {}, number(rounded(seconds / HOUR)), WORDS.hours);
}

export function elapsed(seconds) {
  return seconds < 48 * HOUR ? time(seconds) : el('span', {}, number(rounded(seconds / 24 / HOUR)), WORDS.days);
}

let ids = 0;
export const id = () => `wusul-sim-${++ids}`;

/** A heading with its content; wide tables can be scrolled with the keyboard. */
export function section(title, ...content) {
  const name = id();
  return el(
    'section',
    { class: 'wusul-sim-section', 'aria-labelledby': name },
    el('h4', { id: name }, title),
    ...content,
  );
}

export function table(caption, heads, rows) {
  return el(
    'div',
    { class: 'wusul-sim-wide', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      { class: 'wusul-sim-table' },
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows),
    ),
  );
}

const SVG = 'http://www.w3.org/2000/svg';

function svg(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}

/** A share as a bar that grows from where lines begin, beside its number. */
export function bar(share, kind) {
  const picture = svg('svg', {
    class: 'wusul-sim-bar',
    viewBox: '0 0 100 8',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  const width = Math.max(0, Math.min(1, share)) * 100;
  picture.append(
    svg('rect', { width: 100, height: 8, class: 'wusul-sim-bar-ground' }),
    svg('rect', { x: ARABIC ? 100 - width : 0, width, height: 8, class: `wusul-sim-bar-${kind}` }),
  );
  return picture;
}

/** The longest queue of each day, the first day where lines begin. */
export function line(days, name) {
  const most = Math.max(1, ...days);
  const step = 100 / Math.max(1, days.length - 1);
  const place = (day) => (ARABIC ? 100 - day * step : day * step).toFixed(2);
  const points = days.map((value, day) => `${place(day)},${(24 - (value / most) * 22).toFixed(2)}`);
  const picture = svg('svg', {
    class: 'wusul-sim-line',
    viewBox: '0 0 100 25',
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': WORDS.longestQueue(name, rounded(days[0] ?? 0), rounded(days.at(-1) ?? 0)),
  });
  picture.append(svg('polyline', { points: points.join(' ') }));
  return picture;
}

/** Compares a new value with the present one, in words and with a sign, not by colour alone. */
export function beside(value, other, show) {
  if (other === null || other === undefined) {
    return [show(value)];
  }
  const difference = value - other;
  const small = Math.abs(difference) < Math.max(1e-9, Math.abs(other) * 0.02);
  const sign = small ? '=' : difference > 0 ? '▲' : '▼';
  const word = small ? WORDS.same : difference > 0 ? WORDS.more : WORDS.less;
  return [
    show(value),
    ' ',
    el(
      'span',
      { class: `wusul-sim-beside wusul-sim-${small ? 'same' : difference > 0 ? 'more' : 'less'}` },
      el('span', { 'aria-hidden': 'true' }, sign),
      el('span', { class: 'sr-only' }, word),
      ' ',
      show(other),
    ),
  ];
}

export function notice(state, sentence) {
  return el(
    'p',
    {
      class: `wusul-sim-notice wusul-sim-notice-${state}`,
      'data-state': state,
      role: state === 'loading' ? 'status' : 'alert',
    },
    sentence,
  );
}
