/* The alarms that were told to a person's groups: figures that crossed their threshold. */
import { button, el, moment, nothing } from './elements.js';
import { PAGE_LANGUAGE } from './language.js';
import { ARABIC, common } from './words.js';

const { alarms: WORDS } = common;

/** Milliseconds between two looks, while the page is in front. */
export const LOOK_EVERY = 60_000;

const place = ({ ar, en, kind }) => (kind === 'MINISTRY' ? WORDS.ministry : ARABIC ? ar : en);

const entry = (alarm, more) =>
  el(
    'li',
    { class: alarm.read ? 'wusul-alarm' : 'wusul-alarm wusul-unread', 'data-figure': alarm.figure },
    el(
      'div',
      {},
      el('strong', {}, WORDS.figures[alarm.figure] ?? alarm.figure),
      ' · ',
      el('bdi', {}, place(alarm.place)),
      !alarm.read && [' ', el('span', { class: 'wusul-new' }, WORDS.fresh)],
    ),
    el('div', {}, el('bdi', {}, WORDS.value(alarm.measured, alarm.threshold)), ' ', more?.(alarm)),
    el(
      'div',
      { class: 'wusul-quiet' },
      WORDS.rose,
      ' ',
      moment(alarm.raisedAt),
      ' · ',
      alarm.fellAt ? [WORDS.fell, ' ', moment(alarm.fellAt)] : el('b', {}, WORDS.lasts),
    ),
  );

/**
 * The list of alarms, with what marks them as read.
 * @param more what follows an alarm, such as a link to the cases behind its figure
 */
export function alarmList({ unread, alarms }, markRead, more) {
  const newest = Math.max(0, ...alarms.map(({ id }) => id));
  return el(
    'div',
    { class: 'wusul-alarms', ...PAGE_LANGUAGE },
    el('p', { class: 'wusul-quiet' }, WORDS.about),
    unread > 0 &&
      button(WORDS.read, { class: 'btn btn-default', name: 'read-alarms' }, () => markRead({ upTo: newest })),
    alarms.length > 0
      ? el('ul', { class: 'wusul-alarm-list' }, ...alarms.map((alarm) => entry(alarm, more)))
      : nothing(WORDS.none),
  );
}

/** The number of unread alarms beside a name, and the same in words. */
export function counter() {
  const shown = el('span', { class: 'wusul-count', hidden: '', 'aria-hidden': 'true' });
  const words = el('span', {}, WORDS.alarms);
  return {
    parts: [words, ' ', shown],
    tell(unread) {
      shown.textContent = unread > 50 ? '+50' : String(unread);
      shown.hidden = unread === 0;
      words.textContent = WORDS.alarms;
      words.parentElement?.setAttribute('aria-label', unread > 0 ? WORDS.unread(unread) : WORDS.alarms);
    },
  };
}
