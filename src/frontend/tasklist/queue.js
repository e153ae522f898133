/* The table from which a person opens their tasks one after another: its place is kept while they work. */
import { questions } from '../shared/server.js';
import { root, send } from './server.js';

/** The last question about a table with the ids of its answer; only in the memory of this window. */
let place;

const asking = questions();

export const kept = () => place;

/** Checks whether the tasks of this list are opened from its table. */
export const queued = (list) => place?.asked.list === list;

/** Asks for a page of a table and keeps its place, unless another one has been asked for since. */
export async function turnTo(api, asked) {
  const newest = asking();
  const page = await send(`${root(api)}/desk/tasks`, asked);
  if (newest()) {
    place = { asked: { ...asked, page: page.number }, ids: page.rows.map(({ id }) => id), opened: place?.opened };
  }
  return page;
}

export function opened(id) {
  place = { ...place, opened: id };
}

/** Returns the task after this one in the order of the table, or in the list's own order. */
export async function following(api, task, list) {
  const asked = queued(list) ? place.asked : { list, column: null, descending: false, page: 0 };
  const before = queued(list) ? place.ids : [];
  const later = before.slice(before.indexOf(task) + 1);
  const page = await turnTo(api, asked);
  const next =
    page.rows.find(({ id }) => later.includes(id)) ||
    page.rows.find(({ id }) => id !== task && !before.includes(id)) ||
    (page.number + 1 < page.pages && (await turnTo(api, { ...asked, page: page.number + 1 })).rows[0]) ||
    page.rows.find(({ id }) => id !== task);
  if (next) {
    opened(next.id);
  }
  return next;
}
