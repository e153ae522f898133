/* Searches cases by reference, person, mobile number or words, from the desk and from the header. */
import { openCase } from './case.js';
import { button, dialog, el, field, moment, nothing, number, outcome, table, written } from '../shared/elements.js';
import { openTask } from './next.js';
import { root, send } from './server.js';

function results(found, api, close) {
  return found.length === 0
    ? nothing('لا معاملة بهذا يمكنك الاطلاع عليها.')
    : table(
        'المعاملات التي وُجدت',
        ['رقم المعاملة', 'الخدمة', 'صاحب الطلب', 'الموضوع', 'الحالة', 'أين هي الآن', 'تاريخ التقديم', 'مهامك فيها'],
        found.map(({ reference, service, person, subject, state, openedAt, waiting, tasks }) =>
          el(
            'tr',
            {},
            el(
              'td',
              {},
              button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(root(api), reference)),
            ),
            el('td', {}, service),
            el('td', {}, written(person)),
            el('td', {}, written(subject)),
            el('td', {}, state.name),
            el(
              'td',
              {},
              ...waiting.map(({ step, place }) => el('div', {}, step, place && el('span', {}, ' – ', written(place)))),
            ),
            el('td', {}, moment(openedAt)),
            el(
              'td',
              {},
              ...tasks.map(({ id, name }) =>
                button(name, { class: 'btn btn-link wusul-open' }, () => {
                  close();
                  openTask(id);
                }),
              ),
            ),
          ),
        ),
      );
}

/** The form of the search with the place of what it finds. */
export function searchForm(api, close) {
  const input = el('input', {
    type: 'search',
    autocomplete: 'off',
    class: 'form-control',
    required: '',
    minlength: '2',
    maxlength: '100',
    dir: 'auto',
  });
  const place = el('div', { class: 'wusul-found', 'aria-live': 'polite' });
  const said = outcome();
  const form = el(
    'form',
    { class: 'wusul-form wusul-search', role: 'search' },
    field(
      'رقم المعاملة أو رقم الهوية أو الجوال، أو كلمات من الاسم والموضوع',
      input,
      'يُسجل في سجل الاطلاع كل ما يظهر لك هنا.',
    ),
    el('button', { type: 'submit', class: 'btn btn-primary' }, 'بحث'),
    said,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    said.say('busy', 'جارٍ البحث…');
    place.replaceChildren();
    try {
      const found = await send(`${root(api)}/search/cases`, { number: input.value });
      said.say('done');
      place.replaceChildren(results(found, api, close));
    } catch (refused) {
      said.say('refused', refused.message);
    }
  });
  return { form, place, input };
}

function search(api) {
  const { form, place, input } = searchForm(api, () => panel.close());
  const panel = dialog('البحث عن معاملة', 'wusul-dialog-search', form, place);
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
