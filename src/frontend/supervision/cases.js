/* The cases behind a figure, the most urgent first, and the single case. */
import { dossier } from '../tasklist/case.js';
import { el, moment, named, nothing, number, written } from '../shared/elements.js';
import { LIST, caseLink, choices, choose, link, path } from './address.js';
import { reassign, reprioritise } from './change.js';
import { brief, button, chooser, count, hours, page, placeChoosers, table } from './parts.js';
import { server } from './server.js';
import { begin, columnChooser, shownColumns, sortable, viewBar } from './views.js';
import { WORDS } from './words.js';

const { list: SAID } = WORDS;

const listed = (code) => ({ code, name: WORDS.figure[code], note: WORDS.note[code] });

const FIGURES = ['open', 'dueToday', 'overdue', 'breached', 'closed', 'opened'].map(listed);

/** Lists that are reached from their figure only. */
const OTHERS = [
  'forecast',
  'expected',
  'done',
  'messageFailed',
  'messageWaiting',
  'leaveOverdue',
  'leaveOut',
  'inHall',
].map(listed);

const day = (moment) => moment && new Date(moment.iso).toLocaleDateString('en-CA', { timeZone: 'Asia/Riyadh' });

const today = () => day({ iso: new Date().toISOString() });

/** Shows the urgency in words and in colour. */
export function urgency({ overdue, closedAt, dueAt }) {
  const [kind, words] = closedAt
    ? overdue
      ? ['late', WORDS.urgency.closedLate]
      : ['done', WORDS.urgency.closedInTime]
    : overdue
      ? ['late', WORDS.urgency.late]
      : day(dueAt) === today()
        ? ['soon', WORDS.urgency.today]
        : ['calm', WORDS.urgency.inTime];
  return el('span', { class: `wusul-urgency wusul-urgency-${kind}` }, words);
}

export const priority = (word) =>
  word ? el('span', { class: `wusul-badge wusul-priority-${word.code}` }, word.name) : WORDS.none;

const waiting = (steps) =>
  steps.length === 0
    ? WORDS.none
    : steps.map(({ name, assignee }) =>
        el(
          'span',
          { class: 'wusul-line' },
          named(name),
          assignee && el('small', { class: 'wusul-quiet' }, ' · ', written(assignee)),
        ),
      );

function selection(desk, again) {
  const selected = new Set();
  const words = el('output', { class: 'wusul-selected' });
  const act = (change) => () => change(desk, [...selected], again);
  const buttons = [
    button(SAID.assign, act(reassign), { class: 'btn btn-primary', 'data-change': 'assign' }),
    button(SAID.prioritise, act(reprioritise), { 'data-change': 'prioritise' }),
  ];
  function tell() {
    words.textContent = selected.size === 0 ? SAID.noneSelected : SAID.selected(selected.size);
    buttons.forEach((one) => (one.disabled = selected.size === 0));
  }
  tell();
  return {
    bar: el('div', { class: 'wusul-actions', role: 'group', 'aria-label': SAID.onSelected }, words, ...buttons),
    box(reference) {
      const box = el('input', { type: 'checkbox', 'aria-label': SAID.select(reference), value: reference });
      box.addEventListener('change', () => {
        box.checked ? selected.add(reference) : selected.delete(reference);
        tell();
      });
      return box;
    },
    all(boxes) {
      const box = el('input', { type: 'checkbox', 'aria-label': SAID.selectAll });
      box.addEventListener('change', () =>
        boxes().forEach((one) => {
          one.checked = box.checked;
          one.dispatchEvent(new Event('change'));
        }),
      );
      return box;
    },
  };
}

function pages({ total, page: current, size }) {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const to = (words, target) =>
    el(
      target < 0 || target > last ? 'span' : 'a',
      {
        class: 'btn btn-default',
        href: target < 0 || target > last ? null : link(path(), { ...choices(), page: target || undefined }),
      },
      words,
    );
  return last === 0
    ? []
    : el(
        'nav',
        { class: 'wusul-pages', 'aria-label': WORDS.pages.name },
        to(WORDS.pages.before, current - 1),
        el('span', {}, WORDS.pages.page, count(current + 1), WORDS.pages.of, count(last + 1)),
        to(WORDS.pages.next, current + 1),
      );
}

function list({ rows }, mayChange, desk, again) {
  const open = rows.some(({ closedAt }) => !closedAt);
  const changeable = mayChange && open;
  const { bar, box, all } = selection(desk, again);
  const columns = [
    [SAID.case, ({ reference }) => el('a', { href: caseLink(reference) }, number(reference)), 'reference'],
    [SAID.urgency, urgency, 'urgency'],
    [SAID.priority, ({ priority: word }) => priority(word), 'priority'],
    [SAID.process, ({ service }) => named(service), 'service'],
    [SAID.waiting, ({ waitingAt, state }) => (waitingAt.length > 0 ? waiting(waitingAt) : state.name), 'waiting'],
    [
      SAID.place,
      ({ centre, department }) => [
        el('span', { class: 'wusul-line' }, centre),
        department && el('small', { class: 'wusul-line wusul-quiet' }, department),
      ],
      'place',
    ],
    [SAID.due, ({ dueAt }) => brief(dueAt), 'due'],
    open
      ? [SAID.opened, ({ openedAt }) => brief(openedAt), 'opened']
      : [SAID.closed, ({ closedAt }) => brief(closedAt), 'closed'],
    ...(rows.some(({ done }) => done)
      ? [
          [SAID.done, ({ done }) => brief(done.at), 'done'],
          [SAID.hours, ({ done }) => hours(done.hours), 'hours'],
        ]
      : []),
  ];
  const chosen = shownColumns(columns);
  const shown = sortable(table(SAID.title, chosen, rows), chosen);
  if (changeable) {
    const boxes = () => [...shown.querySelectorAll('tbody input')];
    shown.querySelector('thead tr').prepend(el('td', {}, all(boxes)));
    shown
      .querySelectorAll('tbody tr')
      .forEach((row, index) => row.prepend(el('td', {}, rows[index].closedAt ? '' : box(rows[index].reference))));
  }
  return [columnChooser(columns), changeable && bar, shown];
}

const without = (what, name, changes) =>
  name && button(`${what}: ${name} ×`, () => choose(changes), { 'aria-label': SAID.without(`${what}: ${name}`) });

/** The day of a forecast and a completed step belong to their figure. */
const narrowings = ({ step, bucket, day }, figure) => {
  const whole = OTHERS.some(({ code }) => code === figure) ? { figure: undefined } : {};
  return [
    without(SAID.step, step, { ...whole, step: undefined, model: undefined }),
    without(SAID.age, bucket, { ...whole, bucket: undefined }),
    without(SAID.day, day, { ...whole, day: undefined }),
  ];
};

export function showCases(node, { api }) {
  const desk = server(api);
  let begun;
  return page(node, async (again) => {
    await (begun ??= begin(desk, 'cases'));
    const { figure = 'open', ...narrower } = choices();
    const [found, { mayChange, places }, views] = await Promise.all([
      desk.get('cases', { figure, ...narrower }),
      desk.get('places'),
      viewBar(desk, 'cases', again),
    ]);
    const other = OTHERS.find(({ code }) => code === figure);
    const kinds = other ? [...FIGURES, other] : FIGURES;
    const { name, note } = kinds.find(({ code }) => code === figure) || {};
    const [kind, select] = chooser(SAID.title, 'figure', kinds, figure);
    select.addEventListener('change', () =>
      choose({ figure: select.value, model: undefined, step: undefined, bucket: undefined, day: undefined }),
    );
    return el(
      'div',
      { class: 'wusul-list', 'data-state': 'ready' },
      el(
        'div',
        { class: 'wusul-head' },
        el(
          'h2',
          { class: 'wusul-heading' },
          SAID.heading(name || ''),
          el('span', { class: 'wusul-total' }, '(', count(found.total), ')'),
        ),
        el(
          'div',
          { class: 'wusul-actions' },
          el(
            'a',
            {
              class: 'btn btn-default',
              href: desk.address('cases.csv', { figure, ...narrower, page: undefined }),
              download: `wusul-${figure}.csv`,
            },
            SAID.table,
          ),
          el(
            'a',
            {
              class: 'btn btn-default',
              href: desk.address('cases.xlsx', { figure, ...narrower, page: undefined }),
              download: `wusul-${figure}.xlsx`,
            },
            SAID.workbook,
          ),
        ),
      ),
      el(
        'form',
        { class: 'wusul-filters', 'aria-label': SAID.scope },
        kind,
        ...placeChoosers(places),
        ...narrowings(found.narrowed, figure),
      ),
      views,
      note && el('p', { class: 'wusul-quiet' }, note),
      found.rows.length === 0 ? nothing(SAID.empty) : list(found, mayChange, desk, again),
      pages(found),
    );
  });
}

const openTasks = (tasks) =>
  tasks.length === 0
    ? []
    : el(
        'section',
        { class: 'wusul-section', 'aria-labelledby': 'wusul-tasks' },
        el('h3', { id: 'wusul-tasks', class: 'wusul-title' }, WORDS.case.tasks),
        table(
          WORDS.case.tasks,
          [
            [WORDS.case.task, ({ name }) => named(name)],
            [WORDS.case.group, ({ group }) => group || WORDS.none],
            [WORDS.case.assignee, ({ assignee }) => (assignee ? written(assignee) : WORDS.case.unassigned)],
            [WORDS.case.due, ({ dueAt }) => (dueAt ? moment(dueAt) : WORDS.none)],
          ],
          tasks,
        ),
      );

export function showCase(node, { api }) {
  const desk = server(api);
  const reference = decodeURIComponent(path().slice(LIST.length + 1));
  return page(node, async (again) => {
    const [file, { mayChange }] = await Promise.all([
      desk.get(`case/${encodeURIComponent(reference)}`),
      desk.get('places'),
    ]);
    return el(
      'div',
      { class: 'wusul-single', 'data-state': 'ready' },
      el(
        'nav',
        { class: 'wusul-head', 'aria-label': WORDS.case.name },
        button(WORDS.case.back, () => history.back()),
        mayChange &&
          file.tasks.length > 0 &&
          el(
            'div',
            { class: 'wusul-actions' },
            button(SAID.assign, () => reassign(desk, [reference], again), { 'data-change': 'assign' }),
            button(SAID.prioritise, () => reprioritise(desk, [reference], again), { 'data-change': 'prioritise' }),
          ),
      ),
      openTasks(file.tasks),
      // The open tasks and their assignees are shown above.
      dossier({ ...file, waiting: [] }, `${desk.root}/case/${encodeURIComponent(reference)}`),
    );
  });
}
