/*
 * Sliders for the people of each group and the number of cases: the forecast follows what they show. The server computes
 * one simulation at a time, so a slider that moves on asks again once the answer before is there, and only the answer to
 * what is shown now counts.
 */
import { el, number } from '../shared/elements.js';
import { request, sending } from '../shared/server.js';
import { LANGUAGE } from '../shared/words.js';
import { elapsed, id, percent, rounded, section, table, time } from './parts.js';
import { WORDS as ALL } from './words.js';

const { sliders: WORDS } = ALL;

const DAYS = 30;
const REPLICATIONS = 2;
/** Milliseconds without a movement before the forecast is asked for, and before a busy server is asked again. */
const QUIET = 400;
const BUSY = 1500;
const TOO_MANY = 429;

/** The rows of the longest waits and of the busiest groups. */
const MOST_STEPS = 6;
const MOST_GROUPS = 8;

function slider(label, range, words, moved) {
  const control = el('input', { type: 'range', id: id(), ...range });
  const said = el('output', { class: 'wusul-sim-said', for: control.id });
  const tell = () => {
    said.replaceChildren(...words(Number(control.value)));
    control.setAttribute('aria-valuetext', said.textContent);
  };
  control.addEventListener('input', () => {
    tell();
    moved();
  });
  tell();
  return {
    control,
    reset: () => {
      control.value = range.value;
      tell();
    },
    row: el('div', { class: 'wusul-sim-field' }, el('label', { for: control.id }, label), control, said),
  };
}

/** The difference of two values with a sign and a word. */
function trend(before, after) {
  const difference = after - before;
  const small = Math.abs(difference) < Math.max(1e-9, Math.abs(before) * 0.02);
  const [kind, sign] = small ? ['same', '='] : difference > 0 ? ['more', '▲'] : ['less', '▼'];
  return el('span', { class: `wusul-sim-${kind}` }, el('span', { 'aria-hidden': 'true' }, sign), ' ', WORDS[kind]);
}

function row(name, before, after, show) {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, name),
    el('td', {}, show(before)),
    el('td', {}, show(after)),
    el('td', {}, trend(before, after)),
  );
}

/** Both forecasts side by side; without a change there is one only. */
function answer({ draft: after, compared, groups }) {
  const before = compared || after;
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const key = (step) => `${step.step.process}/${step.step.element}`;
  const steps = new Map(before.steps.map((step) => [key(step), step]));
  const crews = new Map(before.groups.map((group) => [group.group, group]));
  const wait = (step) => Math.max(step.waiting.mean.value, steps.get(key(step))?.waiting.mean.value ?? 0);
  const use = (group) => Math.max(group.use.value, crews.get(group.group)?.use.value ?? 0);
  return table(WORDS.caption, WORDS.heads, [
    row(WORDS.median, before.caseTime.median.value, after.caseTime.median.value, elapsed),
    row(WORDS.ninety, before.caseTime.p90.value, after.caseTime.p90.value, elapsed),
    row(WORDS.late, before.caseBreaches.value, after.caseBreaches.value, percent),
    row(WORDS.cases, before.cases, after.cases, (value) => number(Math.round(value))),
    ...[...after.groups]
      .filter((group) => crews.has(group.group))
      .sort((one, other) => use(other) - use(one))
      .slice(0, MOST_GROUPS)
      .map((group) =>
        row(
          WORDS.use(names.get(group.group) || group.group),
          crews.get(group.group).use.value,
          group.use.value,
          percent,
        ),
      ),
    ...[...after.steps]
      .filter((step) => step.done > 0 && steps.has(key(step)))
      .sort((one, other) => wait(other) - wait(one))
      .slice(0, MOST_STEPS)
      .map((step) =>
        row(WORDS.wait(step.name), steps.get(key(step)).waiting.mean.value, step.waiting.mean.value, time),
      ),
  ]);
}

/**
 * Returns the sliders with their forecast.
 * @param root the address before the id of a version
 */
export function sliders(basis, root, token) {
  const address = `${root}/${encodeURIComponent(basis.versions[0].definition)}/run`;
  const state = el('p', { class: 'wusul-sim-quiet', role: 'status', 'data-forecast': 'idle' }, WORDS.idle);
  const place = el('div', { 'aria-live': 'polite' });
  let wanted = 0;
  let asking = false;
  let timer;

  const say = (now, words) => {
    state.dataset.forecast = now;
    state.textContent = words;
  };
  const later = (patience) => {
    clearTimeout(timer);
    timer = setTimeout(ask, patience);
  };
  const moved = () => {
    wanted++;
    say('waiting', WORDS.waiting);
    later(QUIET);
  };
  const wish = () => ({
    days: DAYS,
    replications: REPLICATIONS,
    check: false,
    volume: Number(volume.control.value) / 100,
    staff: Object.fromEntries(
      staff
        .filter(({ group, control }) => Number(control.value) !== group.people)
        .map(({ group, control }) => [group.id, Number(control.value)]),
    ),
  });
  async function ask() {
    if (asking || !state.isConnected) {
      return;
    }
    asking = true;
    const turn = wanted;
    let patience = QUIET;
    let open = false;
    try {
      const result = await request(address, sending('POST', wish(), token), {
        language: LANGUAGE,
        words: () => WORDS.failed,
      });
      if (turn === wanted) {
        place.replaceChildren(answer(result));
        say('ready', WORDS.ready);
      }
    } catch (failure) {
      open = failure.status === TOO_MANY;
      patience = BUSY;
      if (turn === wanted && !open) {
        say('failed', failure.message);
      }
    }
    asking = false;
    if (open || turn !== wanted) {
      later(patience);
    }
  }

  const volume = slider(
    WORDS.volume(basis.name),
    { min: 25, max: 300, step: 5, value: 100, 'data-slider': 'volume' },
    (share) => [
      number(`${share}%`),
      basis.casesADay > 0 ? WORDS.ofMeasured(rounded((basis.casesADay * share) / 100)) : WORDS.ofExample,
    ],
    moved,
  );
  const staff = basis.groups.map((group) => ({
    group,
    ...slider(
      group.name,
      { min: 0, max: Math.max(10, group.people * 3), step: 1, value: group.people, 'data-slider': group.id },
      (people) => [number(people), WORDS.peopleValue(group.people)],
      moved,
    ),
  }));
  const reset = el('button', { type: 'button', class: 'btn btn-default' }, WORDS.reset);
  reset.addEventListener('click', () => {
    [volume, ...staff].forEach((one) => one.reset());
    moved();
  });
  return section(
    WORDS.title,
    el('p', { class: 'wusul-sim-quiet' }, WORDS.note),
    el(
      'div',
      { class: 'wusul-sim-sliders' },
      el('div', { class: 'wusul-sim-fields' }, volume.row),
      staff.length > 0 &&
        el(
          'fieldset',
          {},
          el('legend', {}, WORDS.people),
          el('div', { class: 'wusul-sim-fields' }, ...staff.map((one) => one.row)),
        ),
      reset,
    ),
    state,
    place,
  );
}
