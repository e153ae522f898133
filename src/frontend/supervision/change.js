/* Reassigns tasks of cases and changes their priority, many at once, with a reason for the operation log. */
import { el, nothing, number } from '../shared/elements.js';
import { button, chooser } from './parts.js';
import { WORDS } from './words.js';

const { change: SAID } = WORDS;

const PRIORITIES = Object.entries(SAID.priorities).map(([code, name]) => ({ code, name }));

export async function reassign(desk, references, again) {
  let none = SAID.nobody;
  const staff = await desk.get('assignees', { references: references.join(',') }).catch((refused) => {
    none = refused.message;
    return [];
  });
  ask({
    title: SAID.assign,
    label: SAID.person,
    name: 'assignee',
    options: staff.map(({ id, name }) => ({ code: id, name })),
    none,
    send: (assignee, reason) => desk.post('tasks/assign', { references, assignee, reason }),
    references,
    again,
  });
}

export function reprioritise(desk, references, again) {
  ask({
    title: SAID.prioritise,
    label: SAID.priority,
    name: 'priority',
    options: PRIORITIES,
    send: (priority, reason) => desk.post('tasks/prioritise', { references, priority, reason }),
    references,
    again,
  });
}

function outcome({ changed, refused }) {
  return el(
    'div',
    { class: 'wusul-outcome', role: 'status' },
    changed.length > 0 && [
      el('p', { class: 'wusul-changed' }, SAID.changed(changed.length)),
      el('ul', {}, ...changed.map((reference) => el('li', {}, number(reference)))),
    ],
    refused.length > 0 && [
      el('p', { class: 'wusul-refused' }, SAID.unchanged(refused.length)),
      el('ul', {}, ...refused.map(({ reference, message }) => el('li', {}, number(reference), `: ${message}`))),
    ],
  );
}

function ask({ title, label, name, options, none, send, references, again }) {
  const opener = document.activeElement;
  const [field, select] = options.length > 0 ? chooser(label, name, options) : [nothing(none)];
  const reason = el('textarea', { name: 'reason', class: 'form-control', rows: 3, maxlength: 500, required: '' });
  const problem = el('p', { class: 'wusul-problem', role: 'alert' });
  const close = button(SAID.cancel, () => dialog.close());
  const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, SAID.submit);
  submit.disabled = options.length === 0;
  const foot = el('div', { class: 'wusul-foot' }, submit, close);
  const form = el(
    'form',
    { novalidate: '' },
    el('p', {}, references.length === 1 ? [SAID.one, number(references[0])] : SAID.many(references.length)),
    field,
    el('label', { class: 'wusul-field' }, el('span', {}, SAID.reason), reason),
    problem,
    foot,
  );
  const dialog = el(
    'dialog',
    { class: 'wusul-dialog', 'aria-label': title },
    el('h3', { class: 'wusul-title' }, title),
    form,
  );
  reason.addEventListener('input', () => (problem.textContent = ''));
  let changed = false;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!reason.value.trim()) {
      problem.textContent = SAID.writeReason;
      reason.focus();
      return;
    }
    submit.disabled = true;
    problem.textContent = '';
    try {
      const result = await send(select.value, reason.value.trim());
      changed = true;
      close.textContent = SAID.close;
      form.replaceChildren(outcome(result), el('div', { class: 'wusul-foot' }, close));
      close.focus();
    } catch (failure) {
      problem.textContent = failure.status ? failure.message : SAID.failed;
      submit.disabled = false;
    }
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    changed ? again() : opener?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  (select || close).focus();
}
