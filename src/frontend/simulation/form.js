/* The form of a simulation: the model, the number of cases, the staff and the shares of branches. */
import { el, number } from '../shared/elements.js';
import { id, percent, rounded } from './parts.js';

/** A label with its field, and the value of a slider in words. */
function field(label, control, note) {
  control.id = control.id || id();
  return el(
    'div',
    { class: 'wusul-sim-field' },
    el('label', { for: control.id }, label),
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
      placeholder: branch.share === null ? '—' : Math.round(branch.share * 100),
    });
    const asked = [branch.question, branch.name].filter((word) => word).join(' ← ') || branch.target;
    return {
      row: field(asked, control, [
        branch.share === null ? 'لم يقس' : el('span', {}, 'قيس ', percent(branch.share), ' من ', number(branch.seen)),
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
      `الإصدار ${one.number}${one.tag ? ` (${one.tag})` : ''}${place === 0 ? '، القائم' : ''}`,
    ),
  );
  const drafts = basis.drafts.map((one) =>
    el('option', { value: DRAFT + one.number }, `المسودة ${one.number}، ${one.author}، ${one.handedIn}`),
  );
  const model = el(
    'select',
    {},
    el('optgroup', { label: 'الإصدارات المنشورة' }, ...versions),
    drafts.length > 0 && el('optgroup', { label: 'مسودات تنتظر الإجازة' }, ...drafts),
  );
  const file = el('input', { type: 'file', accept: '.bpmn,.xml' });
  const volume = slider('عدد المعاملات', { min: 25, max: 300, step: 5, value: 100 }, (share) => [
    number(`${share}%`),
    basis.casesADay > 0
      ? ` مما قيس: نحو ${rounded((basis.casesADay * share) / 100)} معاملة في يوم العمل`
      : ' من مثال بعشرين معاملة في اليوم',
  ]);
  const days = el('input', { type: 'number', min: 7, max: 180, value: 60 });
  const staff = basis.groups.map((group) => {
    const most = Math.max(10, group.people * 3);
    const one = slider(group.name, { min: 0, max: most, step: 1, value: group.people }, (people) => [
      number(people),
      ` موظفاً، والقائم ${group.people}`,
    ]);
    return { ...one, group };
  });
  const branches = branchFields(basis.branches);
  const button = el('button', { type: 'submit', class: 'btn btn-primary' }, 'شغّل المحاكاة');
  const fields = el(
    'form',
    { class: 'wusul-sim-form' },
    el(
      'p',
      {},
      basis.cases > 0
        ? ['قيس ', number(basis.cases), ' معاملة من ', number(basis.from), ' إلى ', number(basis.until), '.']
        : 'لم تبدأ معاملة من هذا الإجراء في التسعين يوماً الماضية.',
    ),
    el(
      'div',
      { class: 'wusul-sim-fields' },
      field('النموذج', model),
      field('أو نموذج من ملف، لا يُنشر', file),
      volume.row,
      field('كم يوماً', days),
    ),
    staff.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, 'الموظفون'),
        el('div', { class: 'wusul-sim-fields' }, ...staff.map((one) => one.row)),
      ),
    branches.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, 'نسب الفروع، من مئة'),
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
