/* The alarms of a supervisor in Cockpit: a number in the menu and a page. */
import { alarmList, counter, LOOK_EVERY } from '../shared/alarms.js';
import { el } from '../shared/elements.js';
import { PAGE_LANGUAGE } from '../shared/language.js';
import { common } from '../shared/words.js';
import { ALARMS, LIST, link } from './address.js';
import { page } from './parts.js';
import { server } from './server.js';

const { alarms: WORDS } = common;

let told = () => {};

/** The entry of the menu, with the number of unread alarms. */
export function alarmMenu(node, { api }) {
  const desk = server(api);
  const count = counter();
  node.append(el('a', { href: link(ALARMS), class: 'wusul-alarm-menu', ...PAGE_LANGUAGE }, ...count.parts));
  const look = async () => {
    if (!document.hidden) {
      // People outside supervision, and a lost connection, have no number.
      const { unread } = await desk.get('alarms').catch(() => ({ unread: 0 }));
      count.tell(unread);
    }
  };
  told = look;
  const timer = setInterval(look, LOOK_EVERY);
  document.addEventListener('visibilitychange', look);
  setTimeout(look, 0);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

const toCases = ({ figure, place: { kind, code } }) =>
  figure === 'OVERDUE_SHARE' &&
  el('a', { href: link(LIST, { figure: 'overdue', [kind.toLowerCase()]: code }) }, WORDS.cases);

export function showAlarms(node, { api }) {
  const desk = server(api);
  return page(node, async (again) => {
    const found = await desk.get('alarms');
    const markRead = async (upTo) => {
      await desk.post('alarms/read', upTo);
      await Promise.all([again(), told()]);
    };
    return el(
      'div',
      { class: 'wusul-list', 'data-state': 'ready', ...PAGE_LANGUAGE },
      el('h1', { class: 'wusul-heading' }, WORDS.alarms),
      alarmList(found, markRead, toCases),
    );
  });
}
