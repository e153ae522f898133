/* Searches cases by their reference or by the requester's identity number. */
import { openCase } from './case.js';
import { button, dialog, el, field, moment, nothing, number, outcome, table, written } from '../shared/elements.js';
import { openTask } from './next.js';
import { root, send } from './server.js';

function results(found, api, panel) {
  return found.length === 0
    ? nothing('لا معاملة بهذا الرقم يمكنك الاطلاع عليها.')
    : table(
        'المعاملات التي وُجدت',
        ['رقم المعاملة', 'الخدمة', 'الموضوع', 'الحالة', 'تاريخ التقديم', 'مهامك فيها'],
        found.map(({ reference, service, subject, state, openedAt, tasks }) =>
          el(
            'tr',
            {},
            el(
              'td',
              {},
              button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference)),
            ),
            el('td', {}, service),
            el('td', {}, written(subject)),
            el('td', {}, state.name),
            el('td', {}, moment(openedAt)),
            el(
              'td',
              {},
              ...tasks.map(({ id, name }) =>
                button(name, { class: 'btn btn-link wusul-open' }, () => {
                  panel.close();
                  openTask(id);
                }),
              ),
            ),
          ),
        ),
      );
}

function search(api) {
  const input = el('input', {
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    class: 'form-control',
    required: '',
    maxlength: '20',
  });
  const place = el('div', { 'aria-live': 'polite' });
  const said = outcome();
  const form = el(
    'form',
    { class: 'wusul-form wusul-search', role: 'search' },
    field('رقم المعاملة أو رقم الهوية', input, 'يُسجل في سجل الاطلاع كل ما يظهر لك هنا.'),
    el('button', { type: 'submit', class: 'btn btn-primary' }, 'بحث'),
    said,
  );
  const panel = dialog('البحث عن معاملة', 'wusul-dialog-search', form, place);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    said.say('busy', 'جارٍ البحث…');
    place.replaceChildren();
    try {
      const found = await send(`${root(api)}/search/cases`, { number: input.value });
      said.say('done');
      place.replaceChildren(results(found, api, panel));
    } catch (refused) {
      said.say('refused', refused.message);
    }
  });
  input.focus();
}

export const caseSearch = {
  id: 'wusul.search',
  pluginPoint: 'tasklist.navbar.action',
  priority: 350,
  render(node, { api }) {
    node.replaceChildren(button('بحث عن معاملة', { class: 'wusul-action' }, () => search(api)));
  },
};
