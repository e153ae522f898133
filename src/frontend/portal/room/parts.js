/* The parts of the page, by their names, and the words that it keeps in templates. */

export const part = (name) => document.getElementById(`room-${name}`);

/** Returns a copy of what a template has. */
export const copy = (template) => part(template).content.cloneNode(true).firstElementChild;

/** Returns a word of a template, with its place filled. */
export function wordOf(template, kind, value, filled = '') {
  return part(template).content.querySelector(`[data-${kind}="${value}"]`)?.textContent.replace('{0}', filled);
}
