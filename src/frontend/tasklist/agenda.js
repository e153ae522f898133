/* The page of appointments of the Minister's office, of a prison and of a centre's interpreters, to read and to print. */
import { openCase } from './case.js';
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
import { firstDay } from '../shared/dates.js';
import { ask, root } from './server.js';
import { words } from './words.js';

const { columns: NAMES, parts: PARTS } = words.agenda;

const moment = (at) => (at ? el('time', { datetime: at.iso }, `${firstDay(at)} `, number(at.time)) : words.noTime);

const columns = (api) => [
  [NAMES.at, ({ at, until }) => [moment(at), until && [el('br'), words.agenda.until, moment(until)]]],
  [
    NAMES.reference,
    ({ reference, openable }) =>
      openable
        ? button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference))
        : number(reference),
  ],
  [NAMES.person, ({ person }) => (person ? written(person) : '–')],
  [NAMES.whom, ({ with: whom }) => (whom ? written(whom) : '–')],
  [NAMES.how, ({ how }) => how],
  [NAMES.state, ({ state, file }) => [state?.name || '–', ' ', badge('file', file)]],
];

function open(api) {
  const said = outcome();
  const content = el('div', { class: 'wusul-agenda', 'data-state': 'loading' }, nothing(words.loading));
  const updated = el('span', { class: 'wusul-quiet' });

  async function refresh() {
    try {
      const { at, entries } = await ask(`${root(api)}/desk/agenda/days`);
      updated.replaceChildren(...words.agenda.updated(number(at.time)));
      const parts = Object.entries(PARTS)
        .map(([part, name]) => [name, entries.filter((one) => one.part === part)])
        .filter(([, rows]) => rows.length > 0);
      content.replaceChildren(
        ...(parts.length > 0
          ? parts.map(([name, rows]) => section(`${name} (${rows.length})`, cardTable(name, columns(api), rows)))
          : [nothing(words.agenda.none)]),
      );
      content.dataset.state = 'ready';
      said.say('done');
    } catch (failure) {
      said.say('refused', failure.message);
    }
  }

  dialog(
    words.agenda.title,
    'wusul-dialog-agenda',
    el(
      'div',
      { class: 'wusul-buttons' },
      button(words.refresh, {}, refresh),
      button(words.agenda.print, {}, () => window.print()),
      updated,
    ),
    said,
    content,
  );
  refresh();
}

export const agenda = {
  id: 'wusul.agenda',
  pluginPoint: 'tasklist.navbar.action',
  priority: 355,
  async render(node, { api }) {
    if (await ask(`${root(api)}/desk/agenda`).catch(() => null)) {
      node.replaceChildren(button(words.agenda.title, { class: 'wusul-action wusul-agenda-open' }, () => open(api)));
    }
  },
};
