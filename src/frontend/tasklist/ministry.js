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
import { firstDay, secondDay } from '../shared/dates.js';
import { keptSheets } from './morning.js';
import { ask, root } from './server.js';
import { words } from './words.js';

const REFRESHED_EVERY = 5 * 60_000;

const page = words.ministry;

const plain = (value) => (value === null || value === undefined ? words.noTime : number(value));

const day = (at) =>
  el(
    'time',
    { datetime: at.iso, class: 'wusul-moment' },
    el('span', {}, firstDay(at)),
    ' ',
    el('span', { class: 'wusul-quiet' }, secondDay(at)),
  );

function left({ minutesLeft }) {
  if (minutesLeft === null) {
    return words.noTime;
  }
  const minutes = Math.abs(minutesLeft);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return el(
    'span',
    { class: minutesLeft < 0 ? 'wusul-badge wusul-overdue' : false },
    ...(minutesLeft < 0 ? page.over : page.left)(number(time)),
  );
}

/** Says what the list does not show. */
const beyond = ({ rows, total, confidential }) => [
  confidential > 0 && nothing(page.confidential(confidential)),
  total - confidential > rows.length && nothing(page.firstOf(total - confidential)),
];

const ARRIVALS = [
  [page.arrivalColumns.at, ({ at }) => number(at.time)],
  [page.arrivalColumns.name, ({ name }) => written(name)],
  [page.arrivalColumns.reference, ({ reference }) => number(reference)],
  [page.arrivalColumns.host, ({ host }) => host],
  [page.arrivalColumns.how, ({ mode, place }) => words.listOf([mode, place])],
  [page.arrivalColumns.state, ({ state }) => state.name],
  [page.arrivalColumns.file, ({ file }) => badge('file', file)],
];

function arrivals({ arrivals: coming }) {
  const of = (today, name) => {
    const rows = coming.rows.filter((one) => one.today === today);
    return [
      el('h5', { class: 'wusul-subtitle' }, `${name} (${rows.length})`),
      rows.length > 0 ? cardTable(page.arrivalsOn(name), ARRIVALS, rows) : nothing(page.noMeetings),
    ];
  };
  return section(page.arrivals, ...of(true, page.today), ...of(false, page.tomorrow), ...beyond(coming));
}

const URGENT = [
  [page.urgentColumns.reference, ({ reference }) => number(reference)],
  [page.urgentColumns.type, ({ type }) => type || words.noTime],
  [page.urgentColumns.centre, ({ centre }) => centre],
  [page.urgentColumns.level, ({ level }) => level || words.noTime],
  [page.urgentColumns.left, left],
];

const urgent = ({ urgent: matters }) =>
  section(
    `${page.urgent} (${matters.total})`,
    matters.late > 0 && el('p', { class: 'wusul-late' }, page.urgentLate(matters.late)),
    matters.rows.length > 0 ? cardTable(page.urgent, URGENT, matters.rows) : nothing(page.noUrgent),
    ...beyond(matters),
  );

const ORDERS = [
  [page.orderColumns.reference, ({ reference, number: order }) => [number(reference), ' ', number(`(${order})`)]],
  [page.orderColumns.owner, ({ owner }) => written(owner)],
  [page.orderColumns.department, ({ department }) => department],
  [page.orderColumns.dueAt, ({ dueAt }) => day(dueAt)],
  [page.orderColumns.state, ({ state }) => badge('order', state)],
];

const orders = ({ orders: given }) =>
  section(
    `${page.orders} (${given.total})`,
    given.late > 0 && el('p', { class: 'wusul-late' }, page.ordersLate(given.late)),
    given.rows.length > 0 ? cardTable(page.ordersOpen, ORDERS, given.rows) : nothing(page.noOrders),
    ...beyond(given),
  );

const lastDay = ({ lastDay: { day: name, opened, closed, onTime, ratings, average } }) =>
  section(
    page.lastDay(name).join(''),
    el(
      'p',
      {},
      ...page.lastDaySaid(number(opened), number(closed), number(onTime)),
      ratings > 0 && page.lastDayRated(number(average), number(5)),
      '.',
    ),
  );

const SECTORS = [
  [page.sectorColumns.department, ({ department }) => department],
  [page.sectorColumns.open, ({ open: many }) => plain(many)],
  [page.sectorColumns.dueToday, ({ dueToday }) => plain(dueToday)],
  [page.sectorColumns.overdue, ({ overdue }) => plain(overdue)],
];

const sectors = ({ sectors: rows }) =>
  section(page.sectors, rows.length > 0 ? cardTable(page.sectors, SECTORS, rows) : nothing(page.noOpen));

const satisfaction = ({ satisfaction: { many, average, stars }, days }) =>
  section(
    page.satisfaction(days),
    many === 0
      ? nothing(page.noRatings)
      : [
          el(
            'p',
            {},
            el('strong', { class: 'wusul-figure' }, number(average)),
            page.of,
            number(5),
            el('span', { class: 'wusul-quiet' }, page.ratings, number(many)),
          ),
          el(
            'ul',
            { class: 'wusul-stars' },
            ...stars
              .map((count, index) =>
                el(
                  'li',
                  {},
                  el('span', {}, ...page.stars(number(index + 1))),
                  el('meter', { min: '0', max: many, value: count, 'aria-hidden': 'true' }),
                  number(count),
                ),
              )
              .reverse(),
          ),
        ],
  );

const CENTRES = [
  [page.centreColumns.centre, ({ centre }) => centre],
  [page.centreColumns.received, ({ received }) => plain(received)],
  [page.centreColumns.closed, ({ closed }) => plain(closed)],
  [page.centreColumns.late, ({ late }) => plain(late)],
  [page.centreColumns.medianHours, ({ medianHours }) => plain(medianHours)],
  [page.centreColumns.average, ({ average }) => plain(average)],
  [page.centreColumns.ratings, ({ ratings }) => plain(ratings)],
];

const centres = ({ centres: rows, days }) =>
  section(page.centres(days), rows.length > 0 ? cardTable(page.centresCaption, CENTRES, rows) : nothing(page.noCases));

function open(api) {
  const content = el('div', { class: 'wusul-ministry', 'data-state': 'loading' }, nothing(words.loading));
  const said = outcome();
  const updated = el('span', { class: 'wusul-quiet' });
  let before;
  let last = 0;

  async function refresh() {
    last = Date.now();
    try {
      const seen = await ask(`${root(api)}/ministry/page`);
      updated.replaceChildren(...page.updated(number(seen.at.time)));
      said.say('done');
      // An unchanged page is left as it is, for those who listen to it.
      const now = JSON.stringify({ ...seen, at: null });
      if (now !== before) {
        before = now;
        content.replaceChildren(
          arrivals(seen),
          urgent(seen),
          orders(seen),
          lastDay(seen),
          sectors(seen),
          satisfaction(seen),
          centres(seen),
        );
        content.dataset.state = 'ready';
      }
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  const panel = dialog(
    page.title,
    'wusul-dialog-ministry',
    el(
      'div',
      { class: 'wusul-buttons' },
      button(words.refresh, {}, refresh),
      el(
        'a',
        { class: 'btn btn-default', href: `${root(api)}/ministry/page.pdf`, download: 'wusul-morning.pdf' },
        page.paper,
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
      node.replaceChildren(button(page.title, { class: 'wusul-action wusul-ministry-open' }, () => open(api)));
    }
  },
};
