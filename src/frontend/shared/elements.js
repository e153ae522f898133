/*
 * The building blocks of our pages in the web apps and in the portal. User input is added to the page as text, never as
 * markup. The display texts of codes come from the server.
 */
import { inBothCalendars } from './dates.js';
import { common, foreign } from './words.js';

/**
 * Creates an element. Attributes that are missing or false are left out, and those named on… are listeners. Children are
 * elements or text, and missing ones are left out.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** A table whose rows become cards on a narrow screen; the roles keep it a table for screen readers. */
export const cardTable = (caption, columns, rows) =>
  el(
    'table',
    { class: 'table wusul-table wusul-stack', role: 'table' },
    el('caption', { class: 'sr-only' }, caption),
    el(
      'thead',
      { role: 'rowgroup' },
      el('tr', { role: 'row' }, ...columns.map(([name]) => el('th', { scope: 'col', role: 'columnheader' }, name))),
    ),
    el(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((row) =>
        el(
          'tr',
          { role: 'row' },
          ...columns.map(([name, cell]) => el('td', { role: 'cell', 'data-name': name }, ...[cell(row)].flat(2))),
        ),
      ),
    ),
  );

/** Isolates references, numbers and telephone numbers, which are read from the left in any text. */
export const number = (value) => el('bdi', { dir: 'ltr', class: 'wusul-number' }, value);

/** Isolates user input, which keeps the direction of its own first letter, and its language. */
export const written = (value) => el('bdi', { dir: 'auto', lang: foreign(value) }, value);

/** A text that somebody wrote, with its lines. */
export const writing = (tag, text) => el(tag, { class: 'wusul-text', dir: 'auto', lang: foreign(text) }, text);

/** A name that the server words, which is Arabic where nobody has written an English one. */
export const named = (name) => (name && foreign(name) ? written(name) : name);

export function moment(at) {
  const { iso, time } = at;
  const [first, second] = common.moment(inBothCalendars(at));
  return el(
    'time',
    { datetime: iso, class: 'wusul-moment' },
    el('span', {}, first),
    ' ',
    el('span', { class: 'wusul-quiet' }, second, number(time)),
  );
}

export const fact = (name, ...value) =>
  value.flat().some((part) => part) ? [el('dt', {}, name), el('dd', {}, ...value)] : [];

export const facts = (...pairs) => el('dl', { class: 'wusul-facts' }, ...pairs);

let sections = 0;

export function section(title, ...content) {
  const id = `wusul-section-${++sections}`;
  return el(
    'section',
    { class: 'wusul-section', 'aria-labelledby': id },
    el('h4', { id, class: 'wusul-title' }, title),
    ...content,
  );
}

export const nothing = (sentence) => el('p', { class: 'wusul-quiet' }, sentence);

export function button(label, attributes, click) {
  const made = el('button', { type: 'button', class: 'btn btn-default', ...attributes }, label);
  made.addEventListener('click', click);
  return made;
}

/** Shows a word with its colour, so that neither is needed alone. */
export const badge = (kind, word) =>
  word &&
  el(
    'span',
    { class: `wusul-badge wusul-${kind}-${word.code}` },
    el('span', { class: 'wusul-dot', 'aria-hidden': 'true' }),
    word.name,
  );

export function table(caption, names, rows) {
  return el(
    'table',
    { class: 'table wusul-table' },
    el('caption', { class: 'sr-only' }, caption),
    el('thead', {}, el('tr', {}, ...names.map((name) => (name ? el('th', { scope: 'col' }, name) : el('td', {}))))),
    el('tbody', {}, ...rows),
  );
}

let fields = 0;

/** A field with its label and an optional hint. */
export function field(label, control, help) {
  control.id = `wusul-field-${++fields}`;
  const hint = help && el('p', { id: `${control.id}-help`, class: 'wusul-quiet' }, help);
  if (hint) {
    control.setAttribute('aria-describedby', hint.id);
  }
  return el('div', { class: 'wusul-field' }, el('label', { for: control.id }, label), control, hint);
}

/** The place in a panel for the result of an action. */
export function outcome() {
  const place = el('div', { class: 'wusul-outcome', role: 'status' });
  place.say = (kind, ...content) => {
    place.className = `wusul-outcome wusul-outcome-${kind}`;
    place.replaceChildren(...content.filter((part) => part));
  };
  return place;
}

let dialogs = 0;

/** Opens a modal dialog; the browser keeps the keyboard focus in it and returns it on closing. */
export function dialog(title, className, ...content) {
  const id = `wusul-dialog-${++dialogs}`;
  const close = el('button', { type: 'button', class: 'wusul-close', 'aria-label': common.close }, '×');
  const shown = el(
    'dialog',
    { class: `wusul-dialog ${className}`, 'aria-labelledby': id },
    el('header', { class: 'wusul-dialog-header' }, el('h3', { id }, title), close),
    ...content,
  );
  close.addEventListener('click', () => shown.close());
  shown.addEventListener('close', () => shown.remove());
  // Keeps the task list's keyboard shortcuts from reacting.
  shown.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(shown);
  shown.showModal();
  return shown;
}

/** Shows a notice in the tab while there is no case. */
export function notice(state, sentence, ...actions) {
  return el(
    'div',
    {
      class: `wusul-notice wusul-notice-${state}`,
      'data-state': state,
      role: state === 'loading' ? 'status' : 'alert',
    },
    el('p', {}, sentence),
    ...actions,
  );
}

export function retry(again) {
  const button = el('button', { type: 'button', class: 'btn btn-default' }, common.again);
  button.addEventListener('click', again);
  return button;
}
