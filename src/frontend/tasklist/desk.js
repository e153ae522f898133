/* The desk: the person's lists of tasks as tables, with the search above them. */
import { badge, button, cardTable, dialog, el, field, nothing, number, outcome, written } from '../shared/elements.js';
import { openCase } from './case.js';
import { openTask } from './next.js';
import { kept, opened, turnTo } from './queue.js';
import { searchForm } from './search.js';
import { ask, put, root } from './server.js';

const COLUMNS = {
  REFERENCE: 'رقم المعاملة',
  PERSON: 'صاحب الطلب',
  SUBJECT: 'الموضوع',
  SERVICE: 'الخدمة',
  STEP: 'الخطوة',
  STATE: 'حالة المعاملة',
  DUE: 'الموعد',
  SINCE: 'منذ',
  WHO: 'لدى',
};

const LIST_ORDER = 'ترتيب القائمة';

const day = (at) =>
  at && el('time', { datetime: at.iso, title: `${at.gregorian} ${at.time}` }, `${at.hijri} `, number(at.time));

const CELLS = {
  REFERENCE: ({ reference }) => (reference ? number(reference) : '–'),
  PERSON: ({ person }) => (person ? written(person) : '–'),
  SUBJECT: ({ subject }) => (subject ? written(subject) : '–'),
  SERVICE: ({ service }) => service,
  STEP: ({ step }) => step,
  STATE: ({ state }) => (state ? state.name : '–'),
  DUE: ({ due, dueAt, priority }) => [
    priority.code !== 'NORMAL' && badge('priority', priority),
    badge('due', due),
    ' ',
    day(dueAt) || '–',
  ],
  SINCE: ({ since }) => day(since),
  WHO: ({ who, mine }) => (mine ? 'لدي' : who ? written(who) : 'المجموعة'),
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

const FINISHED = 'أنجزتها';

const FINISHED_COLUMNS = (api) =>
  Object.entries({
    'رقم المعاملة': ({ reference, openable }) =>
      openable
        ? button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference))
        : number(reference),
    الخطوة: ({ step }) => step,
    'ما قررته': ({ decided }) => decided.join('، ') || '–',
    متى: ({ at }) => day(at),
    'حالة المعاملة الآن': ({ state }) => state.name,
  });

const finishedTable = (steps, api) =>
  steps.length === 0
    ? nothing('لم تنجز خطوة في الثلاثين يوماً الماضية.')
    : el(
        'div',
        { class: 'wusul-desk-scroll', tabindex: '0', role: 'region', 'aria-label': FINISHED },
        cardTable(FINISHED, FINISHED_COLUMNS(api), steps),
      );

function open(api) {
  const said = outcome();
  const lists = el('nav', { class: 'wusul-desk-lists', 'aria-label': 'القوائم' });
  const place = el('div', { class: 'wusul-desk-table', 'data-state': 'loading' }, nothing('جارٍ تحميل المهام…'));
  const { form, place: found } = searchForm(api, () => panel.close());
  const panel = dialog(
    'مكتبي',
    'wusul-dialog-desk',
    form,
    found,
    said,
    el('div', { class: 'wusul-desk' }, lists, place),
  );
  let known;
  let choosing = false;

  async function turn(asked, focus) {
    try {
      const page = await turnTo(api, asked);
      said.say('done');
      draw(page, focus);
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  /** Marks the list that is shown. */
  const mark = (list) =>
    lists
      .querySelectorAll('button')
      .forEach((one) => one.setAttribute('aria-current', String(one.dataset.list === list)));

  async function showFinished() {
    try {
      const steps = await ask(`${root(api)}/desk/finished`);
      mark(FINISHED);
      place.replaceChildren(finishedTable(steps, api));
      said.say('done');
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  function take(task) {
    opened(task.id);
    panel.close();
    openTask(task.id, kept().asked.list);
  }

  async function choose(columns) {
    try {
      await put(`${root(api)}/desk/columns`, { columns });
      await turn(kept().asked, '.wusul-desk-columns summary');
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  const chooser = (columns) =>
    el(
      'details',
      { class: 'wusul-desk-columns', open: choosing, ontoggle: ({ target }) => (choosing = target.open) },
      el('summary', {}, 'الأعمدة'),
      el(
        'fieldset',
        {},
        el('legend', { class: 'sr-only' }, 'الأعمدة'),
        ...known.possible.map((column) => {
          const box = el('input', { type: 'checkbox', value: column });
          box.checked = columns.includes(column);
          box.addEventListener('change', () =>
            choose(known.possible.filter((one) => (one === column ? box.checked : columns.includes(one)))),
          );
          return el('label', { class: 'wusul-switch' }, box, ` ${COLUMNS[column]}`);
        }),
        nothing('يُسجل في سجل الاطلاع ما يظهر لك من أسماء وموضوعات.'),
      ),
    );

  function order(asked) {
    const select = el(
      'select',
      { class: 'form-control' },
      el('option', { value: '' }, LIST_ORDER),
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
    return field('الترتيب', select);
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
      button('السابقة', { disabled: page.number === 0 }, () =>
        turn({ ...asked, page: page.number - 1 }, 'tbody button'),
      ),
      el(
        'span',
        { role: 'status' },
        'صفحة ',
        number(page.number + 1),
        ' من ',
        number(page.pages),
        '، وجملة المهام ',
        number(page.total),
      ),
      button('التالية', { disabled: page.number + 1 >= page.pages }, () =>
        turn({ ...asked, page: page.number + 1 }, 'tbody button'),
      ),
      page.more && nothing('تُرتب أقرب ألفي مهمة فقط.'),
    );

  function draw(page, focus) {
    const { asked, opened: last } = kept();
    mark(asked.list);
    lists.querySelector('[aria-current=true] .wusul-number').textContent = page.total;
    const heads = page.columns.map((column) => {
      const cell = head(column, kept(), sort);
      cell.dataset.column = column;
      return cell;
    });
    place.replaceChildren(
      el('div', { class: 'wusul-desk-bar' }, order(asked), chooser(page.columns)),
      page.rows.length === 0
        ? nothing('لا مهام في هذه القائمة.')
        : el(
            'div',
            { class: 'wusul-desk-scroll', tabindex: '0', role: 'region', 'aria-label': 'المهام' },
            el(
              'table',
              { class: 'table wusul-table wusul-stack', role: 'table' },
              el('caption', { class: 'sr-only' }, known.lists.find(({ id }) => id === asked.list)?.name),
              el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads)),
              el('tbody', { role: 'rowgroup' }, ...page.rows.map((task) => row(task, page.columns, take))),
            ),
          ),
      pager(page, asked),
      nothing('بعد المهمة يفتح المفتاح F8 التالية بترتيب هذا الجدول، ويعيدك F9 إلى مكانك فيه.'),
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
        ...known.lists.map(({ id, name, tasks }) =>
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
              name,
              ' ',
              number(tasks),
            ),
          ),
        ),
        el(
          'li',
          {},
          el(
            'button',
            { type: 'button', class: 'btn btn-link', 'data-list': FINISHED, onclick: showFinished },
            FINISHED,
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
      place.replaceChildren(nothing('لا قوائم لك.'));
    }
  }

  start().catch((failure) => said.say('refused', failure.message));
}

export const desk = {
  id: 'wusul.desk',
  pluginPoint: 'tasklist.navbar.action',
  priority: 370,
  render(node, { api }) {
    node.replaceChildren(button('مكتبي', { class: 'wusul-action wusul-desk-open' }, () => open(api)));
    window.addEventListener('keydown', (event) => {
      if (event.key === 'F9' && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        open(api);
      }
    });
  },
};
