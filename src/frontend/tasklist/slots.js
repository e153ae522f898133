/*
 * The free slots while a meeting or an appointment is booked: a list in place of the field for the number of a slot. It
 * follows the answers on which the slot depends, and is asked anew when the server refuses the form.
 */
import { el } from '../shared/elements.js';
import { ARABIC } from '../shared/words.js';
import { formOf } from './person.js';
import { root, send } from './server.js';
import { words } from './words.js';

const FIELD = 'input[id$="Field_SlotNumber"]';

const KEY = 'slotNumber';

/** The answers that decide which slots fit. */
const ASKED = [
  'channel',
  'centre',
  'section',
  'topic',
  'office',
  'wantedHost',
  'departmentAnswered',
  'meetingMode',
  'meetingCentre',
  'communication',
  'wantedFrom',
];

const LOOK_AFTER_MS = 100;

const day = ({ hijri, iso }) =>
  ARABIC
    ? hijri
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Asia/Riyadh' }).format(new Date(iso));

const place = ({ centreAr, centreEn }) => (ARABIC ? centreAr : centreEn);

const answersOf = (form) => {
  const { data } = form._getState();
  return Object.fromEntries(ASKED.filter((key) => data[key] !== undefined).map((key) => [key, data[key]]));
};

/** Gives the form the number, as its own field would; what it has otherwise stays. */
function choose(form, slot) {
  const { id } = form._getState().schema.components.find(({ key }) => key === KEY);
  form._update({ fieldInstance: { id, valuePath: [KEY], indexes: {} }, value: slot });
}

/** The times under their days. */
function options(slots) {
  const days = new Map();
  const several = new Set(slots.map(place)).size > 1;
  slots.forEach((slot) => {
    const group = days.get(day(slot.at)) || el('optgroup', { label: day(slot.at) });
    group.append(el('option', { value: String(slot.slot) }, `${slot.at.time}${several ? ` – ${place(slot)}` : ''}`));
    days.set(day(slot.at), group);
  });
  return [el('option', { value: '' }, words.slots.soonest), ...days.values()];
}

function draw(shown, { complete, slots }) {
  const { list, said, form } = shown;
  const before = form._getState().data[KEY];
  const kept = slots.some(({ slot }) => slot === before);
  list.replaceChildren(...options(slots));
  list.value = kept ? String(before) : '';
  list.disabled = slots.length === 0;
  const lost = before && !kept && complete;
  if (before && !kept) {
    choose(form, null);
  }
  said.textContent = lost
    ? words.slots.taken
    : !complete
      ? words.slots.incomplete
      : slots.length === 0
        ? words.slots.none
        : words.slots.some(slots.length);
}

async function ask(api, shown) {
  const answers = answersOf(shown.form);
  const asked = JSON.stringify(answers);
  if (shown.asked === asked) {
    return;
  }
  shown.asked = asked;
  try {
    const free = await send(`${root(api)}/person/slots`, { form: shown.form._getState().schema.id, answers });
    if (shown.asked === asked && shown.list.isConnected) {
      draw(shown, free);
    }
  } catch (refused) {
    shown.said.textContent = refused.message;
  }
}

/** Puts the list in place of the field, once for each form. */
function put(input) {
  const field = input.closest('.fjs-form-field');
  const form = formOf(input)?.wusulForm;
  if (!form || !field) {
    return undefined;
  }
  const said = el('p', { 'aria-live': 'polite' });
  const list = el('select', { class: 'form-control', id: `${input.id}-list` });
  field.classList.add('wusul-slots');
  field.append(
    el(
      'div',
      { class: 'wusul-slots-free', lang: ARABIC ? 'ar' : 'en' },
      el('label', { for: list.id }, words.slots.name),
      list,
      said,
    ),
  );
  list.addEventListener('change', () => choose(form, list.value ? Number(list.value) : null));
  return { form, list, said };
}

export const freeSlots = {
  id: 'wusul.slots',
  pluginPoint: 'tasklist.navbar.action',
  priority: 345,
  render(node, { api }) {
    let shown;
    let waiting;
    const look = () => {
      const input = document.querySelector(FIELD);
      shown = input && ((shown?.list.isConnected && shown) || put(input));
      if (shown) {
        ask(api, shown);
      }
    };
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, LOOK_AFTER_MS);
    };
    ['input', 'change', 'click'].forEach((event) => document.addEventListener(event, later, true));
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      // A refused form stays open, and its slots may no longer be those that are shown.
      if (shown && added.some((one) => one.matches?.('.alert') || one.querySelector?.('.alert'))) {
        shown.asked = undefined;
      }
      later();
    }).observe(document.body, { childList: true, subtree: true });
  },
};
