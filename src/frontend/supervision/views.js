/* Saved views: what a supervisor chose on a page, kept under a name, and the order and the columns of lists. */
import { el } from '../shared/elements.js';
import { PAGE_LANGUAGE } from '../shared/language.js';
import { choices, choose, link, path } from './address.js';
import { button } from './parts.js';
import { WORDS as ALL } from './words.js';

const { views: WORDS } = ALL;

/** The page of a list and its day are not kept: they are others tomorrow. */
const NOT_KEPT = ['page', 'day'];

const kept = () =>
  Object.fromEntries(Object.entries(choices()).filter(([name, value]) => value && !NOT_KEPT.includes(name)));

const text = (chosen) => new URLSearchParams(Object.entries(chosen).sort()).toString();

/** Opens the view with which the page begins, if the address chooses nothing. */
export async function begin(desk, page) {
  if (Object.keys(choices()).length === 0) {
    const start = (await desk.get('views', { page })).find(({ starts, open }) => starts && open);
    start && location.replace(link(path(), start.choices));
  }
}

const chip = (view) =>
  view.open
    ? el(
        'a',
        {
          class: 'btn btn-default wusul-view',
          href: link(path(), view.choices),
          'aria-current': text(view.choices) === text(kept()) && 'true',
          title: view.starts && WORDS.begins,
        },
        view.starts && el('span', { 'aria-hidden': 'true' }, '★ '),
        el('bdi', {}, view.name),
        view.starts && el('span', { class: 'sr-only' }, ` (${WORDS.begins})`),
      )
    : el('span', { class: 'wusul-view wusul-quiet' }, el('bdi', {}, view.name), ` (${WORDS.outside})`);

/** The views of a page by name, with what keeps and changes them. */
export async function viewBar(desk, page, again) {
  const views = await desk.get('views', { page });
  return el(
    'nav',
    { class: 'wusul-actions wusul-views', 'aria-label': WORDS.views, ...PAGE_LANGUAGE },
    ...views.map(chip),
    button(WORDS.keep, () => keep(desk, page, again), { name: 'keep-view' }),
    views.length > 0 && button(WORDS.manage, () => manage(desk, page, again), { name: 'manage-views' }),
  );
}

/** Opens a dialog of ours; the page is drawn again after it if something changed. */
function dialog(title, again, content) {
  const opener = document.activeElement?.getAttribute('name');
  let changed = false;
  const shown = el(
    'dialog',
    { class: 'wusul-dialog', 'aria-label': title, ...PAGE_LANGUAGE },
    el('h3', { class: 'wusul-title' }, title),
  );
  const problem = el('p', { class: 'wusul-problem', role: 'alert' });
  const act = async (deed) => {
    problem.textContent = '';
    try {
      await deed();
      changed = true;
      return true;
    } catch (failure) {
      problem.textContent = failure.status ? failure.message : WORDS.failed;
      return false;
    }
  };
  shown.append(
    content(act, () => shown.close()),
    problem,
  );
  shown.addEventListener('close', async () => {
    shown.remove();
    changed && (await again());
    opener && document.querySelector(`.wusul-views [name="${opener}"]`)?.focus();
  });
  document.body.append(shown);
  shown.showModal();
  return shown;
}

function keep(desk, page, again) {
  const name = el('input', { name: 'name', class: 'form-control', maxlength: 60, required: '', autocomplete: 'off' });
  const starts = el('input', { name: 'starts', type: 'checkbox' });
  dialog(WORDS.keep, again, (act, close) => {
    const form = el(
      'form',
      { novalidate: '' },
      el('label', { class: 'wusul-field' }, el('span', {}, WORDS.name), name),
      el('p', { class: 'wusul-quiet' }, WORDS.same),
      el('label', { class: 'wusul-check' }, starts, ' ', WORDS.starts),
      el(
        'div',
        { class: 'wusul-foot' },
        el('button', { type: 'submit', class: 'btn btn-primary' }, WORDS.save),
        button(WORDS.cancel, close),
      ),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const done = await act(async () => {
        await desk.post('views', { page, name: name.value, choices: kept() });
        if (starts.checked) {
          const words = name.value.replace(/\s+/g, ' ').trim();
          const own = (await desk.get('views', { page })).find((view) => view.name === words);
          await desk.post('views/start', { id: own.id, starts: true });
        }
      });
      done ? close() : name.focus();
    });
    return form;
  });
  name.focus();
}

function row(desk, view, act, redraw) {
  const name = el('input', { class: 'form-control', value: view.name, maxlength: 60, 'aria-label': WORDS.name });
  const address = `${location.origin}${location.pathname}${link(path(), view.choices)}`;
  const shown = el('output', { class: 'wusul-quiet wusul-line' });
  const share = async () => {
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    const field = el('input', {
      class: 'form-control',
      readonly: '',
      value: address,
      dir: 'ltr',
      'aria-label': WORDS.copy,
    });
    shown.replaceChildren(copied ? WORDS.copied : WORDS.copyByHand, field);
    field.select();
  };
  const change = (words, deed, which) =>
    button(words, async () => (await act(deed)) && redraw(), {
      'data-change': which,
      'aria-label': `${words}: ${view.name}`,
    });
  return el(
    'li',
    { class: 'wusul-kept' },
    name,
    el(
      'div',
      { class: 'wusul-actions' },
      change(WORDS.rename, () => desk.post('views/rename', { id: view.id, name: name.value }), 'rename'),
      change(
        view.starts ? WORDS.noLonger : WORDS.begin,
        () => desk.post('views/start', { id: view.id, starts: !view.starts }),
        'start',
      ),
      button(WORDS.copy, share, { 'data-change': 'share', 'aria-label': `${WORDS.copy}: ${view.name}` }),
      change(WORDS.remove, () => desk.post('views/remove', { id: view.id }), 'remove'),
    ),
    shown,
  );
}

function manage(desk, page, again) {
  const list = el('ul', { class: 'wusul-kept-list' });
  const shown = dialog(WORDS.views, again, (act, close) => {
    const redraw = async () => {
      const views = await desk.get('views', { page });
      list.replaceChildren(...views.map((view) => row(desk, view, act, redraw)));
      (list.querySelector('button') || shown.querySelector('.wusul-foot button'))?.focus();
    };
    redraw();
    return el('div', {}, list, el('div', { class: 'wusul-foot' }, button(WORDS.close, close)));
  });
}

/** The columns that are not hidden by the address; a column without a code always shows. */
export function shownColumns(columns) {
  const hidden = (choices().hide ?? '').split(',');
  return columns.filter(([, , code]) => !hidden.includes(code));
}

/** Chooses which columns show. */
export function columnChooser(columns) {
  const hidden = new Set((choices().hide ?? '').split(',').filter(Boolean));
  const boxes = columns
    .filter(([, , code]) => code && code !== 'reference')
    .map(([name, , code]) => {
      const box = el('input', { type: 'checkbox', name: `column-${code}` });
      box.checked = !hidden.has(code);
      box.addEventListener('change', () => {
        box.checked ? hidden.delete(code) : hidden.add(code);
        choose({ hide: [...hidden].sort().join(',') || undefined });
      });
      return el('label', { class: 'wusul-check' }, box, ' ', name);
    });
  return el(
    'details',
    { class: 'wusul-columns', open: hidden.size > 0 },
    el('summary', {}, WORDS.columns),
    el('div', { class: 'wusul-filters' }, ...boxes),
  );
}

/** The codes by which the server sorts a list. */
const SORTED = ['reference', 'priority', 'service', 'place', 'due', 'opened', 'closed'];

/** Lets the headings of a table sort the whole list: by a column, the other way round, and no longer. */
export function sortable(table, columns) {
  const { sort } = choices();
  const heads = table.querySelectorAll('thead th');
  columns.forEach(([name, , code], index) => {
    if (SORTED.includes(code)) {
      const order = sort === code ? 'ascending' : sort === `-${code}` ? 'descending' : null;
      const next = order === 'ascending' ? `-${code}` : order === 'descending' ? undefined : code;
      order && heads[index].setAttribute('aria-sort', order);
      heads[index].replaceChildren(
        button(name, () => choose({ sort: next }), {
          class: 'wusul-sort',
          name: `sort-${code}`,
          title: next ? WORDS.sortBy(name) : WORDS.unsorted,
        }),
      );
    }
  });
  return table;
}
