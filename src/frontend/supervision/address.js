/*
 * The view is part of the address, so that bookmarks and the browser's back button work:
 * #/dashboard?centre=riyadh&days=90, #/wusul?figure=overdue, #/wusul/1448-0001234-7.
 */
import { query } from './server.js';

export const LIST = '/wusul';

export const ROOMS = '/rooms';

export const ALARMS = '/alarms';

const parts = () => location.hash.slice(1).split('?');

export const path = () => parts()[0];

export const choices = () => Object.fromEntries(new URLSearchParams(parts()[1] || ''));

export function link(to, chosen = {}) {
  const search = query(chosen).toString();
  return `#${to}${search && `?${search}`}`;
}

export const caseLink = (reference) => link(`${LIST}/${encodeURIComponent(reference)}`);

/** The places and the period, which are kept on every page. */
export const places = ({ centre, department, process, days }) => ({ centre, department, process, days });

/** Changes the selection and returns to the first page of a list. */
export function choose(changes) {
  location.hash = link(path(), { ...choices(), page: undefined, ...changes });
}
