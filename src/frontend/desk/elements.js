/*
 * What our pages in the staff's web apps are made of. Everything that people wrote goes into the page as text, never as
 * markup. All words that have a code behind them come from the server in Arabic.
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
    el('span', { class: 'wusul-quiet' }, `الموافق ${gregorian}، `, number(time)),
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
