/*
 * Work by keyboard: the first answer to a task of the group takes it for the person who gives it. One key completes it,
 * and another one opens the next task.
 */
import { openNext } from './next.js';

const LONGEST_WAIT_MS = 20_000;
const LOOK_EVERY_MS = 40;

const FIELDS = 'input:not([type="hidden"]):not([disabled]), textarea:not([disabled])';

const claimButton = () => document.querySelector('.task-card button.claim');

/** Waits for a fact of the page. */
function until(fact, longest = LONGEST_WAIT_MS) {
  const end = Date.now() + longest;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (fact()) {
        resolve();
      } else if (Date.now() > end) {
        reject(new Error('The page did not answer'));
      } else {
        setTimeout(look, LOOK_EVERY_MS);
      }
    };
    look();
  });
}

let taking;

/** Takes the open task unless somebody has it; the page's own button does it, and says why it was refused. */
function begin() {
  if (taking) {
    return taking;
  }
  const claim = claimButton();
  if (!claim || document.querySelector('.modal-body')) {
    return Promise.resolve();
  }
  const card = claim.closest('.task-card');
  window.wusulWorking = true;
  claim.click();
  taking = until(() => !card.isConnected || !card.querySelector('button.claim')).finally(() => {
    taking = undefined;
    window.wusulWorking = false;
  });
  return taking;
}

const ofForm = ({ target }) => target.closest?.('.task-card .fjs-container');

/** Completes the task, or hands in the form of a new case. */
async function complete() {
  const place = document.querySelector('.modal-footer') || document.querySelector('.task-card .form-pane');
  const ready = () => place?.querySelector('.btn-primary[type="submit"]:not([disabled]):not(.ng-hide)');
  // The form takes what was typed last when its field is left.
  document.activeElement?.blur?.();
  await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  await until(ready, 2000).then(
    () => ready().click(),
    () => place?.querySelector('[aria-invalid="true"], input, textarea')?.focus(),
  );
}

/** Opens the next task and puts the keyboard in its first field, but in none that opens a list by that. */
async function goOn(api) {
  const before = document.querySelector('.task-card .fjs-form');
  if (await openNext(api)) {
    const form = () => [...document.querySelectorAll('.task-card .fjs-form')].find((one) => one !== before);
    const field = () =>
      [...(form()?.querySelectorAll(FIELDS) || [])].find((one) => !one.closest('.fjs-form-field-select'));
    await until(field).then(
      () => field().focus(),
      () => undefined,
    );
  }
}

/** Keys are told by their place: Arabic keyboards have other letters there. */
const keyOf = ({ code, ctrlKey, altKey, metaKey, shiftKey }) =>
  !metaKey && !shiftKey && !altKey ? `${ctrlKey ? 'ctrl+' : ''}${code}` : '';

const DEEDS = {
  'ctrl+Enter': complete,
  'ctrl+NumpadEnter': complete,
  F8: goOn,
};

export const workByKeyboard = {
  id: 'wusul.begin',
  pluginPoint: 'tasklist.navbar.action',
  priority: 330,
  render(node, { api }) {
    window.wusulBegin = begin;
    const work = (event) => event.isTrusted && ofForm(event) && begin().catch(() => undefined);
    document.addEventListener('input', work, true);
    document.addEventListener('change', work, true);
    document.addEventListener(
      'click',
      (event) => event.target.closest?.('.fjs-dropdownlist-item') && work(event),
      true,
    );
    document.addEventListener('keydown', (event) => {
      const deed = DEEDS[keyOf(event)];
      if (deed && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        deed(api);
      }
    });
  },
};
