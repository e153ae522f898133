/* Opens the next task of the same list after completion: first the person's own, then unassigned ones. */
import { button, el, named } from '../shared/elements.js';
import { common } from '../shared/words.js';
import { choice, choose } from '../webapps/shared/choices.js';
import { following, queued } from './queue.js';
import { ask, person, root, send } from './server.js';
import { words } from './words.js';

const key = (user) => `wusul-next-task-${encodeURIComponent(user)}`;
const wanted = (user) => choice(key(user)) !== 'off';

export function nextTaskSwitch(user) {
  const box = el('input', { type: 'checkbox' });
  box.checked = wanted(user);
  box.addEventListener('change', () => choose(key(user), box.checked ? 'on' : 'off'));
  return el('label', { class: 'wusul-switch' }, box, words.next.wanted);
}

let told;

/** Shows a message for a while, below everything else. */
export const tell = (...content) => say('', content);

/** Shows a message that asks for attention. */
const warn = (...content) => say(' wusul-told-warning', content);

function say(kind, content) {
  told?.remove();
  const close = button(common.close, { class: 'btn btn-default btn-sm' }, () => told.remove());
  told = el('div', { class: `wusul-told${kind}`, role: 'status' }, el('span', {}, ...content), close);
  document.body.append(told);
  const mine = told;
  setTimeout(() => mine.remove(), 12_000);
}

const place = () => new URLSearchParams(location.hash.split('?')[1] || '');

/** Opens a task, in this list if one is given. */
export function openTask(id, list) {
  const search = place();
  if (list) {
    search.set('filter', list);
  }
  search.set('task', id);
  search.delete('detailsTab');
  search.set('forceDisplayTask', 'true');
  location.hash = `#/?${search}`;
}

/** Finds the first task in the list's own order: by due date, then by priority. */
async function first(api, filter, condition, shown) {
  const found = await send(
    `${api.engineApi}/filter/${encodeURIComponent(filter)}/list?firstResult=0&maxResults=2`,
    condition,
  );
  return found.find(({ id }) => id !== shown);
}

const firstOf = async (api, filter, user, shown) =>
  (await first(api, filter, { assignee: user }, shown)) || first(api, filter, { unassigned: true }, shown);

/** Returns the lists in their order, without that of what was put off. */
async function lists(api) {
  const all = await ask(`${api.engineApi}/filter?resourceType=Task`);
  return all
    .filter(({ query }) => !Object.keys(query).some((key) => key.startsWith('followUpAfter')))
    .sort((one, other) => (one.properties.priority || 0) - (other.properties.priority || 0))
    .map(({ id }) => id);
}

/** Opens the next task of the list, without completing the open one, or of the first list that has one; returns whether there is one. */
export async function openNext(api) {
  const user = await person(api);
  const shown = place().get('task');
  const chosen = place().get('filter');
  const after = chosen && (await following(api, shown, chosen));
  if (after) {
    openTask(after.id);
    tell(words.next.next, el('strong', {}, named(after.step)));
    return true;
  }
  for (const list of new Set([chosen, ...(await lists(api))].filter((id) => id))) {
    const task = await firstOf(api, list, user, shown);
    if (task) {
      openTask(task.id);
      tell(words.next.next, el('strong', {}, named(task.name)));
      return true;
    }
  }
  tell(words.next.none);
  return false;
}

/** Returns the task that the same step of the same process gave back, such as after a wrong code. */
const again = (api, completed) =>
  ask(`${root(api)}/task/${encodeURIComponent(completed)}/again`).catch(() => undefined);

async function next(api, completed) {
  const back = completed && (await again(api, completed));
  if (back) {
    openTask(back.id);
    warn(words.next.again, el('strong', {}, named(back.name)));
    return;
  }
  const user = await person(api);
  const filter = place().get('filter');
  if (!filter || !wanted(user)) {
    return;
  }
  try {
    const task = queued(filter) ? await following(api, completed, filter) : await firstOf(api, filter, user);
    if (task) {
      openTask(task.id);
      tell(words.next.completed, el('strong', {}, named(task.name || task.step)));
    } else {
      tell(words.next.last);
    }
  } catch (failure) {
    console.error('The next task could not be found', failure);
  }
}

export const nextTask = {
  id: 'wusul.next',
  pluginPoint: 'tasklist.navbar.action',
  priority: 10,
  render(node, { api }) {
    // The task list sends this event on completion (patches.mjs).
    window.addEventListener('wusul-completed', ({ detail }) => next(api, detail));
  },
};
