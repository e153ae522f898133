/* The figures of the supervisor's own places on the dashboard. */
import { el, moment, named, nothing } from '../shared/elements.js';
import { LIST, choices, choose, link, places } from './address.js';
import { LOOKS, columns, course, rows } from './charts.js';
import { card, chooser, count, counted, hours, page, placeChoosers, share, table } from './parts.js';
import { server } from './server.js';
import { begin, viewBar } from './views.js';
import { WORDS } from './words.js';

const { figures: SAID, figure: FIGURE, urgency: URGENCY } = WORDS;

const PERIODS = ['30', '90'].map((days) => ({ code: days, name: SAID.days(days) }));

/** Names a figure for people who do not see its row. */
const about = (...parts) => parts.join(WORDS.comma);

/** The figures to take away: printed, and as a workbook. */
const takeAway = (desk, chosen) =>
  el(
    'div',
    { class: 'wusul-actions' },
    ...[
      ['figures.pdf', SAID.report],
      ['figures.xlsx', SAID.workbook],
    ].map(([file, name]) =>
      el('a', { class: 'btn btn-default', href: desk.address(file, chosen), download: `wusul-${file}` }, name),
    ),
  );

function head(figures) {
  const [period, select] = chooser(SAID.period, 'days', PERIODS, choices().days);
  select.addEventListener('change', () => choose({ days: select.value }));
  return el(
    'div',
    { class: 'wusul-head' },
    el('p', { class: 'wusul-quiet' }, SAID.at, moment(figures.at)),
    el('form', { class: 'wusul-filters', 'aria-label': SAID.scope }, ...placeChoosers(figures.places), period),
  );
}

/** An additional figure with its own link. */
const more = (value, words, href) => value > 0 && el('a', { class: 'wusul-more', href }, words);

const tile = (kind, value, name, explanation, href, ...others) =>
  el(
    'li',
    { class: `wusul-tile wusul-tile-${kind}` },
    el(
      href && value > 0 ? 'a' : 'div',
      { href: value > 0 ? href : null, 'data-figure': kind },
      el('strong', {}, count(value)),
      el('span', {}, name),
      explanation && el('small', {}, explanation),
    ),
    ...others,
  );

const minutes = (value) => (value === null || value === undefined ? WORDS.none : SAID.minutes(Math.round(value)));

function tiles({ totals, throughput, messages, leaves, hall }, days, to) {
  return el(
    'ul',
    { class: 'wusul-tiles', 'aria-label': SAID.most },
    tile('open', totals.open, SAID.open, null, to('open')),
    tile('today', totals.dueToday, FIGURE.dueToday, null, to('dueToday')),
    tile('overdue', totals.overdue, FIGURE.overdue, SAID.stillOpen, to('overdue')),
    tile('breached', totals.breached, FIGURE.breached, SAID.within(days), to('breached')),
    tile(
      'closed',
      throughput.closed,
      FIGURE.closed,
      SAID.within(days),
      to('closed'),
      more(throughput.opened, SAID.alsoOpened(count(throughput.opened).textContent), to('opened')),
    ),
    tile(
      'messages',
      messages.failed,
      SAID.messageFailed,
      null,
      to('messageFailed'),
      more(
        messages.waiting,
        SAID.messagesWaiting(count(messages.waiting).textContent, minutes(messages.oldestMinutes)),
        to('messageWaiting'),
      ),
    ),
    leaves &&
      tile(
        'leaves',
        leaves.overdue,
        FIGURE.leaveOverdue,
        null,
        to('leaveOverdue'),
        more(leaves.out, SAID.out(count(leaves.out).textContent), to('leaveOut')),
      ),
    hall &&
      tile(
        'hall',
        hall.waiting,
        SAID.inHall,
        hall.waiting > 0 && SAID.hall(minutes(hall.longestMinutes), minutes(hall.medianMinutes)),
        null,
        more(hall.cases, SAID.hallCases(count(hall.cases).textContent), to('inHall')),
      ),
  );
}

const beside = (chart, data) => el('div', { class: 'wusul-beside' }, chart, data);

const below = (words, data) => el('details', { class: 'wusul-details' }, el('summary', {}, words), data);

/** The number of names in a chart; its table has all. */
const ROOM = 10;

const fits = (list, weight) =>
  list.length <= ROOM ? list : [...list].sort((one, other) => weight(other) - weight(one)).slice(0, ROOM);

const moreInTable = (list, words) =>
  list.length > ROOM && el('p', { class: 'wusul-quiet' }, SAID.moreInTable(words, list.length));

/** Open cases of each place: late, due today, and all others. */
function byPlace(title, what, field, list, chosen) {
  if (list.length === 0) {
    return card(title, nothing(SAID.noCases));
  }
  const of = (row) => ({ ...chosen, [field]: row.code });
  const shown = fits(list, ({ open }) => open);
  const links = (figure) => shown.map((row) => link(LIST, { ...of(row), figure }));
  return card(
    title,
    moreInTable(list, SAID.tenLargest),
    beside(
      rows(
        title,
        shown.map(({ name }) => name),
        [
          { name: SAID.late, look: LOOKS.late, values: shown.map(({ overdue }) => overdue), links: links('overdue') },
          {
            name: FIGURE.dueToday,
            look: LOOKS.soon,
            values: shown.map(({ dueToday }) => dueToday),
            links: links('dueToday'),
          },
          {
            name: URGENCY.inTime,
            look: LOOKS.calm,
            values: shown.map(({ open, overdue, dueToday }) => Math.max(0, open - overdue - dueToday)),
            links: links('open'),
          },
        ],
        { stacked: true },
      ),
      table(
        title,
        [
          [what, ({ name }) => named(name)],
          [FIGURE.open, (row) => counted(row.open, 'open', of(row), about(FIGURE.open, row.name))],
          [FIGURE.dueToday, (row) => counted(row.dueToday, 'dueToday', of(row), about(FIGURE.dueToday, row.name))],
          [SAID.late, (row) => counted(row.overdue, 'overdue', of(row), about(SAID.late, row.name))],
          [SAID.closedLate, (row) => counted(row.breached, 'breached', of(row), about(SAID.closedLate, row.name))],
        ],
        list,
      ),
    ),
  );
}

function ageing(list, chosen) {
  const title = SAID.ages;
  const of = ({ code }) => ({ ...chosen, bucket: code });
  const links = (figure) => list.map((row) => link(LIST, { ...of(row), figure }));
  return card(
    title,
    beside(
      rows(
        title,
        list.map(({ name }) => name),
        [
          { name: SAID.late, look: LOOKS.late, values: list.map(({ overdue }) => overdue), links: links('overdue') },
          {
            name: URGENCY.inTime,
            look: LOOKS.calm,
            values: list.map(({ open, overdue }) => open - overdue),
            links: links('open'),
          },
        ],
        { stacked: true },
      ),
      table(
        title,
        [
          [SAID.age, ({ name }) => name],
          [FIGURE.open, (row) => counted(row.open, 'open', of(row), about(FIGURE.open, row.name))],
          [SAID.lateOfThem, (row) => counted(row.overdue, 'overdue', of(row), about(SAID.late, row.name))],
        ],
        list,
      ),
    ),
  );
}

/** How old is what is open beside cases; it has no list of cases behind it. */
function besideCases(list, ages) {
  const title = SAID.besideCases;
  return (
    list.length > 0 &&
    card(
      title,
      table(
        title,
        [
          [SAID.kind, ({ name }) => name],
          [FIGURE.open, ({ open }) => count(open)],
          [SAID.oldest, ({ oldestMinutes }) => minutes(oldestMinutes)],
          ...ages.map(({ name }, place) => [name, (row) => count(row.ages[place])]),
        ],
        list,
      ),
    )
  );
}

function trend(list, days, chosen) {
  const title = SAID.trend(days);
  const series = [
    [FIGURE.opened, 'opened', LOOKS.soon],
    [FIGURE.closed, 'closed', LOOKS.done],
    [SAID.closedLate, 'breached', LOOKS.late],
  ];
  return card(
    title,
    course(
      title,
      list.map(({ label }) => label),
      series.map(([name, figure, look]) => ({
        name,
        look,
        values: list.map((row) => row[figure]),
        links: list.map(({ day }) => link(LIST, { ...chosen, figure, day })),
      })),
    ),
    below(
      SAID.inTable,
      table(
        title,
        [
          [SAID.day, ({ label }) => label],
          ...series.map(([name, figure]) => [
            name,
            (row) => counted(row[figure], figure, { ...chosen, day: row.day }, about(name, row.label)),
          ]),
        ],
        [...list].reverse(),
      ),
    ),
  );
}

function forecast(list, chosen) {
  const title = SAID.forecast;
  const links = (figure) => list.map(({ day }) => link(LIST, { ...chosen, figure, day }));
  return card(
    title,
    beside(
      columns(
        title,
        list.map(({ label }) => label),
        [
          { name: SAID.due, look: LOOKS.calm, values: list.map(({ due }) => due), links: links('forecast') },
          {
            name: FIGURE.expected,
            look: LOOKS.late,
            values: list.map(({ expected }) => expected),
            links: links('expected'),
          },
        ],
      ),
      table(
        title,
        [
          [SAID.day, ({ label }) => label],
          [SAID.due, ({ due, day, label }) => counted(due, 'forecast', { ...chosen, day }, about(SAID.due, label))],
          [
            FIGURE.expected,
            ({ expected, day, label }) =>
              counted(expected, 'expected', { ...chosen, day }, about(FIGURE.expected, label)),
          ],
        ],
        list,
      ),
    ),
  );
}

const SLOW = [
  { name: SAID.median, look: LOOKS.done, of: ({ medianHours }) => medianHours },
  { name: SAID.ninety, look: LOOKS.soon, of: ({ p90Hours }) => p90Hours },
];

const slowness = (list, to) =>
  SLOW.map(({ name, look, of }) => ({ name, look, values: list.map(of), links: list.map(to) }));

function casesDuration(list, chosen) {
  const title = SAID.caseTimes;
  if (list.length === 0) {
    return card(title, nothing(SAID.noneClosed));
  }
  const shown = fits(list, ({ closed }) => closed);
  return card(
    title,
    moreInTable(list, SAID.tenClosed),
    beside(
      rows(
        title,
        shown.map(({ name }) => name),
        slowness(shown, ({ code }) => link(LIST, { ...chosen, process: code, figure: 'closed' })),
      ),
      table(
        title,
        [
          [WORDS.places.process, ({ name }) => named(name)],
          [
            FIGURE.closed,
            ({ code, name, closed }) =>
              counted(closed, 'closed', { ...chosen, process: code }, about(FIGURE.closed, name)),
          ],
          [SAID.median, ({ medianHours }) => hours(medianHours)],
          [SAID.ninety, ({ p90Hours }) => hours(p90Hours)],
          [URGENCY.inTime, ({ onTime }) => share(onTime)],
        ],
        list,
      ),
    ),
  );
}

function stepsDuration(list, chosen) {
  const title = SAID.stepTimes;
  if (list.length === 0) {
    return card(title, nothing(SAID.noneDone));
  }
  const shown = fits(list, ({ p90Hours }) => p90Hours ?? -1);
  const of = ({ process, step }) => ({ ...chosen, model: process, step });
  return card(
    title,
    moreInTable(list, SAID.tenSlowest),
    beside(
      rows(
        title,
        shown.map(({ name, processName }) => `${name} · ${processName}`),
        slowness(shown, (row) => link(LIST, { ...of(row), figure: 'done' })),
      ),
      table(
        title,
        [
          [
            SAID.step,
            ({ name, processName }) => [
              named(name),
              el('small', { class: 'wusul-quiet wusul-line' }, named(processName)),
            ],
          ],
          [SAID.done, (row) => counted(row.done, 'done', of(row), about(SAID.done, row.name))],
          [SAID.median, ({ medianHours }) => hours(medianHours)],
          [SAID.ninety, ({ p90Hours }) => hours(p90Hours)],
          [FIGURE.open, (row) => counted(row.open, 'open', of(row), about(FIGURE.open, row.name))],
          [SAID.late, (row) => counted(row.overdue, 'overdue', of(row), about(SAID.late, row.name))],
        ],
        list,
      ),
    ),
  );
}

const GATEWAY = [
  [SAID.sent, 'sent'],
  [SAID.delivered, 'delivered'],
  [SAID.failed, 'failed'],
  [SAID.unconfirmed, 'unconfirmed'],
];

/** What became of messages, by gateway and by day; their parts are counted. */
function gateways(list, days) {
  const title = SAID.gateways(days);
  if (list.length === 0) {
    return card(title, nothing(SAID.noneSent));
  }
  const totals = [...new Set(list.map(({ gateway }) => gateway))].map((gateway) => {
    const own = list.filter((row) => row.gateway === gateway);
    const sum = (field) => own.reduce((all, row) => all + row[field], 0);
    return { gateway, ...Object.fromEntries(GATEWAY.map(([, field]) => [field, sum(field)])) };
  });
  const figures = [
    ...GATEWAY.map(([name, field]) => [name, (row) => count(row[field])]),
    [SAID.shareDelivered, ({ sent, delivered }) => share(sent > 0 ? delivered / sent : null)],
    [SAID.shareFailed, ({ sent, failed }) => share(sent > 0 ? failed / sent : null)],
  ];
  const name = ({ gateway }) => el('code', { dir: 'ltr' }, gateway);
  return card(
    title,
    table(title, [[SAID.gateway, name], ...figures], totals),
    below(
      SAID.dayByDay,
      table(about(title, SAID.dayByDay), [[SAID.day, ({ label }) => label], [SAID.gateway, name], ...figures], list),
    ),
  );
}

/** Moves the figures before the dashboard's own content, because plug-ins are added at its end, and names them. */
function comeFirst(node) {
  const section = node.closest('.dashboard section.deprecate, section.deprecate');
  if (section && section.previousElementSibling) {
    section.parentElement.prepend(section);
  }
  const heading = section?.querySelector('h1, h2, h3, h4');
  if (heading && !node.contains(heading)) {
    heading.textContent = SAID.title;
  }
}

export function showFigures(node, { api }) {
  requestAnimationFrame(() => comeFirst(node));
  const desk = server(api);
  let begun;
  return page(node, async (again) => {
    await (begun ??= begin(desk, 'figures'));
    const { days = '30' } = choices();
    const chosen = places(choices());
    const [figures, views] = await Promise.all([
      desk.get('figures', { ...chosen, days }),
      viewBar(desk, 'figures', again),
    ]);
    const to = (figure) => link(LIST, { ...chosen, figure });
    return el(
      'div',
      { class: 'wusul-figures', 'data-state': 'ready' },
      head(figures),
      views,
      tiles(figures, days, to),
      takeAway(desk, { ...chosen, days }),
      el(
        'div',
        { class: 'wusul-cards' },
        byPlace(SAID.byCentre, WORDS.places.centre, 'centre', figures.byCentre, chosen),
        byPlace(SAID.byDepartment, WORDS.places.department, 'department', figures.byDepartment, chosen),
        byPlace(SAID.byProcess, WORDS.places.process, 'process', figures.byProcess, chosen),
        ageing(figures.ageing, chosen),
        besideCases(figures.besideCases, figures.ageing),
        forecast(figures.forecast, chosen),
        trend(figures.trend, days, chosen),
        casesDuration(figures.cases, chosen),
        stepsDuration(figures.steps, chosen),
        gateways(figures.gateways, days),
      ),
    );
  });
}
