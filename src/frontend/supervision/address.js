/*
 * What is looked at stands in the address, so that it can be kept as a bookmark and the browser's arrows work:
 * #/dashboard?centre=riyadh&days=90, #/wusul?figure=overdue, #/wusul/1448-0001234-7.
 */
import { query } from './server.js';

export const LIST = '/wusul';

const parts = () => location.hash.slice(1).split('?');

export const path = () => parts()[0];

export const choices = () => Object.fromEntries(new URLSearchParams(parts()[1] || ''));

export function link(to, chosen = {}) {
  const search = query(chosen).toString();
  return `#${to}${search && `?${search}`}`;
}

export const caseLink = (reference) => link(`${LIST}/${encodeURIComponent(reference)}`);

/** The places and the period that hold wherever one goes. */
export const places = ({ centre, department, process, days }) => ({ centre, department, process, days });

/** Chosen anew: whatever page of a list one was on, it begins again. */
export function choose(changes) {
  location.hash = link(path(), { ...choices(), page: undefined, ...changes });
}
