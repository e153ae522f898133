/* The page of appointments of the Minister's office, of a prison and of a centre's interpreters, to read and to print. */
import { openCase } from './case.js';
import {
  badge,
  button,
  cardTable,
  dialog,
  el,
  nothing,
  number,
  outcome,
  section,
  written,
} from '../shared/elements.js';
import { ask, root } from './server.js';

const PARTS = {
  LATE: 'تأخروا عن العودة',
  MEETINGS_TODAY: 'مقابلات اليوم',
  INTERPRETERS_TODAY: 'حجوزات المترجمين اليوم',
  GOING_OUT: 'يخرجون اليوم',
  OUT: 'في الخارج الآن',
  VISITS: 'زيارات اليوم',
  MEETINGS_LATER: 'مقابلات الأيام القادمة',
  INTERPRETERS_LATER: 'حجوزات المترجمين في الأيام القادمة',
};

const moment = (at) => (at ? el('time', { datetime: at.iso }, `${at.hijri} `, number(at.time)) : '–');

const columns = (api) => [
  ['الموعد', ({ at, until }) => [moment(at), until && [el('br'), 'حتى ', moment(until)]]],
  [
    'المعاملة',
    ({ reference, openable }) =>
      openable
        ? button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference))
        : number(reference),
  ],
  ['صاحب الطلب', ({ person }) => (person ? written(person) : '–')],
  ['مع', ({ with: whom }) => (whom ? written(whom) : '–')],
  ['الكيفية والمكان', ({ how }) => how],
  ['الحال', ({ state, file }) => [state?.name || '–', ' ', badge('file', file)]],
];

function open(api) {
  const said = outcome();
  const content = el('div', { class: 'wusul-agenda', 'data-state': 'loading' }, nothing('جارٍ التحميل…'));
  const updated = el('span', { class: 'wusul-quiet' });

  async function refresh() {
    try {
      const { at, entries } = await ask(`${root(api)}/desk/agenda/days`);
      updated.replaceChildren('حُدّثت الساعة ', number(at.time), '، وهي لليوم والأيام الستة بعده.');
      const parts = Object.entries(PARTS)
        .map(([part, name]) => [name, entries.filter((one) => one.part === part)])
        .filter(([, rows]) => rows.length > 0);
      content.replaceChildren(
        ...(parts.length > 0
          ? parts.map(([name, rows]) => section(`${name} (${rows.length})`, cardTable(name, columns(api), rows)))
          : [nothing('لا مواعيد.')]),
      );
      content.dataset.state = 'ready';
      said.say('done');
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  dialog(
    'جدول المواعيد',
    'wusul-dialog-agenda',
    el(
      'div',
      { class: 'wusul-buttons' },
      button('تحديث الآن', {}, refresh),
      button('طباعة', {}, () => window.print()),
      updated,
    ),
    said,
    content,
  );
  refresh();
}

export const agenda = {
  id: 'wusul.agenda',
  pluginPoint: 'tasklist.navbar.action',
  priority: 355,
  async render(node, { api }) {
    if (await ask(`${root(api)}/desk/agenda`).catch(() => null)) {
      node.replaceChildren(button('جدول المواعيد', { class: 'wusul-action wusul-agenda-open' }, () => open(api)));
    }
  },
};
