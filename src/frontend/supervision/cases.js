/* The cases behind a figure, the most urgent first, and the single case. */
import { dossier } from '../tasklist/case.js';
import { el, moment, nothing, number, written } from '../shared/elements.js';
import { LIST, caseLink, choices, choose, link, path } from './address.js';
import { reassign, reprioritise } from './change.js';
import { button, chooser, count, hours, page, placeChoosers, table } from './parts.js';
import { server } from './server.js';
import { begin, columnChooser, shownColumns, sortable, viewBar } from './views.js';

const FIGURES = [
  { code: 'open', name: 'مفتوحة' },
  { code: 'dueToday', name: 'تستحق اليوم' },
  { code: 'overdue', name: 'تجاوزت موعدها' },
  { code: 'breached', name: 'أُغلقت بعد موعدها' },
  { code: 'closed', name: 'أُغلقت' },
  { code: 'opened', name: 'قُدِّمت', note: 'المعاملة المحوّلة تظهر عند جهتها الحالية.' },
];

/** Lists that are reached from their figure only, with notes on unexpected contents. */
const OTHERS = [
  { code: 'forecast', name: 'تستحق في يوم قادم' },
  {
    code: 'expected',
    name: 'يُتوقع أن تتأخر',
    note: 'العدد تقدير من مدد المعاملات السابقة، وهذه هي المعاملات الأقرب إلى التأخر.',
  },
  {
    code: 'done',
    name: 'خطوات أُنجزت',
    note: 'كل سطر خطوة أُنجزت، وقد تتكرر المعاملة. المعاملة التي خرجت من نطاق عملك تُعد ولا تُعرض.',
  },
  {
    code: 'messageFailed',
    name: 'لم تصل رسالتها',
    note: 'الرسائل التي لا معاملة لها، كرموز التحقق، لا تُعد هنا.',
  },
  { code: 'messageWaiting', name: 'تنتظر رسالتها الإرسال' },
  { code: 'leaveOverdue', name: 'لم يعودوا من الخروج المؤقت' },
  { code: 'leaveOut', name: 'في خروج مؤقت الآن' },
  {
    code: 'inHall',
    name: 'أصحابها في الصالة',
    note: 'هذه معاملات من جاء بموعد. من جاء بلا موعد لا معاملة له، فلا يظهر هنا.',
  },
];

const day = (moment) => moment && new Date(moment.iso).toLocaleDateString('en-CA', { timeZone: 'Asia/Riyadh' });

const today = () => day({ iso: new Date().toISOString() });

/** Shows the urgency in words and in colour. */
export function urgency({ overdue, closedAt, dueAt }) {
  const [kind, words] = closedAt
    ? overdue
      ? ['late', 'أُغلقت بعد موعدها']
      : ['done', 'أُغلقت في موعدها']
    : overdue
      ? ['late', 'متأخرة']
      : day(dueAt) === today()
        ? ['soon', 'تستحق اليوم']
        : ['calm', 'في موعدها'];
  return el('span', { class: `wusul-urgency wusul-urgency-${kind}` }, words);
}

export const priority = (word) =>
  word ? el('span', { class: `wusul-badge wusul-priority-${word.code}` }, word.name) : '—';

/** Shows one calendar; the case shows both. */
export const brief = (at) =>
  at
    ? el('time', { datetime: at.iso, title: at.gregorian, class: 'wusul-moment' }, at.hijri, ' ', number(at.time))
    : '—';

const waiting = (steps) =>
  steps.length === 0
    ? '—'
    : steps.map(({ name, assignee }) =>
        el(
          'span',
          { class: 'wusul-line' },
          name,
          assignee && el('small', { class: 'wusul-quiet' }, ' · ', written(assignee)),
        ),
      );

function selection(desk, again) {
  const selected = new Set();
  const words = el('output', { class: 'wusul-selected' });
  const act = (change) => () => change(desk, [...selected], again);
  const buttons = [
    button('إسناد إلى موظف…', act(reassign), { class: 'btn btn-primary', 'data-change': 'assign' }),
    button('تغيير الأولوية…', act(reprioritise), { 'data-change': 'prioritise' }),
  ];
  function tell() {
    words.textContent = selected.size === 0 ? 'لم تحدد أي معاملة' : `المعاملات المحددة: ${selected.size}`;
    buttons.forEach((one) => (one.disabled = selected.size === 0));
  }
  tell();
  return {
    bar: el('div', { class: 'wusul-actions', role: 'group', 'aria-label': 'على المعاملات المحددة' }, words, ...buttons),
    box(reference) {
      const box = el('input', { type: 'checkbox', 'aria-label': `تحديد المعاملة ${reference}`, value: reference });
      box.addEventListener('change', () => {
        box.checked ? selected.add(reference) : selected.delete(reference);
        tell();
      });
      return box;
    },
    all(boxes) {
      const box = el('input', { type: 'checkbox', 'aria-label': 'تحديد كل ما في الصفحة' });
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
        { class: 'wusul-pages', 'aria-label': 'صفحات القائمة' },
        to('السابقة', current - 1),
        el('span', {}, 'صفحة ', count(current + 1), ' من ', count(last + 1)),
        to('التالية', current + 1),
      );
}

function list({ rows }, mayChange, desk, again) {
  const open = rows.some(({ closedAt }) => !closedAt);
  const changeable = mayChange && open;
  const { bar, box, all } = selection(desk, again);
  const columns = [
    ['المعاملة', ({ reference }) => el('a', { href: caseLink(reference) }, number(reference)), 'reference'],
    ['الحال', urgency, 'urgency'],
    ['الأولوية', ({ priority: word }) => priority(word), 'priority'],
    ['الإجراء', ({ service }) => service, 'service'],
    ['تنتظر', ({ waitingAt, state }) => (waitingAt.length > 0 ? waiting(waitingAt) : state.name), 'waiting'],
    [
      'المركز والجهة',
      ({ centre, department }) => [
        el('span', { class: 'wusul-line' }, centre),
        department && el('small', { class: 'wusul-line wusul-quiet' }, department),
      ],
      'place',
    ],
    ['الموعد', ({ dueAt }) => brief(dueAt), 'due'],
    open
      ? ['قُدِّمت', ({ openedAt }) => brief(openedAt), 'opened']
      : ['أُغلقت', ({ closedAt }) => brief(closedAt), 'closed'],
    ...(rows.some(({ done }) => done)
      ? [
          ['أُنجزت', ({ done }) => brief(done.at), 'done'],
          ['ساعات العمل', ({ done }) => hours(done.hours), 'hours'],
        ]
      : []),
  ];
  const chosen = shownColumns(columns);
  const shown = sortable(table('المعاملات', chosen, rows), chosen);
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
  name && button(`${what}: ${name} ×`, () => choose(changes), { 'aria-label': `${what}: ${name}، إزالة` });

/** The day of a forecast and a completed step belong to their figure. */
const narrowings = ({ step, bucket, day }, figure) => {
  const whole = OTHERS.some(({ code }) => code === figure) ? { figure: undefined } : {};
  return [
    without('الخطوة', step, { ...whole, step: undefined, model: undefined }),
    without('العمر', bucket, { ...whole, bucket: undefined }),
    without('اليوم', day, { ...whole, day: undefined }),
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
    const [kind, select] = chooser('المعاملات', 'figure', kinds, figure);
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
          `المعاملات: ${name || ''} `,
          el('span', { class: 'wusul-total' }, '(', count(found.total), ')'),
        ),
        el(
          'a',
          {
            class: 'btn btn-default',
            href: desk.address('cases.csv', { figure, ...narrower, page: undefined }),
            download: `wusul-${figure}.csv`,
          },
          'تنزيل القائمة جدولًا',
        ),
        el(
          'a',
          {
            class: 'btn btn-default',
            href: desk.address('cases.xlsx', { figure, ...narrower, page: undefined }),
            download: `wusul-${figure}.xlsx`,
          },
          'تنزيلها مصنفًا',
        ),
      ),
      el(
        'form',
        { class: 'wusul-filters', 'aria-label': 'نطاق القائمة' },
        kind,
        ...placeChoosers(places),
        ...narrowings(found.narrowed, figure),
      ),
      views,
      note && el('p', { class: 'wusul-quiet' }, note),
      found.rows.length === 0 ? nothing('لا توجد معاملات في هذا النطاق.') : list(found, mayChange, desk, again),
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
        el('h3', { id: 'wusul-tasks', class: 'wusul-title' }, 'المهام المفتوحة'),
        table(
          'المهام المفتوحة',
          [
            ['المهمة', ({ name }) => name],
            ['المجموعة', ({ group }) => group || '—'],
            ['لدى', ({ assignee }) => (assignee ? written(assignee) : 'لم تُسند')],
            ['الموعد', ({ dueAt }) => (dueAt ? moment(dueAt) : '—')],
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
        { class: 'wusul-head', 'aria-label': 'المعاملة' },
        button('رجوع إلى القائمة', () => history.back()),
        mayChange &&
          file.tasks.length > 0 &&
          el(
            'div',
            { class: 'wusul-actions' },
            button('إسناد إلى موظف…', () => reassign(desk, [reference], again), { 'data-change': 'assign' }),
            button('تغيير الأولوية…', () => reprioritise(desk, [reference], again), { 'data-change': 'prioritise' }),
          ),
      ),
      openTasks(file.tasks),
      // The open tasks and their assignees are shown above.
      dossier({ ...file, waiting: [] }, `${desk.root}/case/${encodeURIComponent(reference)}`),
    );
  });
}
