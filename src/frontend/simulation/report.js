/* The result of a simulation: the whole case, steps, groups, the comparison with reality, and assumptions. */
import { el, number } from '../shared/elements.js';
import { bar, beside, elapsed, line, percent, rounded, section, table, time } from './parts.js';

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

const within = (estimate, show) => ['بهامش ', show(estimate.margin), ' زيادةً أو نقصاناً'];

function whole({ draft, compared }) {
  const other = (pick) => (compared ? pick(compared) : null);
  return section(
    'المعاملة كلها',
    el(
      'dl',
      { class: 'wusul-sim-facts' },
      fact(
        'الوسيط من التقديم إلى الإغلاق',
        beside(
          draft.caseTime.median.value,
          other((f) => f.caseTime.median.value),
          elapsed,
        ),
        within(draft.caseTime.median, elapsed),
      ),
      fact(
        'تسع من كل عشر تنتهي خلال',
        beside(
          draft.caseTime.p90.value,
          other((f) => f.caseTime.p90.value),
          elapsed,
        ),
        within(draft.caseTime.p90, elapsed),
      ),
      fact(
        'تتجاوز موعد المعاملة',
        beside(
          draft.caseBreaches.value,
          other((f) => f.caseBreaches.value),
          percent,
        ),
        within(draft.caseBreaches, percent),
      ),
      fact(
        'عدد المعاملات',
        beside(
          draft.cases,
          other((f) => f.cases),
          (value) => number(Math.round(value)),
        ),
      ),
      draft.unfinished > 0.001 && fact('لم تنته خلال نصف سنة', [percent(draft.unfinished)]),
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
    'الخطوات',
    el('p', { class: 'wusul-sim-quiet' }, 'الأطول انتظاراً أولاً. الأوقات بساعات دوام المجموعة: «س» ساعة و«د» دقيقة.'),
    table(
      'الطابور والانتظار والتجاوز في كل خطوة',
      [
        'الخطوة',
        'الانتظار في المتوسط',
        'تسعة من عشرة خلال',
        'الطابور في المتوسط',
        'الطابور في تسعة أيام من عشرة',
        'أطول طابور',
        'أطول طابور كل يوم',
        'تتجاوز مهلتها',
      ],
      seen.map((step) => {
        const other = others.get(key(step.step));
        return el(
          'tr',
          { class: step.breaches && step.breaches.value > 0.1 ? 'wusul-sim-alarm' : null },
          el(
            'th',
            { scope: 'row' },
            step.name,
            el('span', { class: 'wusul-sim-quiet' }, step.processName),
            compared && !other && el('span', { class: 'wusul-sim-badge' }, 'خطوة جديدة'),
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
              : ['لا يُحسب']),
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
    'المجموعات',
    table(
      'انشغال كل مجموعة في دوامها',
      ['المجموعة', 'الموظفون', 'الانشغال بهذه المعاملات', 'بأعمال أخرى', 'المجموع'],
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
              group.dayAndNight && el('span', { class: 'wusul-sim-badge' }, 'ليلاً ونهاراً'),
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
  return measured > 0 ? percent(Math.abs(simulated - measured) / measured) : 'لا يُحسب';
}

function check({ check: found }) {
  if (!found) {
    return section('هل تصدق المحاكاة؟', el('p', {}, 'المعاملات المقيسة أقل من ثلاثين، فلا يُعرف بعد كم تصدق المحاكاة.'));
  }
  const row = (name, pair, show) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, name),
      el('td', {}, show(pair.measured)),
      el('td', {}, show(pair.simulated)),
      el('td', {}, error(pair)),
    );
  return section(
    'هل تصدق المحاكاة؟',
    el(
      'p',
      { class: 'wusul-sim-quiet' },
      'النموذج القائم محاكى على الأيام المقيسة نفسها، من ',
      number(found.from),
      ' إلى ',
      number(found.until),
      '، بجانب ما وقع فعلاً في ',
      number(found.cases),
      ' معاملة.',
    ),
    table(
      'المقيس والمحاكى',
      ['المقياس', 'وقع فعلاً', 'في المحاكاة', 'الخطأ'],
      [
        row('وسيط المعاملة كلها', found.median, elapsed),
        row('تسع معاملات من عشر خلال', found.p90, elapsed),
        ...found.steps.map((step) => row(`متوسط انتظار: ${step.name}`, step.waiting, time)),
      ],
    ),
  );
}

const assumptions = (result) =>
  section(
    'افتراضات هذه المحاكاة',
    el('ul', { class: 'wusul-sim-assumptions' }, ...result.assumptions.map((sentence) => el('li', {}, sentence))),
  );

export function report(result) {
  const compared = result.compared
    ? result.sameWish
      ? 'بجانب كل رقم ما يكون عليه النموذج القائم بالافتراضات نفسها.'
      : 'بجانب كل رقم ما يكون عليه النموذج القائم كما هو.'
    : 'هذا هو النموذج القائم كما هو.';
  return el(
    'div',
    { class: 'wusul-sim-report', 'data-state': 'ready' },
    el(
      'p',
      {},
      'حوكيت ',
      number(result.days),
      ' يوماً من ',
      number(result.from),
      '، ',
      number(result.draft.replications),
      ' مرات، في ',
      number(rounded(result.milliseconds / 1000)),
      ' ثانية. ',
      compared,
    ),
    whole(result),
    steps(result),
    groups(result),
    check(result),
    assumptions(result),
  );
}
