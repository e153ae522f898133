/* Fills the form of a request at the counter from the register of persons, as soon as the identity number is complete. */
import { el } from '../shared/elements.js';
import { root, send } from './server.js';

const NUMBER = '[id$="Field_IdentityNumber"]';

const digits = (text) => text.replace(/[٠-٩]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)).trim();

const isFilled = (input) => input.dataset.wusulFilled !== undefined && input.value === input.dataset.wusulFilled;

/** Sets a value as if it had been typed, and leaves what somebody typed or is about to type. */
function fill(form, key, value) {
  const input = form.querySelector(`[id$="Field_${key}"]`);
  if (input && value && input !== document.activeElement && (input.value === '' || isFilled(input))) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dataset.wusulFilled = value;
  }
}

/** Chooses the section of the register unless somebody chose one. */
function choose(form, section) {
  const options = [...form.querySelectorAll('input[type="radio"][id*="Field_Section"]')];
  if (section && options.every((option) => !option.checked)) {
    options.find((option) => option.closest('label')?.textContent.trim() === section)?.click();
  }
}

function note(input) {
  const field = input.closest('.fjs-form-field') || input.parentNode;
  let place = field.querySelector('.wusul-person');
  if (!place) {
    place = el('p', { class: 'wusul-person', 'aria-live': 'polite' });
    field.append(place);
  }
  return place;
}

function told({ known, requesterName, section, identityDaysLeft }) {
  if (!known) {
    return 'لا يذكر السجل اسماً لهذا الرقم.';
  }
  const expiry =
    identityDaysLeft === null
      ? ''
      : identityDaysLeft < 0
        ? '، وهويته منتهية'
        : `، وتنتهي هويته بعد ${identityDaysLeft} يوماً`;
  return `في السجل: ${requesterName}${section && `، ${section}`}${expiry}.`;
}

async function look(api, input) {
  const number = digits(input.value);
  if (!/^[12][0-9]{9}$/.test(number) || input.dataset.wusulAsked === number) {
    return;
  }
  input.dataset.wusulAsked = number;
  const place = note(input);
  try {
    const person = await send(`${root(api)}/person`, { number });
    place.textContent = told(person);
    const form = input.closest('.fjs-form') || document;
    fill(form, 'RequesterName', person.requesterName);
    fill(form, 'Mobile', person.mobile);
    fill(form, 'ShortAddress', person.shortAddress);
    choose(form, person.section);
  } catch (refused) {
    place.textContent = refused.message;
  }
}

export const personFill = {
  id: 'wusul.person',
  pluginPoint: 'tasklist.navbar.action',
  priority: 340,
  render(node, { api }) {
    document.addEventListener('change', ({ target }) => target.matches?.(NUMBER) && look(api, target));
    // What is typed replaces what was filled in.
    document.addEventListener('focusin', ({ target }) => target.dataset && isFilled(target) && target.select?.());
    document.addEventListener('focusout', ({ target }) => target.matches?.(NUMBER) && look(api, target));
  },
};
