/* The desk: the person's lists of tasks as tables, with the search above them. */
import {
  badge,
  button,
  cardTable,
  dialog,
  el,
  field,
  named,
  nothing,
  number,
  outcome,
  written,
} from '../shared/elements.js';
import { firstDay, secondDay } from '../shared/dates.js';
import { questions } from '../shared/server.js';
import { openCase } from './case.js';
import { openTask } from './next.js';
import { kept, opened, turnTo } from './queue.js';
import { searchForm } from './search.js';
import { ask, put, root } from './server.js';
import { words } from './words.js';

const { columns: COLUMNS } = words.desk;

/** A count that ends where the server stops counting. */
const many = (tasks, more) => (more ? `${tasks}+` : tasks);

const day = (at) =>
  at && el('time', { datetime: at.iso, title: `${secondDay(at)} ${at.time}` }, `${firstDay(at)} `, number(at.time));

const CELLS = {
  REFERENCE: ({ reference }) => (reference ? number(reference) : words.noTime),
  PERSON: ({ person }) => (person ? written(person) : words.noTime),
  SUBJECT: ({ subject }) => (subject ? written(subject) : words.noTime),
  SERVICE: ({ service }) => named(service),
  STEP: ({ step }) => named(step),
  STATE: ({ state }) => (state ? state.name : words.noTime),
  DUE: ({ due, dueAt, priority }) => [
    priority.code !== 'NORMAL' && badge('priority', priority),
    badge('due', due),
    ' ',
    day(dueAt) || words.noTime,
  ],
  SINCE: ({ since }) => day(since),
  WHO: ({ who, mine }) => (mine ? words.desk.mine : who ? written(who) : words.desk.group),
};

function row(task, columns, open) {
  const opener = columns.includes('STEP') ? 'STEP' : columns[0];
  return el(
    'tr',
    { role: 'row', 'data-task': task.id },
    ...columns.map((column) => {
      const content = [CELLS[column](task)].flat();
      return el(
        'td',
        { role: 'cell', 'data-name': COLUMNS[column] },
        column === opener
          ? el('button', { type: 'button', class: 'btn btn-link wusul-open', onclick: () => open(task) }, ...content)
          : content,
      );
    }),
  );
}

function head(column, { asked }, sort) {
  const sorted = asked.column === column;
  return el(
    'th',
    {
      scope: 'col',
      role: 'columnheader',
      'aria-sort': sorted ? (asked.descending ? 'descending' : 'ascending') : false,
    },
    button(
      [COLUMNS[column], sorted && el('span', { 'aria-hidden': 'true' }, asked.descending ? ' ▼' : ' ▲')].filter(
        (part) => part,
      ),
      { class: 'btn btn-link wusul-sort' },
      () => sort(column, sorted && !asked.descending),
    ),
  );
}

/** The name of the list of completed steps in the page. */
const FINISHED = 'finished';

const FINISHED_COLUMNS = (api) => {
  const names = words.desk.finishedColumns;
  return [
    [
      names.reference,
      ({ reference, openable }) =>
        openable
          ? button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference))
          : number(reference),
    ],
    [names.step, ({ step }) => named(step)],
    [names.decided, ({ decided }) => (decided.length > 0 ? named(words.listOf(decided)) : words.noTime)],
    [names.at, ({ at }) => day(at)],
    [names.state, ({ state }) => state.name],
  ];
};

const finishedTable = (steps, api) =>
  steps.length === 0
    ? nothing(words.desk.noneFinished)
    : el(
        'div',
        { class: 'wusul-desk-scroll', tabindex: '0', role: 'region', 'aria-label': words.desk.finished },
        cardTable(words.desk.finished, FINISHED_COLUMNS(api), steps),
      );

function open(api) {
  const said = outcome();
  const lists = el('nav', { class: 'wusul-desk-lists', 'aria-label': words.desk.lists });
  const place = el('div', { class: 'wusul-desk-table', 'data-state': 'loading' }, nothing(words.desk.loading));
  const { form, place: found } = searchForm(api, () => panel.close());
  const panel = dialog(
    words.desk.title,
    'wusul-dialog-desk',
    form,
    found,
    said,
    el('div', { class: 'wusul-desk' }, lists, place),
  );
  let known;
  let choosing = false;
  let columns;
  let saved = Promise.resolve();
  const asking = questions();

  /** Shows an answer, or its refusal, unless the person has asked for something else since. */
  async function show(question, draw) {
    const newest = asking();
    try {
      const answer = await question();
      if (newest()) {
        said.say('done');
        draw(answer);
      }
    } catch (failure) {
      if (newest()) {
        said.say('refused', failure.message);
      }
    }
  }

  const turn = (asked, focus) =>
    show(
      () => turnTo(api, asked),
      (page) => draw(page, focus),
    );

  /** Marks the list that is shown. */
  const mark = (list) =>
    lists
      .querySelectorAll('button')
      .forEach((one) => one.setAttribute('aria-current', String(one.dataset.list === list)));

  const showFinished = () =>
    show(
      () => ask(`${root(api)}/desk/finished`),
      (steps) => {
        mark(FINISHED);
        place.replaceChildren(finishedTable(steps, api));
      },
    );

  function take(task) {
    opened(task.id);
    panel.close();
    openTask(task.id, kept().asked.list);
  }

  /** Keeps the choices of columns one after another, and shows the table with the last of them. */
  function choose(column, chosen) {
    columns = known.possible.filter((one) => (one === column ? chosen : columns.includes(one)));
    const choice = { columns };
    saved = saved.catch(() => {}).then(() => put(`${root(api)}/desk/columns`, choice));
    return show(
      () => saved.then(() => turnTo(api, kept().asked)),
      (page) => draw(page, '.wusul-desk-columns summary'),
    );
  }

  const chooser = () =>
    el(
      'details',
      { class: 'wusul-desk-columns', open: choosing, ontoggle: ({ target }) => (choosing = target.open) },
      el('summary', {}, words.desk.columnsTitle),
      el(
        'fieldset',
        {},
        el('legend', { class: 'sr-only' }, words.desk.columnsTitle),
        ...known.possible.map((column) => {
          const box = el('input', { type: 'checkbox', value: column });
          box.checked = columns.includes(column);
          box.addEventListener('change', () => choose(column, box.checked));
          return el('label', { class: 'wusul-switch' }, box, ` ${COLUMNS[column]}`);
        }),
        nothing(words.desk.logged),
      ),
    );

  function order(asked) {
    const select = el(
      'select',
      { class: 'form-control' },
      el('option', { value: '' }, words.desk.listOrder),
      ...known.possible.flatMap((column) => [
        el('option', { value: `${column} up` }, `${COLUMNS[column]} ▲`),
        el('option', { value: `${column} down` }, `${COLUMNS[column]} ▼`),
      ]),
    );
    select.value = asked.column ? `${asked.column} ${asked.descending ? 'down' : 'up'}` : '';
    select.addEventListener('change', () => {
      const [column, direction] = select.value.split(' ');
      sort(column || null, direction === 'down');
    });
    return field(words.desk.order, select);
  }

  const sort = (column, descending) =>
    turn(
      { ...kept().asked, column, descending, page: 0 },
      column ? `[data-column="${column}"] button` : '.wusul-desk-bar select',
    );

  const pager = (page, asked) =>
    el(
      'div',
      { class: 'wusul-buttons wusul-desk-pager' },
      button(words.desk.earlier, { disabled: page.number === 0 }, () =>
        turn({ ...asked, page: page.number - 1 }, 'tbody button'),
      ),
      el(
        'span',
        { role: 'status' },
        ...words.desk.place(number(page.number + 1), number(page.pages), number(many(page.total, page.more))),
      ),
      button(words.desk.later, { disabled: page.number + 1 >= page.pages }, () =>
        turn({ ...asked, page: page.number + 1 }, 'tbody button'),
      ),
      page.more && nothing(words.desk.more),
    );

  function draw(page, focus) {
    const { asked, opened: last } = kept();
    ({ columns } = page);
    mark(asked.list);
    lists.querySelector('[aria-current=true] .wusul-number').textContent = many(page.total, page.more);
    const heads = page.columns.map((column) => {
      const cell = head(column, kept(), sort);
      cell.dataset.column = column;
      return cell;
    });
    place.replaceChildren(
      el('div', { class: 'wusul-desk-bar' }, order(asked), chooser()),
      page.rows.length === 0
        ? nothing(words.desk.none)
        : el(
            'div',
            { class: 'wusul-desk-scroll', tabindex: '0', role: 'region', 'aria-label': words.desk.tasks },
            el(
              'table',
              { class: 'table wusul-table wusul-stack', role: 'table' },
              el('caption', { class: 'sr-only' }, known.lists.find(({ id }) => id === asked.list)?.name),
              el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads)),
              el('tbody', { role: 'rowgroup' }, ...page.rows.map((task) => row(task, page.columns, take))),
            ),
          ),
      pager(page, asked),
      nothing(words.desk.keys),
    );
    place.dataset.state = 'ready';
    place.querySelectorAll('tbody tr').forEach((one) => one.classList.toggle('wusul-last', one.dataset.task === last));
    const here =
      (focus && place.querySelector(focus)) ||
      place.querySelector('.wusul-last button') ||
      place.querySelector('tbody button');
    here?.focus();
  }

  async function start() {
    known = await ask(`${root(api)}/desk`);
    lists.replaceChildren(
      el(
        'ul',
        {},
        ...known.lists.map(({ id, name, tasks, more }) =>
          el(
            'li',
            {},
            el(
              'button',
              {
                type: 'button',
                class: 'btn btn-link',
                'data-list': id,
                onclick: () => turn({ list: id, column: null, descending: false, page: 0 }),
              },
              named(name),
              ' ',
              number(many(tasks, more)),
            ),
          ),
        ),
        el(
          'li',
          {},
          el(
            'button',
            { type: 'button', class: 'btn btn-link', 'data-list': FINISHED, onclick: showFinished },
            words.desk.finished,
          ),
        ),
      ),
    );
    const shown = new URLSearchParams(location.hash.split('?')[1] || '').get('filter');
    const first = [kept()?.asked.list, shown, known.lists[0]?.id].find((id) =>
      known.lists.some((one) => one.id === id),
    );
    if (first) {
      await turn(
        kept()?.asked.list === first ? kept().asked : { list: first, column: null, descending: false, page: 0 },
      );
    } else {
      place.replaceChildren(nothing(words.desk.noLists));
    }
  }

  start().catch((failure) => said.say('refused', failure.message));
}

export const desk = {
  id: 'wusul.desk',
  pluginPoint: 'tasklist.navbar.action',
  priority: 370,
  render(node, { api }) {
    node.replaceChildren(button(words.desk.title, { class: 'wusul-action wusul-desk-open' }, () => open(api)));
    window.addEventListener('keydown', (event) => {
      if (event.key === 'F9' && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        open(api);
      }
    });
  },
};
