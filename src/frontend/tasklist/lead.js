/* Lets the lead of a place assign its tasks, many at once. */
import {
  badge,
  button,
  dialog,
  el,
  field,
  moment,
  named,
  nothing,
  number,
  outcome,
  table,
  written,
} from '../shared/elements.js';
import { messageIn } from '../shared/server.js';
import { foreign, LANGUAGE } from '../shared/words.js';
import { openTask } from './next.js';
import { following } from './queue.js';
import { ask, root, send } from './server.js';
import { words } from './words.js';

function row(task, choose) {
  const box = el('input', {
    type: 'checkbox',
    'aria-label': words.lead.choose(task.name, task.reference || ''),
    lang: foreign(task.name),
  });
  box.addEventListener('change', () => choose(task, box.checked));
  return Object.assign(
    el(
      'tr',
      {},
      el('td', {}, box),
      el('td', {}, named(task.name)),
      el('td', {}, task.reference && number(task.reference)),
      el('td', {}, task.group),
      el('td', {}, task.assignee ? written(task.assigneeName) : words.lead.group),
      el('td', {}, badge('priority', task.priority)),
      el('td', {}, badge('due', task.due), ' ', task.dueAt && moment(task.dueAt)),
    ),
    { task, box },
  );
}

/** Lists the refused tasks with the reasons. */
const refusals = (refused, tasks) =>
  el(
    'ul',
    {},
    ...refused.map((one) => {
      const task = tasks.find(({ id }) => id === one.task);
      return el(
        'li',
        {},
        el('strong', {}, named(task.name)),
        ' ',
        task.reference && number(task.reference),
        ': ',
        messageIn(LANGUAGE, one),
      );
    }),
  );

const place = () => new URLSearchParams(location.hash.split('?')[1] || '');

/** The number of tasks of each person; a name shows that person's tasks only. */
const loads = (people, show) =>
  el(
    'details',
    { class: 'wusul-load', open: true },
    el('summary', {}, words.lead.load),
    table(
      words.lead.load,
      Object.values(words.lead.loadColumns),
      people.map(({ name, tasks, overdue, oldest }) =>
        el(
          'tr',
          {},
          el(
            'td',
            {},
            button(written(name), { class: 'btn btn-link wusul-open' }, () => show(name)),
          ),
          el('td', {}, number(tasks)),
          el('td', { class: overdue > 0 && 'wusul-late' }, number(overdue)),
          el('td', {}, oldest ? moment(oldest) : words.noTime),
        ),
      ),
    ),
  );

function hand(api, { tasks, colleagues, load, more }, panel, said) {
  const chosen = new Set();
  const count = el('span', { class: 'wusul-quiet', role: 'status' }, words.lead.noneChosen);
  const colleague = el('select', { class: 'form-control' });
  const reason = el('input', {
    type: 'text',
    class: 'form-control',
    required: '',
    minlength: '5',
    maxlength: '200',
    dir: 'auto',
  });
  const only = el('input', { type: 'search', class: 'form-control', autocomplete: 'off' });
  const give = el('button', { type: 'submit', class: 'btn btn-primary' }, words.lead.give);
  const go = button(words.lead.giveAndGo, {}, () => form.reportValidity() && assign(colleague.value, true));
  const back = button(words.lead.back, {}, () => form.reportValidity() && assign(null));
  const rows = tasks.map((task) => row(task, choose));
  const all = el('input', { type: 'checkbox', 'aria-label': words.lead.chooseAll });
  const form = el(
    'form',
    { class: 'wusul-form wusul-hand' },
    field(words.lead.colleague, colleague),
    field(words.lead.reason, reason, words.lead.reasonHelp),
    el('div', { class: 'wusul-buttons' }, give, go, back, count),
  );

  function choose(task, add) {
    chosen[add ? 'add' : 'delete'](task);
    count.textContent = chosen.size === 0 ? words.lead.noneChosen : words.lead.chosen(chosen.size);
    give.disabled = back.disabled = chosen.size === 0;
    // Colleagues who may take at least one of the chosen tasks.
    const able = colleagues.filter(
      ({ groups }) =>
        chosen.size === 0 || [...chosen].some((one) => one.groups.some((group) => groups.includes(group))),
    );
    const before = colleague.value;
    colleague.replaceChildren(...able.map(({ id, name }) => el('option', { value: id, lang: foreign(name) }, name)));
    colleague.value = able.some(({ id }) => id === before) ? before : able[0]?.id || '';
    give.disabled = go.disabled = give.disabled || able.length === 0;
  }

  /** Opens the task after the one that was assigned, in the order of the list that is shown. */
  async function goOn() {
    const filter = place().get('filter');
    const next = filter && (await following(api, place().get('task'), filter));
    panel.close();
    if (next) {
      openTask(next.id);
    }
  }

  async function assign(to, andGo) {
    const ids = [...chosen].map(({ id }) => id);
    give.disabled = go.disabled = back.disabled = true;
    try {
      const { done, refused } = await send(`${root(api)}/lead/assign`, {
        tasks: ids,
        colleague: to,
        reason: reason.value,
      });
      said.say(
        refused.length === 0 ? 'done' : 'refused',
        el('p', {}, words.lead.done(done), refused.length > 0 && words.lead.refused(refused.length)),
        refused.length > 0 && refusals(refused, tasks),
      );
      await (andGo && refused.length === 0 ? goOn() : open(api, panel, said));
    } catch (failure) {
      said.say('refused', failure.message);
      give.disabled = go.disabled = back.disabled = false;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    assign(colleague.value);
  });
  const narrow = () =>
    rows.forEach((one) => {
      one.hidden = !one.textContent.includes(only.value.trim());
    });
  const show = (name) => {
    only.value = name;
    narrow();
    only.focus();
  };
  only.addEventListener('input', narrow);
  all.addEventListener('change', () =>
    rows
      .filter((one) => !one.hidden)
      .forEach((one) => {
        one.box.checked = all.checked;
        choose(one.task, all.checked);
      }),
  );
  const shown = rows.find(({ task: { id } }) => id === place().get('task'));
  if (shown) {
    shown.box.checked = true;
    choose(shown.task, true);
  } else {
    choose(null, false);
  }

  const list = table(words.lead.caption, ['', ...Object.values(words.lead.columns)], rows);
  list.tHead.rows[0].cells[0].replaceWith(el('td', {}, all));
  return tasks.length === 0
    ? [nothing(words.lead.none)]
    : [
        loads(load, show),
        form,
        field(words.lead.narrow, only),
        el('div', { class: 'wusul-scroll', tabindex: '0', role: 'region', 'aria-label': words.lead.tasks }, list),
        more && nothing(words.lead.more),
      ];
}

async function open(api, panel, said) {
  const place = panel.querySelector('.wusul-lead');
  const work = await ask(`${root(api)}/lead/tasks`);
  place.replaceChildren(...hand(api, work, panel, said).filter((part) => part));
}

export const leadDesk = {
  id: 'wusul.lead',
  pluginPoint: 'tasklist.navbar.action',
  priority: 340,
  async render(node, { api }) {
    if (await ask(`${root(api)}/lead`).catch(() => null)) {
      node.replaceChildren(
        button(words.lead.open, { class: 'wusul-action wusul-lead-open' }, () => {
          const said = outcome();
          const panel = dialog(
            words.lead.title,
            'wusul-dialog-lead',
            said,
            el('div', { class: 'wusul-lead' }, nothing(words.lead.loading)),
          );
          open(api, panel, said).catch((failure) => said.say('refused', failure.message));
        }),
      );
    }
  },
};
