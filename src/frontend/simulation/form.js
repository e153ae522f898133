/* The form of a simulation: the model, the number of cases, the staff and the shares of branches. */
import { el, number } from '../shared/elements.js';
import { foreign } from '../shared/words.js';
import { id, interleaved, percent, rounded } from './parts.js';
import { WORDS } from './words.js';

const { form: SAID } = WORDS;

/** A label with its field, and the value of a slider in words. */
function field(label, control, note) {
  control.id = control.id || id();
  return el(
    'div',
    { class: 'wusul-sim-field' },
    el('label', { for: control.id, lang: foreign(label) }, label),
    control,
    note && el('span', { class: 'wusul-sim-quiet' }, ...note),
  );
}

function slider(label, attributes, words) {
  const control = el('input', { type: 'range', ...attributes });
  const said = el('output', { class: 'wusul-sim-said' });
  const tell = () => {
    said.replaceChildren(...words(Number(control.value)));
    control.setAttribute('aria-valuetext', said.textContent);
  };
  control.addEventListener('input', tell);
  tell();
  return { control, row: field(label, control, [said]) };
}

function branchFields(branches) {
  return branches.map((branch) => {
    const control = el('input', {
      type: 'number',
      min: 0,
      max: 100,
      step: 1,
      placeholder: branch.share === null ? WORDS.unknown : Math.round(branch.share * 100),
    });
    const asked = [branch.question, branch.name].filter((word) => word).join(SAID.answer) || branch.target;
    return {
      row: field(asked, control, [
        branch.share === null
          ? SAID.unmeasured
          : el('span', {}, SAID.measured[0], percent(branch.share), SAID.measured[1], number(branch.seen)),
      ]),
      wish: () =>
        control.value === ''
          ? null
          : {
              process: branch.process,
              gateway: branch.gateway,
              target: branch.target,
              share: Number(control.value) / 100,
            },
    };
  });
}

/** The prefix of a draft's number, among the ids of definitions. */
const DRAFT = 'draft/';

export function form(basis, definition, start) {
  const versions = basis.versions.map((one, place) =>
    el(
      'option',
      { value: one.definition, selected: one.definition === definition },
      SAID.version(one.number, one.tag, place === 0),
    ),
  );
  const drafts = basis.drafts.map((one) =>
    el('option', { value: DRAFT + one.number }, SAID.draft(one.number, one.author, one.handedIn)),
  );
  const model = el(
    'select',
    {},
    el('optgroup', { label: SAID.versions }, ...versions),
    drafts.length > 0 && el('optgroup', { label: SAID.drafts }, ...drafts),
  );
  const file = el('input', { type: 'file', accept: '.bpmn,.xml' });
  const volume = slider(SAID.cases, { min: 25, max: 300, step: 5, value: 100 }, (share) => [
    number(`${share}%`),
    basis.casesADay > 0 ? SAID.perDay(rounded((basis.casesADay * share) / 100)) : SAID.example,
  ]);
  const days = el('input', { type: 'number', min: 7, max: 180, value: 60 });
  const staff = basis.groups.map((group) => {
    const most = Math.max(10, group.people * 3);
    const one = slider(group.name, { min: 0, max: most, step: 1, value: group.people }, (people) => [
      number(people),
      SAID.people(group.people),
    ]);
    return { ...one, group };
  });
  const branches = branchFields(basis.branches);
  const button = el('button', { type: 'submit', class: 'btn btn-primary' }, SAID.run);
  const fields = el(
    'form',
    { class: 'wusul-sim-form' },
    el(
      'p',
      {},
      basis.cases > 0 ? interleaved(SAID.basis, [basis.cases, basis.from, basis.until].map(number)) : SAID.noBasis,
    ),
    el(
      'div',
      { class: 'wusul-sim-fields' },
      field(SAID.model, model),
      field(SAID.file, file),
      volume.row,
      field(SAID.length, days),
    ),
    staff.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, SAID.staff),
        el('div', { class: 'wusul-sim-fields' }, ...staff.map((one) => one.row)),
      ),
    branches.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, SAID.shares),
        el('div', { class: 'wusul-sim-fields' }, ...branches.map((one) => one.row)),
      ),
    button,
  );
  fields.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const people = staff
      .filter((one) => Number(one.control.value) !== one.group.people)
      .map((one) => [one.group.id, Number(one.control.value)]);
    const chosen = file.files[0];
    const draft = model.value.startsWith(DRAFT);
    await start({
      definition: draft ? null : model.value,
      draft: draft ? Number(model.value.slice(DRAFT.length)) : null,
      bpmn: chosen ? await chosen.text() : null,
      days: Number(days.value),
      volume: Number(volume.control.value) / 100,
      staff: Object.fromEntries(people),
      branches: branches.map((one) => one.wish()).filter((wish) => wish),
    });
    button.disabled = false;
  });
  return fields;
}
