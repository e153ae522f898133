/* The changes of a draft in words of law, which the server writes as a small part of Markdown: headings and lists. */
import { el } from '../shared/elements.js';
import { code } from '../versions/parts.js';

/** Returns the elements of the text; a line that begins further in belongs to the one before. */
export function law(text) {
  const parts = [];
  let list;
  for (const line of text.split('\n').filter((one) => one.trim())) {
    const entry = /^(\s*)- (.*)$/.exec(line);
    if (!entry) {
      list = undefined;
      parts.push(el('p', {}, ...strong(line)));
      continue;
    }
    const item = el('li', {}, ...strong(entry[2]));
    if (entry[1] && list?.lastElementChild) {
      const owner = list.lastElementChild;
      const inner = owner.querySelector('ul') || owner.appendChild(el('ul'));
      inner.append(item);
    } else {
      if (!list) {
        list = el('ul');
        parts.push(list);
      }
      list.append(item);
    }
  }
  return parts;
}

const strong = (line) =>
  line.split(/\*\*(.*?)\*\*/).flatMap((part, place) => (place % 2 ? el('strong', {}, ...quoted(part)) : quoted(part)));

/** Values of models are read from the left. */
const quoted = (text) => text.split(/`(.*?)`/).map((part, place) => (place % 2 ? code(part) : part));
