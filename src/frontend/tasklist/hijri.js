/*
 * The Hijri date beside the Gregorian one, wherever a day is chosen: below the field, and on each day of the calendar.
 */
import { hijriCalendar } from '../shared/dates.js';
import { el } from '../shared/elements.js';
import { words } from './words.js';

const whole = hijriCalendar({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

const dayOnly = hijriCalendar({ day: 'numeric' });

const month = hijriCalendar({ month: 'long', year: 'numeric' });

/** The chosen day of a field of a form, or of a browser's own one. */
function dayOf(input) {
  const [picked] = input._flatpickr?.selectedDates || [];
  return picked || (input.type === 'date' && input.valueAsDate) || undefined;
}

/**
 * Takes a typed day away that no calendar has. The field itself would count on: day 11 of month 30 is June two years
 * later.
 */
function check(input) {
  const typed = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(input._flatpickr ? input.value : '');
  if (!typed) {
    return;
  }
  const [day, ofMonth, year] = typed.slice(1).map(Number);
  const counted = new Date(year, ofMonth - 1, day);
  if (counted.getDate() !== day || counted.getMonth() !== ofMonth - 1) {
    input.value = '';
    input.dataset.noDay = typed[0].trim();
  }
}

function note(input) {
  const place = input.closest('.fjs-form-field-datetime, .wusul-field');
  if (!place) {
    return;
  }
  let said = place.querySelector('.wusul-hijri');
  if (!said) {
    said = el('p', { class: 'wusul-hijri', 'aria-live': 'polite' });
    place.append(said);
  }
  const day = dayOf(input);
  const refused = input.dataset.noDay ? words.noDay(input.dataset.noDay) : '';
  const told = day ? whole.format(day) : refused;
  if (said.textContent !== told) {
    said.textContent = told;
  }
}

/** Writes the Hijri day on each day of an open calendar, and its months above. */
function drawDays(open) {
  const days = [...open.querySelectorAll('.flatpickr-day')].filter((day) => day.dateObj);
  if (days.length === 0 || days[0].dataset.hijri) {
    return;
  }
  days.forEach((day) => {
    day.dataset.hijri = dayOnly.format(day.dateObj);
    day.setAttribute('aria-label', words.listOf([day.getAttribute('aria-label') || '', whole.format(day.dateObj)]));
  });
  const shown = days.filter((day) => !day.matches('.prevMonthDay, .nextMonthDay'));
  const months = [...new Set([shown[0], shown[shown.length - 1]].map((day) => month.format(day.dateObj)))];
  const head = open.querySelector('.flatpickr-months');
  open.querySelector('.wusul-hijri-months')?.remove();
  head?.after(el('p', { class: 'wusul-hijri-months' }, months.join(' – ')));
}

export const hijriDates = {
  id: 'wusul.hijri',
  pluginPoint: 'tasklist.navbar.action',
  priority: 335,
  render() {
    const look = ({ target }) =>
      (target.type === 'date' || target._flatpickr) && requestAnimationFrame(() => note(target));
    document.addEventListener('change', look, true);
    document.addEventListener(
      'input',
      (event) => {
        if (event.target.value) {
          delete event.target.dataset.noDay;
        }
        look(event);
      },
      true,
    );
    // Before the field reads what was typed.
    document.addEventListener('blur', ({ target }) => target._flatpickr && check(target), true);
    document.addEventListener(
      'keydown',
      ({ key, target }) => key === 'Enter' && target._flatpickr && check(target),
      true,
    );
    document.addEventListener('focusout', look, true);
    let waiting;
    new MutationObserver(() => {
      waiting =
        waiting ||
        requestAnimationFrame(() => {
          waiting = undefined;
          document.querySelectorAll('.flatpickr-calendar').forEach(drawDays);
        });
    }).observe(document.body, { subtree: true, childList: true });
  },
};
