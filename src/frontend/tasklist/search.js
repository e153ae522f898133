/* Searches cases by reference, person, mobile number or words, from the desk and from the header. */
import { openCase } from './case.js';
import {
  button,
  cardTable,
  dialog,
  el,
  field,
  moment,
  named,
  nothing,
  number,
  outcome,
  written,
} from '../shared/elements.js';
import { questions } from '../shared/server.js';
import { openTask } from './next.js';
import { root, send } from './server.js';
import { words } from './words.js';

const { columns: NAMES } = words.search;

const columns = (api, close) => [
  [
    NAMES.reference,
    ({ reference }) =>
      button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference)),
  ],
  [NAMES.service, ({ service }) => named(service)],
  [NAMES.person, ({ person }) => written(person)],
  [NAMES.subject, ({ subject }) => written(subject)],
  [NAMES.state, ({ state }) => state.name],
  [
    NAMES.waiting,
    ({ waiting }) =>
      waiting.map(({ step, place }) => el('div', {}, named(step), place && el('span', {}, ' – ', written(place)))),
  ],
  [NAMES.openedAt, ({ openedAt }) => moment(openedAt)],
  [
    NAMES.tasks,
    ({ tasks }) =>
      tasks.map(({ id, name }) =>
        button(named(name), { class: 'btn btn-link wusul-open' }, () => {
          close();
          openTask(id);
        }),
      ),
  ],
];

const results = (found, api, close) =>
  found.length === 0 ? nothing(words.search.none) : cardTable(words.search.found, columns(api, close), found);

/** The form of the search with the place of what it finds. */
export function searchForm(api, close) {
  const input = el('input', {
    type: 'search',
    autocomplete: 'off',
    class: 'form-control',
    required: '',
    minlength: '2',
    maxlength: '100',
    dir: 'auto',
  });
  const place = el('div', { class: 'wusul-found', 'aria-live': 'polite' });
  const said = outcome();
  const asking = questions();
  const form = el(
    'form',
    { class: 'wusul-form wusul-search', role: 'search' },
    field(words.search.label, input, words.search.logged),
    el('button', { type: 'submit', class: 'btn btn-primary' }, words.search.submit),
    said,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const newest = asking();
    said.say('busy', words.search.busy);
    place.replaceChildren();
    try {
      const found = await send(`${root(api)}/search/cases`, { number: input.value });
      if (newest()) {
        said.say('done');
        place.replaceChildren(results(found, api, close));
      }
    } catch (refused) {
      if (newest()) {
        said.say('refused', refused.message);
      }
    }
  });
  return { form, place, input };
}

function search(api, asked = '') {
  const { form, place, input } = searchForm(api, () => panel.close());
  const panel = dialog(words.search.title, 'wusul-dialog-search', form, place);
  input.value = asked;
  input.focus();
  if (asked) {
    form.requestSubmit();
  }
}

/** The same search above the list of tasks. */
export const listSearch = {
  id: 'wusul.list-search',
  pluginPoint: 'tasklist.list',
  priority: 150,
  render(node, { api }) {
    const input = el('input', {
      type: 'search',
      autocomplete: 'off',
      class: 'form-control',
      maxlength: '100',
      dir: 'auto',
      'aria-label': words.search.label,
      placeholder: words.search.open,
    });
    const form = el(
      'form',
      { class: 'wusul-list-search', role: 'search', 'aria-label': words.search.list },
      input,
      el('button', { type: 'submit', class: 'btn btn-default' }, words.search.submit),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      search(api, input.value.trim());
      input.value = '';
    });
    node.replaceChildren(form);
  },
};

export const caseSearch = {
  id: 'wusul.search',
  pluginPoint: 'tasklist.navbar.action',
  priority: 350,
  render(node, { api }) {
    node.replaceChildren(button(words.search.open, { class: 'wusul-action' }, () => search(api)));
  },
};
