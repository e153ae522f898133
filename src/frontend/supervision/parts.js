/* The building blocks of the supervision pages. */
import { button as plainButton, el, notice, number, retry } from '../shared/elements.js';
import { firstDay, secondDay } from '../shared/dates.js';
import { questions } from '../shared/server.js';
import { LANGUAGE, foreign } from '../shared/words.js';
import { LIST, choices, choose, link } from './address.js';
import { WORDS } from './words.js';

const INTEGER = new Intl.NumberFormat('en');
const DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const SHARE = new Intl.NumberFormat('en', { style: 'percent' });

const unless = (write) => (value) => (value === null || value === undefined ? WORDS.none : number(write(value)));

export const count = unless((value) => INTEGER.format(value));
export const hours = unless((value) => DECIMAL.format(value));
export const share = unless((value) => SHARE.format(value));

/** Shows one calendar; the case shows both. */
export const brief = (at) =>
  at
    ? el('time', { datetime: at.iso, title: secondDay(at), class: 'wusul-moment' }, firstDay(at), ' ', number(at.time))
    : WORDS.none;

/** A figure with a link to its cases, unless it is zero. */
export const counted = (value, figure, chosen, what) =>
  value > 0
    ? el(
        'a',
        { href: link(LIST, { ...chosen, figure }), 'aria-label': `${what}: ${INTEGER.format(value)}` },
        count(value),
      )
    : count(value);

export const button = (words, act, attributes = {}) => plainButton(words, attributes, act);

const compare = (one, other) =>
  typeof one === 'string' || typeof other === 'string'
    ? String(one ?? '').localeCompare(String(other ?? ''), LANGUAGE)
    : (one ?? -1) - (other ?? -1);

function sorted(columns, rows, { column, falling } = {}) {
  const by = columns[column]?.[2];
  return by ? rows.toSorted((one, other) => compare(by(one), by(other)) * (falling ? -1 : 1)) : rows;
}

/** A heading that sorts by its column, and the other way round when it is pressed again. */
function sorter(caption, heading, index, { column, falling, sort }) {
  const chosen = column === index;
  const order = chosen && falling ? 'descending' : 'ascending';
  return el(
    'th',
    { scope: 'col', ...(chosen && { 'aria-sort': order }) },
    button(heading, () => sort(index, chosen && !falling), {
      class: 'wusul-sort',
      name: `${caption} ${index}`,
    }),
  );
}

/**
 * Columns have a heading, a cell renderer, and a value to sort by if they can be sorted; the first names the row.
 * @param order the column by which the rows are sorted, from the last to the first if it falls, and what changes that
 */
export const table = (caption, columns, rows, order) =>
  el(
    'div',
    { class: 'wusul-scroll', tabindex: '0', role: 'group', 'aria-label': caption },
    el(
      'table',
      { class: 'table wusul-table' },
      el('caption', { class: 'sr-only' }, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...columns.map(([heading, , by], index) =>
            by && order ? sorter(caption, heading, index, order) : el('th', { scope: 'col' }, heading),
          ),
        ),
      ),
      el(
        'tbody',
        {},
        ...sorted(columns, rows, order).map((row) =>
          el(
            'tr',
            {},
            ...columns.map(([, cell], index) =>
              index === 0 ? el('th', { scope: 'row' }, cell(row)) : el('td', {}, cell(row)),
            ),
          ),
        ),
      ),
    ),
  );

let cards = 0;

export function card(title, ...content) {
  const id = `wusul-card-${++cards}`;
  return el(
    'section',
    { class: 'wusul-card', 'aria-labelledby': id },
    el('h2', { id, class: 'wusul-title' }, title),
    ...content,
  );
}

export function chooser(label, name, options, chosen, everything) {
  const select = el('select', { name, class: 'form-control' }, everything && el('option', { value: '' }, everything));
  select.append(...options.map(({ code, name: words }) => el('option', { value: code, lang: foreign(words) }, words)));
  select.value = options.some(({ code }) => code === chosen) ? chosen : everything ? '' : options[0]?.code;
  return [el('label', { class: 'wusul-field' }, el('span', {}, label), select), select];
}

/** The choice of centre, department and process; a single option is not offered. */
export function placeChoosers({ centres, departments, processes }) {
  const chosen = choices();
  return [
    [WORDS.places.centre, 'centre', centres, WORDS.places.centres],
    [WORDS.places.department, 'department', departments, WORDS.places.departments],
    [WORDS.places.process, 'process', processes, WORDS.places.processes],
  ]
    .filter(([, , options]) => options.length > 1)
    .map(([label, name, options, everything]) => {
      const [field, select] = chooser(label, name, options, chosen[name], everything);
      select.addEventListener('change', () => choose({ [name]: select.value }));
      return field;
    });
}

/** For people without access to supervision, who should not see an error. */
const OUTSIDE = [403, 404];

function instead(failure, again) {
  if (OUTSIDE.includes(failure.status)) {
    return notice('absent', failure.message);
  }
  console.error('The page could not be shown', failure);
  return notice('error', failure.status ? failure.message : WORDS.problem, retry(again));
}

/**
 * Shows the server's answer in a node, and again whenever the address changes. A redrawn page keeps the keyboard focus.
 */
export function page(node, draw) {
  const asking = questions();
  const home = location.hash.slice(1).split('?')[0];
  const container = el('div', { class: 'wusul-page' });
  node.append(container);

  async function show() {
    const newest = asking();
    const focused = container.contains(document.activeElement) && document.activeElement.getAttribute('name');
    container.setAttribute('aria-busy', 'true');
    if (!container.hasChildNodes()) {
      container.append(notice('loading', WORDS.loading));
    }
    let content;
    try {
      content = await draw(show);
    } catch (failure) {
      content = instead(failure, show);
    }
    if (newest()) {
      container.replaceChildren(content);
      container.setAttribute('aria-busy', 'false');
      focused && container.querySelector(`[name="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  const onAddress = () => location.hash.slice(1).split('?')[0] === home && show();
  addEventListener('hashchange', onAddress);
  show();
  return () => {
    asking();
    removeEventListener('hashchange', onAddress);
  };
}
