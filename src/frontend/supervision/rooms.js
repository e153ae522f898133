/* The video rooms of today: who is in by role, how well lines carry, and whether what has to be recorded is. */
import { el, moment, nothing, number } from '../shared/elements.js';
import { caseLink, choices } from './address.js';
import { brief, card, count, page, placeChoosers, share, table } from './parts.js';
import { server } from './server.js';
import { WORDS } from './words.js';

const { rooms: SAID } = WORDS;

/** Milliseconds between two looks, while the page is in front. */
const LOOK_EVERY = 15_000;

const LOOKS = { MISSING: 'late', OPEN: 'done', RUNNING: 'done', AWAY: 'late', WAITING: 'soon' };

const state = (word) =>
  word && el('span', { class: `wusul-urgency wusul-urgency-${LOOKS[word.code] ?? 'calm'}` }, word.name);

const what = ({ reference, purpose, host, centre }) => [
  reference ? el('a', { href: caseLink(reference) }, purpose?.name ?? SAID.room) : (purpose?.name ?? SAID.room),
  el('small', { class: 'wusul-quiet wusul-line' }, [host, centre].filter(Boolean).join(' · ')),
];

const time = ({ startsAt, minutes, state: { code } }) => [
  brief(startsAt),
  minutes !== null &&
    el('small', { class: 'wusul-quiet wusul-line' }, code === 'OPEN' ? SAID.openFor : SAID.lasted, count(minutes)),
];

const quality = ({ lost, jitterMs, width, height, interruptions }) =>
  el(
    'small',
    { class: 'wusul-quiet wusul-line' },
    SAID.lost,
    share(lost),
    SAID.jitter,
    count(jitterMs),
    SAID.picture,
    number(`${width}×${height}`),
    SAID.interruptions,
    count(interruptions),
  );

const seats = ({ seats: all }) =>
  all.length === 0
    ? WORDS.none
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
  [SAID.meeting, what, ({ purpose, host, reference }) => `${purpose?.name ?? ''} ${host ?? ''} ${reference ?? ''}`],
  [
    SAID.state,
    (room) => [state(room.state), room.monitored && el('small', { class: 'wusul-line' }, SAID.monitored)],
    (room) => room.state.name,
  ],
  [SAID.due, time, ({ startsAt }) => startsAt.iso],
  [SAID.recording, (room) => state(room.recording), (room) => room.recording.name],
  [SAID.seats, seats, worst],
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
        el('h1', { class: 'wusul-title' }, SAID.title),
        el('p', { class: 'wusul-quiet' }, SAID.at[0], moment(at), SAID.at[1]),
        el('form', { class: 'wusul-filters', 'aria-label': SAID.scope }, ...placeChoosers(selectable)),
      ),
      list(
        SAID.today,
        rooms.filter((room) => !over(room)),
        SAID.noneToday,
        order,
      ),
      list(SAID.over, rooms.filter(over), SAID.noneOver, order),
    );
  });
  const timer = setInterval(() => !document.hidden && again?.(), LOOK_EVERY);
  return () => {
    clearInterval(timer);
    leave();
  };
}
