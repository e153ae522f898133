/* The Minister's page: arrivals, urgent matters, orders, satisfaction and centres, for those who oversee the ministry. */
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
import { keptSheets } from './morning.js';
import { ask, root } from './server.js';

const REFRESHED_EVERY = 5 * 60_000;

const plain = (value) => (value === null || value === undefined ? '–' : number(value));

const day = ({ iso, hijri, gregorian }) =>
  el(
    'time',
    { datetime: iso, class: 'wusul-moment' },
    el('span', {}, hijri),
    ' ',
    el('span', { class: 'wusul-quiet' }, gregorian),
  );

function left({ minutesLeft }) {
  if (minutesLeft === null) {
    return '–';
  }
  const minutes = Math.abs(minutesLeft);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return el(
    'span',
    { class: minutesLeft < 0 ? 'wusul-badge wusul-overdue' : false },
    minutesLeft < 0 ? 'انقضت منذ ' : 'باقٍ ',
    number(time),
    ' ساعة',
  );
}

/** Says what the list does not show. */
const beyond = ({ rows, total, confidential }) => [
  confidential > 0 && nothing(`ومنها سرية لا تُعرض هنا: ${confidential}`),
  total - confidential > rows.length && nothing(`يُعرض أولها، وجملتها ${total - confidential}.`),
];

const ARRIVALS = [
  ['الساعة', ({ at }) => number(at.time)],
  ['الاسم', ({ name }) => written(name)],
  ['المعاملة', ({ reference }) => number(reference)],
  ['يقابله', ({ host }) => host],
  ['الكيفية', ({ mode, place }) => `${mode}، ${place}`],
  ['الحال', ({ state }) => state.name],
  ['الملف', ({ file }) => badge('file', file)],
];

function arrivals(page) {
  const of = (today, name) => {
    const rows = page.arrivals.rows.filter((one) => one.today === today);
    return [
      el('h5', { class: 'wusul-subtitle' }, `${name} (${rows.length})`),
      rows.length > 0 ? cardTable(`القادمون ${name}`, ARRIVALS, rows) : nothing('لا مقابلات.'),
    ];
  };
  return section('القادمون', ...of(true, 'اليوم'), ...of(false, 'غداً'), ...beyond(page.arrivals));
}

const URGENT = [
  ['المعاملة', ({ reference }) => number(reference)],
  ['النوع', ({ type }) => type || '–'],
  ['المركز', ({ centre }) => centre],
  ['عند', ({ level }) => level || '–'],
  ['المهلة', left],
];

const urgent = (page) =>
  section(
    `أمور عاجلة (${page.urgent.total})`,
    page.urgent.late > 0 && el('p', { class: 'wusul-late' }, `انقضت مهلتها: ${page.urgent.late}`),
    page.urgent.rows.length > 0 ? cardTable('أمور عاجلة', URGENT, page.urgent.rows) : nothing('لا أمور عاجلة قائمة.'),
    ...beyond(page.urgent),
  );

const ORDERS = [
  ['المعاملة', ({ reference, number: order }) => [number(reference), ' ', number(`(${order})`)]],
  ['المسؤول', ({ owner }) => written(owner)],
  ['الجهة', ({ department }) => department],
  ['موعده', ({ dueAt }) => day(dueAt)],
  ['الحال', ({ state }) => badge('order', state)],
];

const orders = (page) =>
  section(
    `التوجيهات (${page.orders.total})`,
    page.orders.late > 0 && el('p', { class: 'wusul-late' }, `المتأخر منها: ${page.orders.late}`),
    page.orders.rows.length > 0
      ? cardTable('التوجيهات القائمة', ORDERS, page.orders.rows)
      : nothing('لا توجيهات قيد التنفيذ.'),
    ...beyond(page.orders),
  );

const lastDay = ({ lastDay: { day: name, opened, closed, onTime, ratings, average } }) =>
  section(
    `آخر يوم عمل، ${name}`,
    el(
      'p',
      {},
      'ورد ',
      number(opened),
      '، وأُغلق ',
      number(closed),
      '، منها ',
      number(onTime),
      ' في موعدها',
      ratings > 0 && ['، ورضا من قيّم فيه ', number(average), ' من ', number(5)],
      '.',
    ),
  );

const SECTORS = [
  ['القطاع', ({ department }) => department],
  ['مفتوحة', ({ open: many }) => plain(many)],
  ['تستحق اليوم', ({ dueToday }) => plain(dueToday)],
  ['متأخرة', ({ overdue }) => plain(overdue)],
];

const sectors = (page) =>
  section(
    'المتأخر في كل قطاع',
    page.sectors.length > 0 ? cardTable('المتأخر في كل قطاع', SECTORS, page.sectors) : nothing('لا معاملات مفتوحة.'),
  );

const satisfaction = ({ satisfaction: { many, average, stars }, days }) =>
  section(
    `رضا المستفيدين في ${days} يوماً`,
    many === 0
      ? nothing('لم يقيّم أحد خدمته.')
      : [
          el(
            'p',
            {},
            el('strong', { class: 'wusul-figure' }, number(average)),
            ' من ',
            number(5),
            el('span', { class: 'wusul-quiet' }, '، وعدد التقييمات ', number(many)),
          ),
          el(
            'ul',
            { class: 'wusul-stars' },
            ...stars
              .map((count, index) =>
                el(
                  'li',
                  {},
                  el('span', {}, number(index + 1), ' نجوم'),
                  el('meter', { min: '0', max: many, value: count, 'aria-hidden': 'true' }),
                  number(count),
                ),
              )
              .reverse(),
          ),
        ],
  );

const CENTRES = [
  ['المركز', ({ centre }) => centre],
  ['ورد', ({ received }) => plain(received)],
  ['أُغلق', ({ closed }) => plain(closed)],
  ['منه متأخراً', ({ late }) => plain(late)],
  ['وسيط المدة بساعات العمل', ({ medianHours }) => plain(medianHours)],
  ['الرضا من 5', ({ average }) => plain(average)],
  ['التقييمات', ({ ratings }) => plain(ratings)],
];

const centres = ({ centres: rows, days }) =>
  section(
    `المراكز في ${days} يوماً`,
    rows.length > 0 ? cardTable('مقارنة المراكز', CENTRES, rows) : nothing('لا معاملات في هذه المدة.'),
  );

function open(api) {
  const content = el('div', { class: 'wusul-ministry', 'data-state': 'loading' }, nothing('جارٍ التحميل…'));
  const said = outcome();
  const updated = el('span', { class: 'wusul-quiet' });
  let before;
  let last = 0;

  async function refresh() {
    last = Date.now();
    try {
      const page = await ask(`${root(api)}/ministry/page`);
      updated.replaceChildren('حُدّثت الساعة ', number(page.at.time), '، وتتحدث كل خمس دقائق.');
      said.say('done');
      // An unchanged page is left as it is, for those who listen to it.
      const now = JSON.stringify({ ...page, at: null });
      if (now !== before) {
        before = now;
        content.replaceChildren(
          arrivals(page),
          urgent(page),
          orders(page),
          lastDay(page),
          sectors(page),
          satisfaction(page),
          centres(page),
        );
        content.dataset.state = 'ready';
      }
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  const panel = dialog(
    'صفحة معالي الوزير',
    'wusul-dialog-ministry',
    el(
      'div',
      { class: 'wusul-buttons' },
      button('تحديث الآن', {}, refresh),
      el(
        'a',
        { class: 'btn btn-default', href: `${root(api)}/ministry/page.pdf`, download: 'wusul-morning.pdf' },
        'ورقة الصباح للطباعة',
      ),
      updated,
    ),
    keptSheets(api),
    said,
    content,
  );
  const look = () => document.visibilityState === 'visible' && Date.now() - last >= REFRESHED_EVERY && refresh();
  const clock = setInterval(look, 15_000);
  document.addEventListener('visibilitychange', look);
  panel.addEventListener('close', () => {
    clearInterval(clock);
    document.removeEventListener('visibilitychange', look);
  });
  refresh();
}

export const ministryPage = {
  id: 'wusul.ministry',
  pluginPoint: 'tasklist.navbar.action',
  priority: 360,
  async render(node, { api }) {
    if (await ask(`${root(api)}/ministry`).catch(() => null)) {
      node.replaceChildren(button('صفحة معالي الوزير', { class: 'wusul-action wusul-ministry-open' }, () => open(api)));
    }
  },
};
