/* The result of a simulation: the whole case, steps, groups, the comparison with reality, and assumptions. */
import { el, named, number } from '../shared/elements.js';
import { quoting } from '../shared/language.js';
import { bar, beside, elapsed, interleaved, line, percent, rounded, section, table, time } from './parts.js';
import { WORDS } from './words.js';

const { report: SAID } = WORDS;

const key = (step) => `${step.process}/${step.element}`;

function fact(name, value, note) {
  return el(
    'div',
    { class: 'wusul-sim-fact' },
    el('dt', {}, name),
    el('dd', {}, ...value),
    note && el('dd', { class: 'wusul-sim-quiet' }, ...note),
  );
}

const within = (estimate, show) => interleaved(SAID.margin, [show(estimate.margin)]);

function whole({ draft, compared }) {
  const other = (pick) => (compared ? pick(compared) : null);
  return section(
    SAID.whole,
    el(
      'dl',
      { class: 'wusul-sim-facts' },
      fact(
        SAID.median,
        beside(
          draft.caseTime.median.value,
          other((f) => f.caseTime.median.value),
          elapsed,
        ),
        within(draft.caseTime.median, elapsed),
      ),
      fact(
        SAID.ninety,
        beside(
          draft.caseTime.p90.value,
          other((f) => f.caseTime.p90.value),
          elapsed,
        ),
        within(draft.caseTime.p90, elapsed),
      ),
      fact(
        SAID.late,
        beside(
          draft.caseBreaches.value,
          other((f) => f.caseBreaches.value),
          percent,
        ),
        within(draft.caseBreaches, percent),
      ),
      fact(
        SAID.cases,
        beside(
          draft.cases,
          other((f) => f.cases),
          (value) => number(Math.round(value)),
        ),
      ),
      draft.unfinished > 0.001 && fact(SAID.unfinished, [percent(draft.unfinished)]),
    ),
  );
}

function steps({ draft, compared }) {
  const others = new Map((compared ? compared.steps : []).map((step) => [key(step.step), step]));
  const seen = draft.steps
    .filter((step) => step.done > 0)
    .sort((one, two) => two.waiting.mean.value - one.waiting.mean.value);
  const most = Math.max(1, ...seen.map((step) => step.waiting.mean.value));
  return section(
    SAID.steps,
    el('p', { class: 'wusul-sim-quiet' }, SAID.stepsNote),
    table(
      SAID.stepsCaption,
      SAID.stepHeads,
      seen.map((step) => {
        const other = others.get(key(step.step));
        return el(
          'tr',
          { class: step.breaches && step.breaches.value > 0.1 ? 'wusul-sim-alarm' : null },
          el(
            'th',
            { scope: 'row' },
            named(step.name),
            el('span', { class: 'wusul-sim-quiet' }, named(step.processName)),
            compared && !other && el('span', { class: 'wusul-sim-badge' }, SAID.newStep),
          ),
          el(
            'td',
            {},
            ...beside(step.waiting.mean.value, other && other.waiting.mean.value, time),
            bar(step.waiting.mean.value / most, 'wait'),
          ),
          el('td', {}, time(step.waiting.p90.value)),
          el('td', {}, ...beside(step.queue.value, other && other.queue.value, (value) => number(rounded(value)))),
          el('td', {}, number(rounded(step.queueP90))),
          el('td', {}, number(rounded(step.queueMost))),
          el('td', {}, line(step.longestDays, step.name)),
          el(
            'td',
            {},
            ...(step.breaches
              ? [
                  ...beside(step.breaches.value, other && other.breaches && other.breaches.value, percent),
                  bar(step.breaches.value, 'breach'),
                ]
              : [SAID.notCounted]),
          ),
        );
      }),
    ),
  );
}

function groups({ draft, compared, groups: names }) {
  const name = new Map(names.map((group) => [group.id, group.name]));
  const others = new Map((compared ? compared.groups : []).map((group) => [group.group, group]));
  return section(
    SAID.groups,
    table(
      SAID.groupsCaption,
      SAID.groupHeads,
      draft.groups
        .slice()
        .sort((one, two) => two.use.value + two.otherUse - one.use.value - one.otherUse)
        .map((group) => {
          const other = others.get(group.group);
          const sum = group.use.value + group.otherUse;
          return el(
            'tr',
            { class: sum > 0.9 ? 'wusul-sim-alarm' : null },
            el(
              'th',
              { scope: 'row' },
              name.get(group.group) || group.group,
              group.dayAndNight && el('span', { class: 'wusul-sim-badge' }, SAID.dayAndNight),
            ),
            el('td', {}, ...beside(group.people, other && other.people, number)),
            el('td', {}, ...beside(group.use.value, other && other.use.value, percent)),
            el('td', {}, percent(group.otherUse)),
            el('td', {}, percent(sum), bar(sum, sum > 0.9 ? 'breach' : 'wait')),
          );
        }),
    ),
  );
}

function error({ measured, simulated }) {
  return measured > 0 ? percent(Math.abs(simulated - measured) / measured) : SAID.notCounted;
}

function check({ check: found }) {
  if (!found) {
    return section(SAID.check, el('p', {}, SAID.tooFew));
  }
  const row = (name, pair, show) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, ...[name].flat()),
      el('td', {}, show(pair.measured)),
      el('td', {}, show(pair.simulated)),
      el('td', {}, error(pair)),
    );
  return section(
    SAID.check,
    el(
      'p',
      { class: 'wusul-sim-quiet' },
      ...interleaved(SAID.checked, [found.from, found.until, found.cases].map(number)),
    ),
    table(SAID.checkCaption, SAID.checkHeads, [
      row(SAID.medianOfAll, found.median, elapsed),
      row(SAID.ninetyOfAll, found.p90, elapsed),
      ...found.steps.map((step) => row([SAID.meanWait, named(step.name)], step.waiting, time)),
    ]),
  );
}

const assumptions = (result) =>
  section(
    SAID.assumptions,
    el(
      'ul',
      { class: 'wusul-sim-assumptions' },
      ...result.assumptions.map((sentence) => el('li', {}, ...quoting(sentence))),
    ),
  );

export function report(result) {
  const compared = result.compared ? (result.sameWish ? SAID.besideSame : SAID.besidePresent) : SAID.present;
  return el(
    'div',
    { class: 'wusul-sim-report', 'data-state': 'ready' },
    el(
      'p',
      {},
      ...interleaved(
        SAID.ran,
        [result.days, result.from, result.draft.replications, rounded(result.milliseconds / 1000)].map(number),
      ),
      compared,
    ),
    whole(result),
    steps(result),
    groups(result),
    check(result),
    assumptions(result),
  );
}
