/*
 * Fills the form of a request at the counter from the register of persons, as soon as the identity number is complete,
 * and shows a short address that was typed in full.
 */
import { el } from '../shared/elements.js';
import { numbersInOrder } from '../shared/numbers.js';
import { root, send } from './server.js';
import { words } from './words.js';

const NUMBER = 'input[id*="Field_"][id$="IdentityNumber"]';

const ADDRESS = '[id$="Field_ShortAddress"]';

const TAKEN_AFTER_MS = 500;

let lastTyped = 0;

const digits = (text) => text.replace(/[٠-٩]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)).trim();

/** Returns what stands before the words *identity number* in the key of a field: nobody for the requester, else `agent`, `firstVisitor` and so on. */
const personOf = (input) => {
  const [, person] = input.id.match(/Field_(\w*)IdentityNumber$/) || [];
  return person && person[0].toLowerCase() + person.slice(1);
};

/** The answers that the register gives, by the keys of the form. */
const answersOf = ({ requesterName, mobile, shortAddress, sectionId }, other) =>
  other ? { [`${other}Name`]: requesterName } : { requesterName, mobile, shortAddress, section: sectionId };

/** Checks whether a field may have this answer: staff choose among their own sections only. */
function offers(form, key, answer) {
  const field = form._getState().schema.components.find((component) => component.key === key);
  return Boolean(field) && (!field.values || field.values.some(({ value }) => value === answer));
}

const isFilled = (input) => input.dataset.wusulFilled !== undefined && input.value === input.dataset.wusulFilled;

/** Finds the form whose page an element is part of; our build hangs it on its container. */
export function formOf(element) {
  let container = element;
  while (container && !container.wusulForm) {
    container = container.parentElement;
  }
  return container;
}

/**
 * Puts the register's answers into the form, and leaves what somebody typed or chose. The form takes what is typed a
 * moment later, and a change draws it anew with what it has; therefore this waits until nothing was typed for as long.
 */
function fill(container, answers) {
  if (Date.now() - lastTyped < TAKEN_AFTER_MS) {
    setTimeout(() => fill(container, answers), TAKEN_AFTER_MS);
    return;
  }
  const form = container.wusulForm;
  const { data, errors } = form._getState();
  const before = container.wusulAnswers || {};
  const filled = Object.fromEntries(
    Object.entries(answers).filter(
      ([key, value]) => value && offers(form, key, value) && (!data[key] || data[key] === before[key]),
    ),
  );
  container.wusulAnswers = { ...before, ...filled };
  form._setState({ data: { ...data, ...filled }, errors: withoutAnswered(errors, filled) });
  // The form is drawn after this, and before the next sign that is typed.
  Promise.resolve().then(() => Object.entries(filled).forEach(([key, value]) => mark(container, key, value)));
}

/** Lets what is typed replace what was filled in, also where the cursor waits already. */
function mark(container, key, value) {
  const input = container.querySelector(`input[type="text"][id$="Field_${key[0].toUpperCase()}${key.slice(1)}"]`);
  if (input) {
    input.dataset.wusulFilled = value;
    if (input === document.activeElement && isFilled(input)) {
      input.select();
    }
  }
}

const withoutAnswered = (errors, filled) =>
  Object.fromEntries(
    Object.entries(errors).filter(
      ([id]) => !Object.keys(filled).some((key) => id.toLowerCase() === `field_${key}`.toLowerCase()),
    ),
  );

function note(input) {
  const field = input.closest('.fjs-form-field') || input.parentNode;
  let place = field.querySelector('.wusul-person');
  if (!place) {
    place = el('p', { class: 'wusul-person', 'aria-live': 'polite' });
    field.append(place);
  }
  return place;
}

const told = (person) => (person.known ? words.person.known(person) : words.person.unknown);

/** Of a person beside the requester, the form needs the name only. */
const toldOf = ({ known, requesterName }) => (known ? words.person.named(requesterName) : words.person.unknown);

/** Checks whether a complete answer was not asked yet, and takes back what was said about another one. */
function isNew(input, answer, complete) {
  if (input.dataset.wusulAsked === answer) {
    return false;
  }
  note(input).textContent = '';
  if (!complete.test(answer)) {
    delete input.dataset.wusulAsked;
    return false;
  }
  input.dataset.wusulAsked = answer;
  return true;
}

/** Checks whether the form of a new case asks the name of this person, too; other forms have no register. */
const namedIn = (form, person) => {
  const keys = form._getState().schema.components.map(({ key }) => key);
  return keys.includes(`${person}Name`) && keys.includes('requesterName');
};

async function look(api, input) {
  const number = digits(input.value);
  const other = personOf(input);
  const container = formOf(input);
  if (other && (!container || !namedIn(container.wusulForm, other))) {
    return;
  }
  if (!isNew(input, number, /^[12][0-9]{9}$/)) {
    return;
  }
  const place = note(input);
  try {
    const person = await send(`${root(api)}/person`, { number });
    if (input.dataset.wusulAsked !== number) {
      return;
    }
    place.replaceChildren(...numbersInOrder(other ? toldOf(person) : told(person)));
    if (container && person.known) {
      fill(container, answersOf(person, other));
    }
  } catch (refused) {
    place.textContent = refused.message;
  }
}

async function lookUp(api, input) {
  const shortAddress = digits(input.value);
  if (!isNew(input, shortAddress, /^[A-Za-z]{4}[ -]?[0-9]{4}$/)) {
    return;
  }
  const place = note(input);
  try {
    const { outcome, fullAddress } = await send(`${root(api)}/person/address`, { shortAddress });
    if (input.dataset.wusulAsked !== shortAddress) {
      return;
    }
    place.replaceChildren(...numbersInOrder(words.person.address[outcome](fullAddress)));
    input.setAttribute('aria-invalid', outcome === 'UNKNOWN');
  } catch (refused) {
    place.textContent = refused.message;
  }
}

export const personFill = {
  id: 'wusul.person',
  pluginPoint: 'tasklist.navbar.action',
  priority: 340,
  render(node, { api }) {
    document.addEventListener('input', () => (lastTyped = Date.now()), true);
    document.addEventListener('change', ({ target }) => target.matches?.(NUMBER) && look(api, target));
    document.addEventListener('change', ({ target }) => target.matches?.(ADDRESS) && lookUp(api, target));
    // What is typed replaces what was filled in.
    document.addEventListener('focusin', ({ target }) => target.dataset && isFilled(target) && target.select?.());
    document.addEventListener('focusout', ({ target }) => target.matches?.(NUMBER) && look(api, target));
  },
};
