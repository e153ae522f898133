/*
 * What all panels of the desk are made of. What people wrote goes into the page as text, never as markup. Words that have a
 * code behind them come from the server in Arabic.
 */

/** An element; children are elements or text, what is not there is left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child));
  return element;
}

/** References, numbers and telephone numbers are read from the left, whatever stands around them. */
export const number = (value) => el('bdi', { dir: 'ltr', class: 'wusul-number' }, value);

/** What people wrote keeps the direction of its own first letter. */
export const written = (value) => el('bdi', { dir: 'auto' }, value);

export function moment({ iso, hijri, gregorian, time }) {
  return el(
    'time',
    { datetime: iso, class: 'wusul-moment' },
    el('span', {}, hijri),
    ' ',
    el('span', { class: 'wusul-quiet' }, `الموافق ${gregorian}، `, number(time))
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
    ...content
  );
}

export const nothing = (sentence) => el('p', { class: 'wusul-quiet' }, sentence);

export function button(label, attributes, click) {
  const made = el('button', { type: 'button', class: 'btn btn-default', ...attributes }, label);
  made.addEventListener('click', click);
  return made;
}

/** A word with its colour, for people who see colours and for those who do not. */
export const badge = (kind, word) =>
  word && el('span', { class: `wusul-badge wusul-${kind}-${word.code}` }, el('span', { class: 'wusul-dot', 'aria-hidden': 'true' }), word.name);

export function table(caption, names, rows) {
  return el(
    'table',
    { class: 'table wusul-table' },
    el('caption', { class: 'sr-only' }, caption),
    el('thead', {}, el('tr', {}, ...names.map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows)
  );
}

let fields = 0;

/** A field with its label and, where there is one, what helps to fill it. */
export function field(label, control, help) {
  control.id = `wusul-field-${++fields}`;
  const hint = help && el('p', { id: `${control.id}-help`, class: 'wusul-quiet' }, help);
  if (hint) {
    control.setAttribute('aria-describedby', hint.id);
  }
  return el('div', { class: 'wusul-field' }, el('label', { for: control.id }, label), control, hint);
}

/** Where a panel says what became of what somebody did in it. */
export function outcome() {
  const place = el('div', { class: 'wusul-outcome', role: 'status' });
  place.say = (kind, ...content) => {
    place.className = `wusul-outcome wusul-outcome-${kind}`;
    place.replaceChildren(...content.filter((part) => part));
  };
  return place;
}

let dialogs = 0;

/** A panel over the page; the browser keeps the keyboard in it and gives the focus back. */
export function dialog(title, className, ...content) {
  const id = `wusul-dialog-${++dialogs}`;
  const close = el('button', { type: 'button', class: 'wusul-close', 'aria-label': 'إغلاق' }, '×');
  const shown = el(
    'dialog',
    { class: `wusul-dialog ${className}`, 'aria-labelledby': id, lang: 'ar', dir: 'rtl' },
    el('header', { class: 'wusul-dialog-header' }, el('h3', { id }, title), close),
    ...content
  );
  close.addEventListener('click', () => shown.close());
  shown.addEventListener('close', () => shown.remove());
  // The task list has keys of its own.
  shown.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(shown);
  shown.showModal();
  return shown;
}

/** What stands in the tab while there is no case to show. */
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
  const button = el('button', { type: 'button', class: 'btn btn-default' }, 'إعادة المحاولة');
  button.addEventListener('click', again);
  return button;
}
