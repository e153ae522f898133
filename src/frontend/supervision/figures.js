/* The figures of the supervisor's own places on the dashboard. */
import { el, moment, nothing } from '../shared/elements.js';
import { LIST, choices, choose, link, places } from './address.js';
import { LOOKS, columns, course, rows } from './charts.js';
import { card, chooser, count, counted, hours, page, placeChoosers, share, table } from './parts.js';
import { server } from './server.js';
import { begin, viewBar } from './views.js';

const PERIODS = [
  { code: '30', name: 'آخر 30 يومًا' },
  { code: '90', name: 'آخر 90 يومًا' },
];

/** The figures to take away: printed, and as a workbook. */
const takeAway = (desk, chosen) =>
  el(
    'div',
    { class: 'wusul-actions' },
    ...[
      ['figures.pdf', 'تقرير للطباعة'],
      ['figures.xlsx', 'مصنف الأرقام'],
    ].map(([file, name]) =>
      el('a', { class: 'btn btn-default', href: desk.address(file, chosen), download: `wusul-${file}` }, name),
    ),
  );

function head(figures) {
  const [period, select] = chooser('المدة', 'days', PERIODS, choices().days);
  select.addEventListener('change', () => choose({ days: select.value }));
  return el(
    'div',
    { class: 'wusul-head' },
    el('p', { class: 'wusul-quiet' }, 'الأرقام كما هي في ', moment(figures.at)),
    el('form', { class: 'wusul-filters', 'aria-label': 'نطاق المؤشرات' }, ...placeChoosers(figures.places), period),
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

const minutes = (value) => (value === null || value === undefined ? '—' : `${Math.round(value)} دقيقة`);

function tiles({ totals, throughput, messages, leaves, hall }, days, to) {
  return el(
    'ul',
    { class: 'wusul-tiles', 'aria-label': 'أهم المؤشرات' },
    tile('open', totals.open, 'معاملة مفتوحة', null, to('open')),
    tile('today', totals.dueToday, 'تستحق اليوم', null, to('dueToday')),
    tile('overdue', totals.overdue, 'تجاوزت موعدها', 'وما زالت مفتوحة', to('overdue')),
    tile('breached', totals.breached, 'أُغلقت بعد موعدها', `خلال ${days} يومًا`, to('breached')),
    tile(
      'closed',
      throughput.closed,
      'أُغلقت',
      `خلال ${days} يومًا`,
      to('closed'),
      more(throughput.opened, `وقُدِّمت ${count(throughput.opened).textContent}`, to('opened')),
    ),
    tile(
      'messages',
      messages.failed,
      'معاملة لم تصل رسالتها',
      null,
      to('messageFailed'),
      more(
        messages.waiting,
        `معاملات تنتظر رسائلها: ${count(messages.waiting).textContent}، أقدمها منذ ${minutes(messages.oldestMinutes)}`,
        to('messageWaiting'),
      ),
    ),
    leaves &&
      tile(
        'leaves',
        leaves.overdue,
        'لم يعودوا من الخروج المؤقت',
        null,
        to('leaveOverdue'),
        more(leaves.out, `وفي الخارج الآن ${count(leaves.out).textContent}`, to('leaveOut')),
      ),
    hall &&
      tile(
        'hall',
        hall.waiting,
        'ينتظرون في الصالة',
        hall.waiting > 0 &&
          `أطول انتظار ${minutes(hall.longestMinutes)}، ووسيط اليوم ${minutes(hall.medianMinutes)}. من جاء بلا موعد لا معاملة له.`,
        null,
        more(hall.cases, `معاملات من جاء بموعد: ${count(hall.cases).textContent}`, to('inHall')),
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
  list.length > ROOM && el('p', { class: 'wusul-quiet' }, `${words}، وفي الجدول كل ${list.length}.`);

/** Open cases of each place: late, due today, and all others. */
function byPlace(title, what, field, list, chosen) {
  if (list.length === 0) {
    return card(title, nothing('لا توجد معاملات.'));
  }
  const of = (row) => ({ ...chosen, [field]: row.code });
  const shown = fits(list, ({ open }) => open);
  const links = (figure) => shown.map((row) => link(LIST, { ...of(row), figure }));
  return card(
    title,
    moreInTable(list, 'في الرسم العشرة التي فيها أكثر المعاملات'),
    beside(
      rows(
        title,
        shown.map(({ name }) => name),
        [
          { name: 'متأخرة', look: LOOKS.late, values: shown.map(({ overdue }) => overdue), links: links('overdue') },
          {
            name: 'تستحق اليوم',
            look: LOOKS.soon,
            values: shown.map(({ dueToday }) => dueToday),
            links: links('dueToday'),
          },
          {
            name: 'في موعدها',
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
          [what, ({ name }) => name],
          ['مفتوحة', (row) => counted(row.open, 'open', of(row), `مفتوحة، ${row.name}`)],
          ['تستحق اليوم', (row) => counted(row.dueToday, 'dueToday', of(row), `تستحق اليوم، ${row.name}`)],
          ['متأخرة', (row) => counted(row.overdue, 'overdue', of(row), `متأخرة، ${row.name}`)],
          ['أُغلقت متأخرة', (row) => counted(row.breached, 'breached', of(row), `أُغلقت متأخرة، ${row.name}`)],
        ],
        list,
      ),
    ),
  );
}

function ageing(list, chosen) {
  const title = 'أعمار المعاملات المفتوحة';
  const of = ({ code }) => ({ ...chosen, bucket: code });
  const links = (figure) => list.map((row) => link(LIST, { ...of(row), figure }));
  return card(
    title,
    beside(
      rows(
        title,
        list.map(({ name }) => name),
        [
          { name: 'متأخرة', look: LOOKS.late, values: list.map(({ overdue }) => overdue), links: links('overdue') },
          {
            name: 'في موعدها',
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
          ['العمر', ({ name }) => name],
          ['مفتوحة', (row) => counted(row.open, 'open', of(row), `مفتوحة، ${row.name}`)],
          ['منها متأخرة', (row) => counted(row.overdue, 'overdue', of(row), `متأخرة، ${row.name}`)],
        ],
        list,
      ),
    ),
  );
}

/** How old is what is open beside cases; it has no list of cases behind it. */
function besideCases(list, ages) {
  const title = 'أعمار ما هو مفتوح سوى المعاملات';
  return (
    list.length > 0 &&
    card(
      title,
      table(
        title,
        [
          ['النوع', ({ name }) => name],
          ['مفتوحة', ({ open }) => count(open)],
          ['أقدمها', ({ oldestMinutes }) => minutes(oldestMinutes)],
          ...ages.map(({ name }, place) => [name, (row) => count(row.ages[place])]),
        ],
        list,
      ),
    )
  );
}

function trend(list, days, chosen) {
  const title = `المعاملات يومًا بيوم خلال ${days} يومًا`;
  const series = [
    ['قُدِّمت', 'opened', LOOKS.soon],
    ['أُغلقت', 'closed', LOOKS.done],
    ['أُغلقت متأخرة', 'breached', LOOKS.late],
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
      'الأرقام في جدول',
      table(
        title,
        [
          ['اليوم', ({ label }) => label],
          ...series.map(([name, figure]) => [
            name,
            (row) => counted(row[figure], figure, { ...chosen, day: row.day }, `${name}، ${row.label}`),
          ]),
        ],
        [...list].reverse(),
      ),
    ),
  );
}

function forecast(list, chosen) {
  const title = 'المتوقع في أيام العمل القادمة';
  const links = (figure) => list.map(({ day }) => link(LIST, { ...chosen, figure, day }));
  return card(
    title,
    beside(
      columns(
        title,
        list.map(({ label }) => label),
        [
          { name: 'تستحق', look: LOOKS.calm, values: list.map(({ due }) => due), links: links('forecast') },
          {
            name: 'يُتوقع أن تتأخر',
            look: LOOKS.late,
            values: list.map(({ expected }) => expected),
            links: links('expected'),
          },
        ],
      ),
      table(
        title,
        [
          ['اليوم', ({ label }) => label],
          ['تستحق', ({ due, day, label }) => counted(due, 'forecast', { ...chosen, day }, `تستحق، ${label}`)],
          [
            'يُتوقع أن تتأخر',
            ({ expected, day, label }) => counted(expected, 'expected', { ...chosen, day }, `يُتوقع أن تتأخر، ${label}`),
          ],
        ],
        list,
      ),
    ),
  );
}

const SLOW = [
  { name: 'الوسيط', look: LOOKS.done, of: ({ medianHours }) => medianHours },
  { name: '90% منها خلال', look: LOOKS.soon, of: ({ p90Hours }) => p90Hours },
];

const slowness = (list, to) =>
  SLOW.map(({ name, look, of }) => ({ name, look, values: list.map(of), links: list.map(to) }));

function casesDuration(list, chosen) {
  const title = 'مدة المعاملة حتى إغلاقها، بساعات العمل';
  if (list.length === 0) {
    return card(title, nothing('لم تُغلق معاملة في هذه المدة.'));
  }
  const shown = fits(list, ({ closed }) => closed);
  return card(
    title,
    moreInTable(list, 'في الرسم العشرة التي أُغلق منها أكثر'),
    beside(
      rows(
        title,
        shown.map(({ name }) => name),
        slowness(shown, ({ code }) => link(LIST, { ...chosen, process: code, figure: 'closed' })),
      ),
      table(
        title,
        [
          ['الإجراء', ({ name }) => name],
          [
            'أُغلقت',
            ({ code, name, closed }) => counted(closed, 'closed', { ...chosen, process: code }, `أُغلقت، ${name}`),
          ],
          ['الوسيط', ({ medianHours }) => hours(medianHours)],
          ['90% منها خلال', ({ p90Hours }) => hours(p90Hours)],
          ['في موعدها', ({ onTime }) => share(onTime)],
        ],
        list,
      ),
    ),
  );
}

function stepsDuration(list, chosen) {
  const title = 'مدة كل خطوة، بساعات العمل';
  if (list.length === 0) {
    return card(title, nothing('لم تُنجز خطوة في هذه المدة.'));
  }
  const shown = fits(list, ({ p90Hours }) => p90Hours ?? -1);
  const of = ({ process, step }) => ({ ...chosen, model: process, step });
  return card(
    title,
    moreInTable(list, 'في الرسم أبطأ عشر خطوات'),
    beside(
      rows(
        title,
        shown.map(({ name, processName }) => `${name} · ${processName}`),
        slowness(shown, (row) => link(LIST, { ...of(row), figure: 'done' })),
      ),
      table(
        title,
        [
          ['الخطوة', ({ name, processName }) => [name, el('small', { class: 'wusul-quiet wusul-line' }, processName)]],
          ['أُنجزت', (row) => counted(row.done, 'done', of(row), `أُنجزت، ${row.name}`)],
          ['الوسيط', ({ medianHours }) => hours(medianHours)],
          ['90% منها خلال', ({ p90Hours }) => hours(p90Hours)],
          ['مفتوحة', (row) => counted(row.open, 'open', of(row), `مفتوحة، ${row.name}`)],
          ['متأخرة', (row) => counted(row.overdue, 'overdue', of(row), `متأخرة، ${row.name}`)],
        ],
        list,
      ),
    ),
  );
}

const GATEWAY = [
  ['سُلّمت للشبكة', 'sent'],
  ['وصلت', 'delivered'],
  ['تعذرت', 'failed'],
  ['بلا إشعار', 'unconfirmed'],
];

/** What became of messages, by gateway and by day; their parts are counted. */
function gateways(list, days) {
  const title = `وصول الرسائل بحسب البوابة خلال ${days} يومًا`;
  if (list.length === 0) {
    return card(title, nothing('لم تُرسل رسالة في هذه المدة.'));
  }
  const totals = [...new Set(list.map(({ gateway }) => gateway))].map((gateway) => {
    const own = list.filter((row) => row.gateway === gateway);
    const sum = (field) => own.reduce((all, row) => all + row[field], 0);
    return { gateway, ...Object.fromEntries(GATEWAY.map(([, field]) => [field, sum(field)])) };
  });
  const figures = [
    ...GATEWAY.map(([name, field]) => [name, (row) => count(row[field])]),
    ['نسبة ما وصل', ({ sent, delivered }) => share(sent > 0 ? delivered / sent : null)],
    ['نسبة ما تعذر', ({ sent, failed }) => share(sent > 0 ? failed / sent : null)],
  ];
  const name = ({ gateway }) => el('code', { dir: 'ltr' }, gateway);
  return card(
    title,
    table(title, [['البوابة', name], ...figures], totals),
    below(
      'يومًا بيوم',
      table(`${title}، يومًا بيوم`, [['اليوم', ({ label }) => label], ['البوابة', name], ...figures], list),
    ),
  );
}

/** Moves the figures before the dashboard's own content, because plug-ins are added at its end. */
function comeFirst(node) {
  const section = node.closest('.dashboard section.deprecate, section.deprecate');
  if (section && section.previousElementSibling) {
    section.parentElement.prepend(section);
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
        byPlace('حسب المركز', 'المركز', 'centre', figures.byCentre, chosen),
        byPlace('حسب الجهة', 'الجهة', 'department', figures.byDepartment, chosen),
        byPlace('حسب الإجراء', 'الإجراء', 'process', figures.byProcess, chosen),
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
