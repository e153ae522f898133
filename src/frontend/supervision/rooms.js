/* The video rooms of today: who is in by role, how well lines carry, and whether what has to be recorded is. */
import { el, moment, nothing, number } from '../shared/elements.js';
import { caseLink, choices } from './address.js';
import { brief } from './cases.js';
import { card, count, page, placeChoosers, share, table } from './parts.js';
import { server } from './server.js';

/** Milliseconds between two looks, while the page is in front. */
const LOOK_EVERY = 15_000;

const LOOKS = { MISSING: 'late', OPEN: 'done', RUNNING: 'done', AWAY: 'late', WAITING: 'soon' };

const state = (word) =>
  word && el('span', { class: `wusul-urgency wusul-urgency-${LOOKS[word.code] ?? 'calm'}` }, word.name);

const what = ({ reference, purpose, host, centre }) => [
  reference ? el('a', { href: caseLink(reference) }, purpose?.name ?? 'غرفة') : (purpose?.name ?? 'غرفة'),
  el('small', { class: 'wusul-quiet wusul-line' }, [host, centre].filter(Boolean).join(' · ')),
];

const time = ({ startsAt, minutes, state: { code } }) => [
  brief(startsAt),
  minutes !== null &&
    el(
      'small',
      { class: 'wusul-quiet wusul-line' },
      code === 'OPEN' ? 'مفتوحة منذ دقائق: ' : 'مدتها بالدقائق: ',
      count(minutes),
    ),
];

const quality = ({ lost, jitterMs, width, height, interruptions }) =>
  el(
    'small',
    { class: 'wusul-quiet wusul-line' },
    'ما ضاع ',
    share(lost),
    '، التذبذب ',
    count(jitterMs),
    ' م.ث، الصورة ',
    number(`${width}×${height}`),
    '، الانقطاعات ',
    count(interruptions),
  );

const seats = ({ seats: all }) =>
  all.length === 0
    ? '—'
    : el(
        'ul',
        { class: 'wusul-seats' },
        ...all.map((seat) =>
          el('li', {}, `${seat.role.name}: `, state(seat.state), seat.quality && quality(seat.quality)),
        ),
      );

/** The share that is lost on the worst line of a room. */
const worst = ({ seats: all }) => Math.max(-1, ...all.map((seat) => seat.quality?.lost ?? -1));

const COLUMNS = [
  ['اللقاء', what, ({ purpose, host, reference }) => `${purpose?.name ?? ''} ${host ?? ''} ${reference ?? ''}`],
  [
    'الحالة',
    (room) => [state(room.state), room.monitored && el('small', { class: 'wusul-line' }, 'مراقبة')],
    (room) => room.state.name,
  ],
  ['الموعد', time, ({ startsAt }) => startsAt.iso],
  ['التسجيل', (room) => state(room.recording), (room) => room.recording.name],
  ['المقاعد وخطوطها', seats, worst],
];

const list = (title, rooms, none, order) =>
  card(title, rooms.length > 0 ? table(title, COLUMNS, rooms, order) : nothing(none));

export function showRooms(node, { api }) {
  const desk = server(api);
  let again;
  let selectable;
  let order = {
    sort: (column, falling) => {
      order = { ...order, column, falling };
      again();
    },
  };
  const leave = page(node, async (show) => {
    again = show;
    const { centre, department, process } = choices();
    selectable ??= (await desk.get('places')).places;
    const { at, rooms } = await desk.get('rooms', { centre, department, process });
    const over = ({ state: { code } }) => code === 'CLOSED' || code === 'UNOPENED';
    return el(
      'div',
      { class: 'wusul-list wusul-rooms', 'data-state': 'ready' },
      el(
        'div',
        { class: 'wusul-head' },
        el('h1', { class: 'wusul-title' }, 'غرف اللقاء المرئي'),
        el('p', { class: 'wusul-quiet' }, 'كما هي في ', moment(at), '. لا يظهر هنا شيء مما يقال أو يُعرض.'),
        el('form', { class: 'wusul-filters', 'aria-label': 'نطاق الغرف' }, ...placeChoosers(selectable)),
      ),
      list(
        'الآن واليوم',
        rooms.filter((room) => !over(room)),
        'لا توجد غرفة مفتوحة أو قادمة اليوم.',
        order,
      ),
      list('انتهت اليوم', rooms.filter(over), 'لم تنته غرفة اليوم.', order),
    );
  });
  const timer = setInterval(() => !document.hidden && again?.(), LOOK_EVERY);
  return () => {
    clearInterval(timer);
    leave();
  };
}
