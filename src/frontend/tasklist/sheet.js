/*
 * The case of a task with its form: the head above it (whose case, what it waits for, how long is left) and beside the
 * form the parts that the task's model shows.
 */
import {
  button,
  el,
  fact,
  facts,
  field,
  moment,
  named,
  number,
  outcome,
  section,
  writing,
  written,
} from '../shared/elements.js';
import { numbersInOrder } from '../shared/numbers.js';
import { ARABIC, foreign } from '../shared/words.js';
import { booking, delivery, examination, messages, papers, requester, scans, steps } from './case.js';
import { ask, root, send } from './server.js';
import { openViewer } from './viewer.js';
import { words } from './words.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const shownTask = () => new URLSearchParams(location.hash.split('?')[1] || '').get('task');

/** Says a length of time in its two largest units. */
function length(seconds) {
  const days = Math.floor(seconds / DAY);
  const hours = Math.floor((seconds % DAY) / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const { units } = words;
  const parts =
    days > 0
      ? [days && units.days(days), hours && units.hours(hours)]
      : [hours && units.hours(hours), minutes && units.minutes(minutes)];
  return parts.filter((part) => part).join(units.and) || units.lessThanAMinute;
}

/** A clock that counts down to the due date, and up after it. */
function clock(secondsLeft) {
  const until = Date.now() + secondsLeft * 1000;
  const shown = el('span', { class: 'wusul-clock', role: 'timer' });
  const draw = () => {
    const left = Math.round((until - Date.now()) / 1000);
    shown.classList.toggle('wusul-late', left < 0);
    shown.replaceChildren(
      ...numbersInOrder(left < 0 ? words.sheet.late(length(-left)) : words.sheet.left(length(left))),
    );
  };
  draw();
  const ticking = setInterval(() => (shown.isConnected ? draw() : clearInterval(ticking)), MINUTE * 500);
  return shown;
}

/** Puts an own task off to a day, until which the person's list leaves it out. */
function postponement(sheet, address) {
  const said = outcome();
  const day = el('input', { type: 'date', class: 'form-control', required: '' });
  const form = el(
    'form',
    { class: 'wusul-form' },
    field(words.sheet.postponeTo, day, words.sheet.postponeHelp),
    el('button', { type: 'submit', class: 'btn btn-primary' }, words.sheet.postponeSubmit),
    sheet.followUpAt && button(words.sheet.takeBack, {}, () => put(null)),
    said,
  );
  const put = async (chosen) => {
    try {
      await send(`${address}/postponement`, { day: chosen });
      said.say('done', chosen ? words.sheet.postponed : words.sheet.takenBack);
    } catch (refused) {
      said.say('refused', refused.message);
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    put(day.value);
  });
  return el(
    'details',
    { class: 'wusul-postponement' },
    el('summary', {}, sheet.followUpAt ? [words.sheet.postponedTo, moment(sheet.followUpAt)] : words.sheet.postpone),
    form,
  );
}

function head(sheet, address) {
  const { file, dueAt, secondsLeft } = sheet;
  return el(
    'div',
    { class: 'wusul-head', role: 'group', 'aria-label': words.case.tab },
    el(
      'p',
      { class: 'wusul-head-who' },
      number(file.reference),
      el('strong', {}, file.requester.name ? written(file.requester.name) : words.sheet.someone),
      el('span', {}, named(file.service)),
    ),
    el(
      'ul',
      { class: 'wusul-badges' },
      el('li', { class: `wusul-badge wusul-state-${file.state.code}` }, file.state.name),
      file.priority &&
        el(
          'li',
          { class: `wusul-badge wusul-priority-${file.priority.code}` },
          words.case.priority(file.priority.name),
        ),
      ...file.waiting.map(({ name }) => el('li', { class: 'wusul-badge' }, words.sheet.alsoWaits, named(name))),
      dueAt && el('li', { class: 'wusul-head-due' }, clock(secondsLeft), ' ', moment(dueAt)),
    ),
    sheet.own && postponement(sheet, address),
  );
}

/** A value that was asked for, such as what somebody wrote. */
const inItsLanguage = (value) =>
  foreign(value) ? el('bdi', { dir: 'auto', lang: foreign(value) }, ...numbersInOrder(value)) : numbersInOrder(value);

const listed = (shown) =>
  shown.flatMap(({ name, value, at }) => fact(named(name), at ? moment(at) : inItsLanguage(value)));

const request = ({ file, particulars }) =>
  section(
    words.case.request,
    el('p', { class: 'wusul-subject' }, written(file.subject)),
    file.text && writing('p', file.text),
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
    { class: 'wusul-sheet', 'aria-label': words.sheet.shown },
    // Between the heading of the task and those of the parts
    el('h3', { class: 'sr-only' }, words.case.tab),
    ...sheet.parts.map(({ title, facts: shown }) => section(title, facts(...listed(shown)))),
    ...sheet.shows.flatMap((part) => PARTS[part]?.(sheet, address) || []),
  );

/** Shows the letter with the answer as it stands in the form, or as it was written, before anything is issued. */
const preview = (address) =>
  button(words.sheet.preview, { class: 'btn btn-default wusul-preview' }, ({ currentTarget }) =>
    openViewer(currentTarget, {
      title: words.sheet.previewTitle,
      read: (page) => send(`${address}/case/letter/${page}`, answered()),
    }),
  );

function answered() {
  const field = document.querySelector(ANSWER);
  return field ? { answer: field.value } : {};
}

const ANSWER = '.task-card .form-pane textarea[id$="Field_Answer"]';

let drawn = {};

/** Whoever takes a task gets its head anew. */
const taken = (card) => card.querySelector('.assignee')?.textContent.trim();

/** The names of the groups that may take a task without a readable case, for a page in English. */
const groupsOf = async (api, task) =>
  ARABIC ? [] : (await send(`${root(api)}/search/cards`, { tasks: [task], groups: true }))[task]?.groups;

/** Loads the sheet of a task once; a task without a readable case has none. */
function sheetOf(api, task, assignee) {
  if (drawn.task !== task || drawn.assignee !== assignee) {
    const address = `${root(api)}/task/${encodeURIComponent(task)}`;
    drawn = { task, assignee };
    drawn.loaded = ask(`${address}/sheet`)
      .then((sheet) => ({
        head: head(sheet, address),
        beside: beside(sheet, `${address}/case`),
        preview: sheet.letter && preview(address),
        groups: sheet.groups,
        proposed: sheet.shows.includes('LETTER'),
      }))
      .catch((failure) => {
        if (![403, 404, 410].includes(failure.status)) {
          console.error('The case of the task could not be shown', failure);
          return undefined;
        }
        return groupsOf(api, task).then((groups) => ({ groups }));
      })
      .catch(() => undefined);
  }
  return drawn.loaded;
}

async function look(api) {
  const task = shownTask();
  const card = document.querySelector('section.task-card');
  if (!task || !card) {
    return;
  }
  const sheet = await sheetOf(api, task, taken(card));
  if (task !== shownTask() || !card.isConnected) {
    return;
  }
  place(card.querySelector('.names'), '.wusul-head', sheet?.head, (names, made) => names.append(made));
  place(card.querySelector('.form-pane'), '.wusul-sheet', sheet?.beside, (pane, made) => pane.prepend(made));
  nameGroups(card.querySelector('.meta .groups a'), sheet?.groups);
  const actions = card.querySelector('.form-pane .btn-primary[type="submit"]')?.parentElement;
  const previewed = (sheet?.proposed || document.querySelector(ANSWER)) && sheet?.preview;
  place(actions, '.wusul-preview', previewed, (buttons, made) => buttons.prepend(made));
}

/** The engine has one name of each group, which is Arabic. */
function nameGroups(link, groups) {
  const text = [...(link?.childNodes || [])].find((node) => foreign(node.data || ''));
  if (text && groups?.length > 0) {
    text.data = words.listOf(groups);
  }
}

/** Puts an element of the present task in its place, in that of an earlier task. */
function place(where, selector, made, into) {
  if (!where || (made && made.parentElement === where)) {
    return;
  }
  where.querySelector(`:scope > ${selector}`)?.remove();
  if (made) {
    into(where, made);
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
