/* The building blocks of the tab. */
import { button as plainButton, el, number, written } from '../shared/elements.js';
import { quoting } from '../shared/language.js';
import { messageIn } from '../shared/server.js';
import { LANGUAGE } from '../shared/words.js';
import { ELEMENTS, WORDS } from './words.js';

/** Isolates texts of models, which are read from the left. */
export const code = (value) => el('code', { dir: 'ltr', class: 'wv-code' }, value);

export const table = (caption, heads, rows) =>
  el(
    'div',
    { class: 'wv-scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      { class: 'wv-table' },
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows),
    ),
  );

export const row = (...cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, ...[cell].flat())));

let sections = 0;

export function section(title, ...content) {
  const id = `wv-section-${++sections}`;
  return el('section', { class: 'wv-section', 'aria-labelledby': id }, el('h3', { id }, title), ...content);
}

export const button = (text, click, more = {}) => plainButton(text, more, click);

export function sentence(fault) {
  return el('span', { class: 'wv-fault' }, ...quoting(messageIn(LANGUAGE, fault)));
}

export function faults(list) {
  return el(
    'ul',
    { class: 'wv-faults' },
    ...list.map((fault) =>
      el(
        'li',
        { class: fault.prevents ? 'wv-prevents' : 'wv-warns', 'data-code': fault.code },
        el('strong', {}, fault.prevents ? WORDS.prevents : WORDS.warns),
        sentence(fault),
      ),
    ),
  );
}

/** Names are texts for people; every other value is quoted from the model. */
export function said(aspect, text) {
  return aspect === 'NAME' || aspect === 'INSTRUCTION' || aspect === 'PATH'
    ? written(text)
    : code(aspect === 'KIND' ? ELEMENTS[text] || text : text);
}

/** Shows only a number for cases the person may not see. */
export function reference({ reference: one, cases }) {
  return one ? number(one) : [WORDS.cases, number(cases)];
}

const LONGEST_REASON = 500;

/** A field for the reason of an action, with the button of the action and of others that need a reason too. */
export function withReason(tab, label, text, work, more = []) {
  const reason = el('textarea', { class: 'form-control', rows: '2', maxlength: LONGEST_REASON });
  const act = (job) => () => tab.attempt(() => job(reason.value));
  return el(
    'div',
    { class: 'wv-reason' },
    el('label', {}, WORDS.reason(label), reason),
    el(
      'div',
      { class: 'wv-actions' },
      button(text, act(work), { class: 'btn btn-primary' }),
      ...more.map(([name, job]) => button(name, act(job))),
    ),
  );
}
