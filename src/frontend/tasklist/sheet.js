/*
 * The case of a task with its form: the head above it (whose case, what it waits for, how long is left) and beside the
 * form the parts that the task's model shows.
 */
import { el, fact, facts, moment, number, section, written } from '../shared/elements.js';
import { numbersInOrder } from '../shared/numbers.js';
import { booking, delivery, examination, messages, papers, requester, scans, steps } from './case.js';
import { ask, root } from './server.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const shownTask = () => new URLSearchParams(location.hash.split('?')[1] || '').get('task');

/** Says a length of time in its two largest units. */
function length(seconds) {
  const days = Math.floor(seconds / DAY);
  const hours = Math.floor((seconds % DAY) / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const parts =
    days > 0 ? [counted(days, DAYS), counted(hours, HOURS)] : [counted(hours, HOURS), counted(minutes, MINUTES)];
  return parts.filter((part) => part).join(' و') || 'أقل من دقيقة';
}

const DAYS = ['يوم', 'يومان', 'أيام', 'يومًا'];
const HOURS = ['ساعة', 'ساعتان', 'ساعات', 'ساعة'];
const MINUTES = ['دقيقة', 'دقيقتان', 'دقائق', 'دقيقة'];

/** Counts in Arabic: one and two are words of their own, three to ten take the plural. */
function counted(count, [one, two, few, many]) {
  if (count === 0) {
    return '';
  }
  if (count <= 2) {
    return count === 1 ? one : two;
  }
  return `${count} ${count % 100 >= 3 && count % 100 <= 10 ? few : many}`;
}

/** A clock that counts down to the due date, and up after it. */
function clock(secondsLeft) {
  const until = Date.now() + secondsLeft * 1000;
  const shown = el('span', { class: 'wusul-clock', role: 'timer' });
  const draw = () => {
    const left = Math.round((until - Date.now()) / 1000);
    shown.classList.toggle('wusul-late', left < 0);
    shown.replaceChildren(...numbersInOrder(left < 0 ? `تأخرت ${length(-left)}` : `باقٍ ${length(left)}`));
  };
  draw();
  const ticking = setInterval(() => (shown.isConnected ? draw() : clearInterval(ticking)), MINUTE * 500);
  return shown;
}

function head({ file, dueAt, secondsLeft }) {
  return el(
    'div',
    { class: 'wusul-head', lang: 'ar', dir: 'rtl', role: 'group', 'aria-label': 'المعاملة' },
    el(
      'p',
      { class: 'wusul-head-who' },
      number(file.reference),
      el('strong', {}, written(file.requester.name || 'صاحب الطلب')),
      el('span', {}, file.service),
    ),
    el(
      'ul',
      { class: 'wusul-badges' },
      el('li', { class: `wusul-badge wusul-state-${file.state.code}` }, file.state.name),
      file.priority &&
        el('li', { class: `wusul-badge wusul-priority-${file.priority.code}` }, `الأولوية: ${file.priority.name}`),
      ...file.waiting.map(({ name }) => el('li', { class: 'wusul-badge' }, `ينتظر أيضًا: ${name}`)),
      dueAt && el('li', { class: 'wusul-head-due' }, clock(secondsLeft), ' ', moment(dueAt)),
    ),
  );
}

const listed = (shown) => shown.flatMap(({ name, value, at }) => fact(name, at ? moment(at) : numbersInOrder(value)));

const request = ({ file, particulars }) =>
  section(
    'الطلب',
    el('p', { class: 'wusul-subject' }, written(file.subject)),
    file.text && el('p', { class: 'wusul-text', dir: 'auto' }, file.text),
    particulars.length > 0 && facts(...listed(particulars)),
  );

/** The parts in the order of the server's codes; a domain's own parts come first. */
const PARTS = {
  REQUESTER: ({ file }) => requester(file),
  REQUEST: request,
  DOCUMENTS: ({ file }, address) => file.scans && scans(file, address),
  PAPERS: ({ file }, address) => file.papers?.length > 0 && papers(file, address),
  STEPS: ({ file }) => file.steps?.length > 0 && steps(file),
  EXAMINATION: ({ file }) => file.examination && examination(file.examination),
  APPOINTMENT: ({ file }) => file.booking && booking(file.booking),
  DELIVERY: ({ file }) => delivery(file),
  MESSAGES: ({ file }) => file.messages && messages(file),
};

const beside = (sheet, address) =>
  el(
    'aside',
    { class: 'wusul-sheet', lang: 'ar', dir: 'rtl', 'aria-label': 'ما تعرضه الخطوة من المعاملة' },
    // Between the heading of the task and those of the parts
    el('h3', { class: 'sr-only' }, 'المعاملة'),
    ...sheet.parts.map(({ title, facts: shown }) => section(title, facts(...listed(shown)))),
    ...sheet.shows.flatMap((part) => PARTS[part]?.(sheet, address) || []),
  );

let drawn = {};

/** Loads the sheet of a task once; a task without a readable case has none. */
function sheetOf(api, task) {
  if (drawn.task !== task) {
    const address = `${root(api)}/task/${encodeURIComponent(task)}`;
    drawn = { task };
    drawn.loaded = ask(`${address}/sheet`)
      .then((sheet) => ({
        head: head(sheet),
        beside: beside(sheet, `${address}/case`),
      }))
      .catch((failure) => {
        if (![403, 404, 410].includes(failure.status)) {
          console.error('The case of the task could not be shown', failure);
        }
        return undefined;
      });
  }
  return drawn.loaded;
}

async function look(api) {
  const task = shownTask();
  const card = document.querySelector('section.task-card');
  if (!task || !card) {
    return;
  }
  const sheet = await sheetOf(api, task);
  if (task !== shownTask() || !card.isConnected) {
    return;
  }
  put(card.querySelector('.names'), '.wusul-head', sheet?.head, (names, made) => names.append(made));
  put(card.querySelector('.form-pane'), '.wusul-sheet', sheet?.beside, (pane, made) => pane.prepend(made));
}

/** Puts an element of the present task in its place, in that of an earlier task. */
function put(place, selector, made, into) {
  if (!place || made?.parentElement === place) {
    return;
  }
  place.querySelector(`:scope > ${selector}`)?.remove();
  if (made) {
    into(place, made);
  }
}

export const taskSheet = {
  id: 'wusul.sheet',
  pluginPoint: 'tasklist.navbar.action',
  priority: 320,
  render(node, { api }) {
    let waiting;
    new MutationObserver(() => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => look(api));
    }).observe(document.body, { childList: true, subtree: true });
  },
};
