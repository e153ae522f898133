/*
 * The tab المحاكاة on the page of a process: an analyst simulates a version, a draft that waits for its release, or a
 * model from a file, on future days, and sees the resulting queues, breaches and durations. All measurements and
 * results come from the server as numbers.
 */

/** Creates an element; children are elements or text, and missing ones are left out. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** Isolates numbers, which are read from the left in any text. */
const number = (value) => el('bdi', { dir: 'ltr', class: 'wusul-sim-number' }, value);

const rounded = (value) => (value >= 100 ? Math.round(value).toString() : (Math.round(value * 10) / 10).toString());

const percent = (share) => number(`${rounded(share * 100)}%`);

const HOUR = 3600;

/** Formats working time in working hours, and long clock time in days. */
function time(seconds) {
  if (seconds < 60) {
    return el('span', {}, 'لا انتظار');
  }
  if (seconds < HOUR) {
    return el('span', {}, number(Math.round(seconds / 60)), ' د');
  }
  return el('span', {}, number(rounded(seconds / HOUR)), ' س');
}

function elapsed(seconds) {
  return seconds < 48 * HOUR ? time(seconds) : el('span', {}, number(rounded(seconds / 24 / HOUR)), ' يوماً');
}

let ids = 0;
const id = () => `wusul-sim-${++ids}`;

/** A heading with its content; wide tables can be scrolled with the keyboard. */
function section(title, ...content) {
  const name = id();
  return el('section', { class: 'wusul-sim-section', 'aria-labelledby': name }, el('h4', { id: name }, title), ...content);
}

function table(caption, heads, rows) {
  return el(
    'div',
    { class: 'wusul-sim-wide', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      { class: 'wusul-sim-table' },
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows)
    )
  );
}

const SVG = 'http://www.w3.org/2000/svg';

function svg(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}

/** A share as a bar that grows from the right, beside its number. */
function bar(share, kind) {
  const picture = svg('svg', { class: 'wusul-sim-bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const width = Math.max(0, Math.min(1, share)) * 100;
  picture.append(
    svg('rect', { width: 100, height: 8, class: 'wusul-sim-bar-ground' }),
    svg('rect', { x: 100 - width, width, height: 8, class: `wusul-sim-bar-${kind}` })
  );
  return picture;
}

/** The longest queue of each day, the first day on the right. */
function line(days, name) {
  const most = Math.max(1, ...days);
  const step = 100 / Math.max(1, days.length - 1);
  const points = days.map((value, day) => `${(100 - day * step).toFixed(2)},${(24 - (value / most) * 22).toFixed(2)}`);
  const picture = svg('svg', {
    class: 'wusul-sim-line',
    viewBox: '0 0 100 25',
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': `أطول طابور في كل يوم للخطوة ${name}: من ${rounded(days[0] ?? 0)} في أول يوم إلى ${rounded(days.at(-1) ?? 0)} في آخر يوم`,
  });
  picture.append(svg('polyline', { points: points.join(' ') }));
  return picture;
}

/** Compares a new value with the present one, in words and with a sign, not by colour alone. */
function beside(value, other, show) {
  if (other === null || other === undefined) {
    return [show(value)];
  }
  const difference = value - other;
  const small = Math.abs(difference) < Math.max(1e-9, Math.abs(other) * 0.02);
  const sign = small ? '=' : difference > 0 ? '▲' : '▼';
  const word = small ? 'بلا تغير يذكر عن' : difference > 0 ? 'أكثر من' : 'أقل من';
  return [
    show(value),
    ' ',
    el(
      'span',
      { class: `wusul-sim-beside wusul-sim-${small ? 'same' : difference > 0 ? 'more' : 'less'}` },
      el('span', { 'aria-hidden': 'true' }, sign),
      el('span', { class: 'sr-only' }, word),
      ' ',
      show(other)
    ),
  ];
}

const key = (step) => `${step.process}/${step.element}`;

function fact(name, value, note) {
  return el('div', { class: 'wusul-sim-fact' }, el('dt', {}, name), el('dd', {}, ...value), note && el('dd', { class: 'wusul-sim-quiet' }, ...note));
}

const within = (estimate, show) => ['بهامش ', show(estimate.margin), ' زيادةً أو نقصاناً'];

function whole({ draft, compared }) {
  const other = (pick) => (compared ? pick(compared) : null);
  return section(
    'القضية كلها',
    el(
      'dl',
      { class: 'wusul-sim-facts' },
      fact(
        'الوسيط من التقديم إلى الإغلاق',
        beside(draft.caseTime.median.value, other((f) => f.caseTime.median.value), elapsed),
        within(draft.caseTime.median, elapsed)
      ),
      fact('تسع من كل عشر تنتهي خلال', beside(draft.caseTime.p90.value, other((f) => f.caseTime.p90.value), elapsed), within(draft.caseTime.p90, elapsed)),
      fact('تتجاوز موعد القضية', beside(draft.caseBreaches.value, other((f) => f.caseBreaches.value), percent), within(draft.caseBreaches, percent)),
      fact('عدد القضايا', beside(draft.cases, other((f) => f.cases), (value) => number(Math.round(value)))),
      draft.unfinished > 0.001 && fact('لم تنته خلال نصف سنة', [percent(draft.unfinished)])
    )
  );
}

function steps({ draft, compared }) {
  const others = new Map((compared ? compared.steps : []).map((step) => [key(step.step), step]));
  const seen = draft.steps.filter((step) => step.done > 0).sort((one, two) => two.waiting.mean.value - one.waiting.mean.value);
  const most = Math.max(1, ...seen.map((step) => step.waiting.mean.value));
  return section(
    'الخطوات',
    el('p', { class: 'wusul-sim-quiet' }, 'الأطول انتظاراً أولاً. الأوقات بساعات دوام المجموعة: «س» ساعة و«د» دقيقة.'),
    table(
      'الطابور والانتظار والتجاوز في كل خطوة',
      ['الخطوة', 'الانتظار في المتوسط', 'تسعة من عشرة خلال', 'الطابور في المتوسط', 'الطابور في تسعة أيام من عشرة', 'أطول طابور', 'أطول طابور كل يوم', 'تتجاوز مهلتها'],
      seen.map((step) => {
        const other = others.get(key(step.step));
        return el(
          'tr',
          { class: step.breaches && step.breaches.value > 0.1 ? 'wusul-sim-alarm' : null },
          el('th', { scope: 'row' }, step.name, el('span', { class: 'wusul-sim-quiet' }, step.processName), compared && !other && el('span', { class: 'wusul-sim-badge' }, 'خطوة جديدة')),
          el('td', {}, ...beside(step.waiting.mean.value, other && other.waiting.mean.value, time), bar(step.waiting.mean.value / most, 'wait')),
          el('td', {}, time(step.waiting.p90.value)),
          el('td', {}, ...beside(step.queue.value, other && other.queue.value, (value) => number(rounded(value)))),
          el('td', {}, number(rounded(step.queueP90))),
          el('td', {}, number(rounded(step.queueMost))),
          el('td', {}, line(step.longestDays, step.name)),
          el(
            'td',
            {},
            ...(step.breaches
              ? [...beside(step.breaches.value, other && other.breaches && other.breaches.value, percent), bar(step.breaches.value, 'breach')]
              : ['لا يُحسب'])
          )
        );
      })
    )
  );
}

function groups({ draft, compared, groups: names }) {
  const name = new Map(names.map((group) => [group.id, group.name]));
  const others = new Map((compared ? compared.groups : []).map((group) => [group.group, group]));
  return section(
    'المجموعات',
    table(
      'انشغال كل مجموعة في دوامها',
      ['المجموعة', 'الموظفون', 'الانشغال بهذه القضايا', 'بأعمال أخرى', 'المجموع'],
      draft.groups
        .slice()
        .sort((one, two) => two.use.value + two.otherUse - one.use.value - one.otherUse)
        .map((group) => {
          const other = others.get(group.group);
          const sum = group.use.value + group.otherUse;
          return el(
            'tr',
            { class: sum > 0.9 ? 'wusul-sim-alarm' : null },
            el('th', { scope: 'row' }, name.get(group.group) || group.group, group.dayAndNight && el('span', { class: 'wusul-sim-badge' }, 'ليلاً ونهاراً')),
            el('td', {}, ...beside(group.people, other && other.people, number)),
            el('td', {}, ...beside(group.use.value, other && other.use.value, percent)),
            el('td', {}, percent(group.otherUse)),
            el('td', {}, percent(sum), bar(sum, sum > 0.9 ? 'breach' : 'wait'))
          );
        })
    )
  );
}

function error({ measured, simulated }) {
  return measured > 0 ? percent(Math.abs(simulated - measured) / measured) : 'لا يُحسب';
}

function check({ check: found }) {
  if (!found) {
    return section('هل تصدق المحاكاة؟', el('p', {}, 'القضايا المقيسة أقل من ثلاثين، فلا يُعرف بعد كم تصدق المحاكاة.'));
  }
  const row = (name, pair, show) =>
    el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, show(pair.measured)), el('td', {}, show(pair.simulated)), el('td', {}, error(pair)));
  return section(
    'هل تصدق المحاكاة؟',
    el('p', { class: 'wusul-sim-quiet' }, 'النموذج القائم محاكى على الأيام المقيسة نفسها، من ', number(found.from), ' إلى ', number(found.until), '، بجانب ما وقع فعلاً في ', number(found.cases), ' قضية.'),
    table('المقيس والمحاكى', ['المقياس', 'وقع فعلاً', 'في المحاكاة', 'الخطأ'], [
      row('وسيط القضية كلها', found.median, elapsed),
      row('تسع قضايا من عشر خلال', found.p90, elapsed),
      ...found.steps.map((step) => row(`متوسط انتظار: ${step.name}`, step.waiting, time)),
    ])
  );
}

const assumptions = (result) =>
  section('افتراضات هذه المحاكاة', el('ul', { class: 'wusul-sim-assumptions' }, ...result.assumptions.map((sentence) => el('li', {}, sentence))));

function report(result) {
  const compared = result.compared
    ? result.sameWish
      ? 'بجانب كل رقم ما يكون عليه النموذج القائم بالافتراضات نفسها.'
      : 'بجانب كل رقم ما يكون عليه النموذج القائم كما هو.'
    : 'هذا هو النموذج القائم كما هو.';
  return el(
    'div',
    { class: 'wusul-sim-report', 'data-state': 'ready' },
    el('p', {}, 'حوكيت ', number(result.days), ' يوماً من ', number(result.from), '، ', number(result.draft.replications), ' مرات، في ', number(rounded(result.milliseconds / 1000)), ' ثانية. ', compared),
    whole(result),
    steps(result),
    groups(result),
    check(result),
    assumptions(result)
  );
}

function notice(state, sentence) {
  return el('p', { class: `wusul-sim-notice wusul-sim-notice-${state}`, 'data-state': state, role: state === 'loading' ? 'status' : 'alert' }, sentence);
}

/** A label with its field, and the value of a slider in words. */
function field(label, control, note) {
  control.id = control.id || id();
  return el('div', { class: 'wusul-sim-field' }, el('label', { for: control.id }, label), control, note && el('span', { class: 'wusul-sim-quiet' }, ...note));
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
    const control = el('input', { type: 'number', min: 0, max: 100, step: 1, placeholder: branch.share === null ? '—' : Math.round(branch.share * 100) });
    const asked = [branch.question, branch.name].filter((word) => word).join(' ← ') || branch.target;
    return {
      row: field(asked, control, [branch.share === null ? 'لم يقس' : el('span', {}, 'قيس ', percent(branch.share), ' من ', number(branch.seen))]),
      wish: () => (control.value === '' ? null : { process: branch.process, gateway: branch.gateway, target: branch.target, share: Number(control.value) / 100 }),
    };
  });
}

/** The prefix of a draft's number, among the ids of definitions. */
const DRAFT = 'draft/';

function form(basis, definition, start) {
  const versions = basis.versions.map((one, place) =>
    el('option', { value: one.definition, selected: one.definition === definition }, `الإصدار ${one.number}${one.tag ? ` (${one.tag})` : ''}${place === 0 ? '، القائم' : ''}`)
  );
  const drafts = basis.drafts.map((one) => el('option', { value: DRAFT + one.number }, `المسودة ${one.number}، ${one.author}، ${one.handedIn}`));
  const model = el(
    'select',
    {},
    el('optgroup', { label: 'الإصدارات المنشورة' }, ...versions),
    drafts.length > 0 && el('optgroup', { label: 'مسودات تنتظر الإجازة' }, ...drafts)
  );
  const file = el('input', { type: 'file', accept: '.bpmn,.xml' });
  const volume = slider('عدد القضايا', { min: 25, max: 300, step: 5, value: 100 }, (share) => [
    number(`${share}%`),
    basis.casesADay > 0 ? ` مما قيس: نحو ${rounded((basis.casesADay * share) / 100)} قضية في يوم العمل` : ' من مثال بعشرين قضية في اليوم',
  ]);
  const days = el('input', { type: 'number', min: 7, max: 180, value: 60 });
  const staff = basis.groups.map((group) => {
    const most = Math.max(10, group.people * 3);
    const one = slider(group.name, { min: 0, max: most, step: 1, value: group.people }, (people) => [number(people), ` موظفاً، والقائم ${group.people}`]);
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
        ? ['قيس ', number(basis.cases), ' قضية من ', number(basis.from), ' إلى ', number(basis.until), '.']
        : 'لم تبدأ قضية من هذا الإجراء في التسعين يوماً الماضية.'
    ),
    el(
      'div',
      { class: 'wusul-sim-fields' },
      field('النموذج', model),
      field('أو نموذج من ملف، لا يُنشر', file),
      volume.row,
      field('كم يوماً', days)
    ),
    staff.length > 0 && el('details', {}, el('summary', {}, 'الموظفون'), el('div', { class: 'wusul-sim-fields' }, ...staff.map((one) => one.row))),
    branches.length > 0 && el('details', {}, el('summary', {}, 'نسب الفروع، من مئة'), el('div', { class: 'wusul-sim-fields' }, ...branches.map((one) => one.row))),
    button
  );
  fields.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const people = staff.filter((one) => Number(one.control.value) !== one.group.people).map((one) => [one.group.id, Number(one.control.value)]);
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

/** Returns the server's answer, or throws its refusal message. */
async function ask(address, options = {}) {
  const response = await fetch(address, {
    credentials: 'same-origin',
    ...options,
    headers: { Accept: 'application/json', 'Accept-Language': 'ar', ...options.headers },
  });
  const type = response.headers.get('Content-Type') || '';
  const answer = type.includes('json') ? await response.json() : {};
  if (!response.ok) {
    throw new Error(answer.messageAr || 'تعذر الوصول إلى المحاكاة. حاول مرة أخرى.');
  }
  return answer;
}

let shown = 0;

export default [
  {
    id: 'wusul.simulation',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 4,
    properties: { label: 'المحاكاة' },
    async render(node, { api, processDefinitionId }) {
      const turn = ++shown;
      const current = () => turn === shown && node.isConnected;
      const address = `${api.cockpitApi}/plugin/wusul-simulation/${api.engine}/definition/${encodeURIComponent(processDefinitionId)}`;
      const place = el('div', { class: 'wusul-sim', lang: 'ar', dir: 'rtl' }, notice('loading', 'جارٍ قياس القضايا السابقة…'));
      node.replaceChildren(place);
      try {
        const basis = await ask(address);
        if (!current()) {
          return;
        }
        const answer = el('div', { 'aria-live': 'polite' });
        const start = async (wish) => {
          answer.replaceChildren(notice('loading', 'جارية الآن… قد تأخذ بضع ثوانٍ.'));
          let content;
          try {
            content = report(
              await ask(`${address}/run`, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': api.CSRFToken },
                body: JSON.stringify(wish),
              })
            );
          } catch (failure) {
            content = notice('error', failure.message);
          }
          if (current()) {
            answer.replaceChildren(content);
            // The pane is low, and the form fills it.
            answer.scrollIntoView({ block: 'start' });
          }
        };
        place.replaceChildren(form(basis, processDefinitionId, start), answer);
      } catch (failure) {
        if (current()) {
          place.replaceChildren(notice('error', failure.message));
        }
      }
    },
    unmount() {
      shown++;
    },
  },
];
