/*
 * The tab الإصدارات on the page of a model in Cockpit: the differences to another version, and the migration of running
 * cases to it. User input is added to the page as text, never as markup.
 */
const ENGLISH = document.documentElement.lang === 'en';

/** The kinds of changes with a word, a sign and a colour each, so that none is needed alone. */
const KINDS = {
  ADDED: { word: 'مضاف', sign: '+' },
  REMOVED: { word: 'محذوف', sign: '−' },
  MOVED: { word: 'منقول', sign: '⇄' },
  CHANGED: { word: 'متغير', sign: '≠' },
};

const ASPECTS = {
  KIND: 'النوع',
  NAME: 'الاسم',
  PLACE: 'الموضع',
  PATH: 'الاتجاه',
  CONDITION: 'الشرط',
  DEFAULT_FLOW: 'المسار الافتراضي',
  ASSIGNMENT: 'من يتولاها',
  DUE: 'الموعد والأولوية',
  FORM: 'النموذج',
  WORK: 'ما تنفذه',
  TIMER: 'المؤقت',
  MESSAGE: 'الرسالة أو الشرط المنتظر',
  EVENT: 'الحدث',
  INTERRUPTING: 'إيقاف الخطوة',
  CALLED: 'الإجراء المستدعى',
  MAPPINGS: 'ما يُمرر ويُسترجع',
  VALUES: 'القيم',
  DECISION: 'جدول القرار',
  REPEAT: 'التكرار',
  SAVE_POINT: 'نقطة الحفظ',
  PROPERTIES: 'الخصائص',
  LISTENERS: 'المستمعات',
  INSTRUCTION: 'التعليمات',
  OTHER: 'غير ذلك',
};

const ELEMENTS = {
  process: 'الإجراء',
  sequenceFlow: 'مسار',
  userTask: 'مهمة موظف',
  serviceTask: 'خطوة آلية',
  sendTask: 'إرسال',
  receiveTask: 'انتظار رسالة',
  businessRuleTask: 'قرار',
  callActivity: 'استدعاء إجراء',
  subProcess: 'إجراء فرعي',
  boundaryEvent: 'حدث على خطوة',
  startEvent: 'بداية',
  endEvent: 'نهاية',
  intermediateCatchEvent: 'انتظار',
  intermediateThrowEvent: 'حدث',
  exclusiveGateway: 'بوابة',
  parallelGateway: 'بوابة توازٍ',
  inclusiveGateway: 'بوابة شاملة',
  eventBasedGateway: 'بوابة أحداث',
};

const STATES = { PROPOSED: 'مقترحة', WITHDRAWN: 'مسحوبة', STARTED: 'منفذة', STOPPED: 'أُنهيت قبل تمامها' };

const CASES = { WAITING: 'تنتظر', MIGRATED: 'انتقلت', FAILED: 'تعذر نقلها', ENDED: 'انتهت قبل نقلها' };

const LONGEST_REASON = 500;

/** Creates an element; children are elements or text, and missing ones are left out. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** Isolates numbers, references and texts of models, which are read from the left. */
const number = (value) => el('bdi', { dir: 'ltr', class: 'wv-number' }, String(value));
const code = (value) => el('code', { dir: 'ltr', class: 'wv-code' }, value);
const written = (value) => el('bdi', { dir: 'auto' }, value);

const table = (caption, heads, rows) =>
  el(
    'div',
    { class: 'wv-scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      { class: 'wv-table' },
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows)
    )
  );

const row = (...cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, ...[cell].flat())));

function moment(value) {
  return el(
    'time',
    { datetime: value.iso },
    `${value.hijri} الموافق ${value.gregorian}، `,
    number(value.time)
  );
}

let sections = 0;

function section(title, ...content) {
  const id = `wv-section-${++sections}`;
  return el('section', { class: 'wv-section', 'aria-labelledby': id }, el('h3', { id }, title), ...content);
}

function button(text, onclick, more = {}) {
  return el('button', { type: 'button', class: 'btn btn-default', onclick, ...more }, text);
}

function sentence(fault) {
  return el('span', { class: 'wv-fault' }, written(ENGLISH ? fault.messageEn : fault.messageAr));
}

function faults(list) {
  return el(
    'ul',
    { class: 'wv-faults' },
    ...list.map((fault) =>
      el(
        'li',
        { class: fault.prevents ? 'wv-prevents' : 'wv-warns', 'data-code': fault.code },
        el('strong', {}, fault.prevents ? '✗ يمنع النقل: ' : '! تنبيه: '),
        sentence(fault)
      )
    )
  );
}

/** The requests to the server; a refusal becomes an error with its message. */
class Server {
  constructor(api) {
    this.address = `${api.cockpitApi}/plugin/wusul-versions/${api.engine}`;
    this.token = api.CSRFToken;
    this.assets = `${api.cockpitApi}/plugin/wusul-versions/static/app`;
  }

  get(path) {
    return this.ask(path, {});
  }

  post(path, body) {
    return this.ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': this.token },
    });
  }

  async ask(path, { headers = {}, ...request }) {
    const response = await fetch(`${this.address}/${path}`, {
      credentials: 'same-origin',
      ...request,
      headers: { Accept: 'application/json', 'Accept-Language': ENGLISH ? 'en' : 'ar', ...headers },
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new Error((ENGLISH ? answer.messageEn : answer.messageAr) || 'تعذر إتمام الطلب. أعيدوا المحاولة.');
    }
    return answer;
  }
}

/** Both diagrams, with the differences marked by colour, line and sign. */
class Diagrams {
  constructor(assets) {
    this.assets = assets;
    this.viewers = [];
  }

  async draw(panes, comparison) {
    const { default: Viewer } = await import(`${this.assets}/bpmn-viewer.js`);
    this.close();
    const sides = [
      [panes[0], comparison.before, (kind) => kind !== 'ADDED'],
      [panes[1], comparison.after, (kind) => kind !== 'REMOVED'],
    ];
    for (const [pane, model, shows] of sides) {
      const viewer = new Viewer({ container: pane });
      this.viewers.push(viewer);
      await viewer.importXML(model);
      viewer.get('canvas').zoom('fit-viewport', 'auto');
      comparison.changes.filter(({ kind }) => shows(kind)).forEach((change) => this.mark(viewer, change));
    }
  }

  mark(viewer, { id, kind, details }) {
    const element = viewer.get('elementRegistry').get(id);
    if (!element) {
      return;
    }
    viewer.get('canvas').addMarker(id, `wv-${kind}`);
    // A flow that only follows its moved ends needs no sign of its own.
    if (element.waypoints && !details.some(({ aspect }) => aspect !== 'PATH')) {
      return;
    }
    viewer.get('overlays').add(id, {
      position: element.waypoints ? { top: -10, left: 0 } : { top: -12, right: 12 },
      // Signs stay readable in a large model on a small scale.
      scale: { min: 0.9, max: 1.2 },
      html: el('span', { class: `wv-sign wv-sign-${kind}`, 'aria-hidden': 'true' }, KINDS[kind].sign),
    });
  }

  /** Centres an element in each diagram that has it. */
  show(id) {
    for (const viewer of this.viewers) {
      const element = viewer.get('elementRegistry').get(id);
      if (element) {
        const canvas = viewer.get('canvas');
        canvas.zoom(1);
        canvas.scrollToElement(element);
      }
    }
  }

  close() {
    this.viewers.forEach((viewer) => viewer.destroy());
    this.viewers = [];
  }
}

class VersionsTab {
  constructor(node, api, definition) {
    this.node = node;
    this.definition = definition;
    this.server = new Server(api);
    this.diagrams = new Diagrams(this.server.assets);
    this.message = el('div', { class: 'wv-message', role: 'status' });
    this.comparison = el('div');
    this.plan = el('div');
    this.proposals = el('div');
    this.open = true;
  }

  close() {
    this.open = false;
    clearTimeout(this.timer);
    this.diagrams.close();
  }

  /** Runs an action and shows its refusal. */
  async attempt(work) {
    this.say('');
    this.node.setAttribute('aria-busy', 'true');
    try {
      return await work();
    } catch (refused) {
      this.say(refused.message, true);
    } finally {
      this.node.removeAttribute('aria-busy');
    }
  }

  say(text, wrong = false) {
    this.message.className = `wv-message ${wrong ? 'wv-wrong' : ''}`;
    this.message.replaceChildren(...(text ? [el('p', {}, text)] : []));
    if (text) {
      this.message.scrollIntoView({ block: 'nearest' });
    }
  }

  async start() {
    this.node.replaceChildren(el('p', { role: 'status', class: 'wv-message' }, 'جارٍ التحميل…'));
    await this.attempt(async () => {
      this.overview = await this.server.get(`versions?of=${encodeURIComponent(this.definition)}`);
    });
    if (!this.open) {
      return;
    }
    if (!this.overview) {
      this.node.replaceChildren(this.message, button('إعادة المحاولة', () => this.start()));
      return;
    }
    const { versions } = this.overview;
    if (versions.length < 2) {
      this.node.replaceChildren(el('p', { class: 'wv-message' }, 'لهذا الإجراء إصدار واحد، فلا شيء يقارن به.'));
      return;
    }
    const busiest = versions.slice(1).find(({ running }) => running > 0) || versions[1];
    const shown = versions.find(({ id }) => id === this.definition);
    this.from = this.choice('من الإصدار', shown.id === versions[0].id ? busiest.id : shown.id);
    this.to = this.choice('إلى الإصدار', versions[0].id);
    this.node.replaceChildren(
      el('div', { class: 'wv-choice' }, this.from.label, this.to.label),
      this.message,
      this.comparison,
      this.plan,
      this.proposals
    );
    this.showProposals();
    await this.compare();
  }

  choice(text, value) {
    const select = el(
      'select',
      { class: 'form-control', onchange: () => this.compare() },
      ...this.overview.versions.map((version) =>
        el('option', { value: version.id, selected: version.id === value }, this.title(version))
      )
    );
    return { select, label: el('label', {}, `${text} `, select) };
  }

  title({ number: version, tag, running }) {
    const cases = running === null ? '' : `، القضايا القائمة: ${running}`;
    return `الإصدار ${version}${tag ? ` (\u2068${tag}\u2069)` : ''}${cases}`;
  }

  get pair() {
    return { source: this.from.select.value, target: this.to.select.value };
  }

  get query() {
    return `from=${encodeURIComponent(this.pair.source)}&to=${encodeURIComponent(this.pair.target)}`;
  }

  async compare() {
    this.comparison.replaceChildren();
    this.plan.replaceChildren();
    await this.attempt(async () => {
      const comparison = await this.server.get(`comparison?${this.query}`);
      const panes = [this.pane(this.from, 'قبل'), this.pane(this.to, 'بعد')];
      this.comparison.replaceChildren(
        section(
          'ما تغير',
          this.legend(comparison.changes),
          el('div', { class: 'wv-diagrams' }, ...panes.map(({ figure }) => figure)),
          this.changes(comparison.changes)
        )
      );
      await this.diagrams.draw(
        panes.map(({ canvas }) => canvas),
        comparison
      );
      if (this.overview.mayPropose || this.overview.mayMigrate) {
        const { steps } = await this.server.get(`steps?${this.query}`);
        this.showPlan(steps);
      }
    });
  }

  pane({ select }, when) {
    const title = `${when}: ${select.selectedOptions[0].textContent}`;
    const canvas = el('div', { class: 'wv-canvas', dir: 'ltr', role: 'group', 'aria-label': title });
    return { canvas, figure: el('figure', {}, el('figcaption', {}, title), canvas) };
  }

  legend(changes) {
    return el(
      'ul',
      { class: 'wv-legend', 'aria-label': 'معنى الألوان والإشارات' },
      ...Object.entries(KINDS).map(([kind, { word, sign }]) =>
        el(
          'li',
          {},
          el('span', { class: `wv-sign wv-sign-${kind}`, 'aria-hidden': 'true' }, sign),
          ` ${word}: `,
          number(changes.filter((change) => change.kind === kind).length)
        )
      )
    );
  }

  changes(changes) {
    if (changes.length === 0) {
      return el('p', {}, 'لا فرق بين الإصدارين فيما يحدث. ما اختلف فهو الرسم وحده.');
    }
    return table(
      'العناصر التي تغيرت',
      ['الحال', 'العنصر', 'نوعه', 'ما تغير'],
      changes.map((change) =>
        row(
          el(
            'span',
            { class: 'wv-number' },
            el('span', { class: `wv-sign wv-sign-${change.kind}`, 'aria-hidden': 'true' }, KINDS[change.kind].sign),
            ` ${KINDS[change.kind].word}`
          ),
          button(
            change.name === change.id ? code(change.id) : written(change.name),
            () => this.diagrams.show(change.id),
            { class: 'btn btn-link wv-link', title: 'اعرضه في الرسم' }
          ),
          ELEMENTS[change.element] || code(change.element),
          change.details.map(({ aspect, before, after }) =>
            el(
              'div',
              { class: 'wv-detail' },
              el('strong', {}, `${ASPECTS[aspect]}: `),
              before ? el('del', {}, el('span', { class: 'sr-only' }, 'كان '), said(aspect, before)) : 'لا شيء',
              el('span', { 'aria-hidden': 'true' }, ' ← '),
              after ? el('ins', {}, el('span', { class: 'sr-only' }, 'صار '), said(aspect, after)) : 'لا شيء'
            )
          )
        )
      )
    );
  }

  /** Shows where the cases at each step continue; automatically mapped steps are collapsed. */
  showPlan(steps) {
    this.choices = new Map();
    const rows = new Map(steps.map((step) => [step, this.step(step)]));
    const matters = (step) => step.cases > 0 || step.gone || step.restart;
    const heads = ['الخطوة في الإصدار السابق', 'القضايا', 'تواصل في', 'الانتظار'];
    const body = (wanted) => steps.filter((step) => matters(step) === wanted).map((step) => rows.get(step));
    this.result = el('div', { 'aria-live': 'polite' });
    const tried = el('input', { type: 'number', min: '1', max: '500', value: '50', class: 'form-control wv-few' });
    this.plan.replaceChildren(
      section(
        'خطة النقل',
        el(
          'p',
          {},
          'ربط المحرك الخطوات المتماثلة. حددوا أين تواصل القضايا التي عند خطوة أُعيدت تسميتها أو حُذفت، ثم افحصوا الخطة وجربوها.'
        ),
        table('الخطوات التي عندها قضايا أو لم تبق', heads, body(true)),
        el(
          'details',
          {},
          el('summary', {}, 'بقية الخطوات: ', number(body(false).length)),
          table('بقية الخطوات', heads, body(false))
        ),
        el(
          'div',
          { class: 'wv-actions' },
          button('فحص الخطة', () => this.check(), { class: 'btn btn-primary' }),
          button('تجربة النقل دون حفظ', () => this.tryOut(Number(tried.value))),
          el('label', {}, 'عدد القضايا في التجربة ', tried)
        ),
        this.result
      )
    );
  }

  step(step) {
    const select = el(
      'select',
      { class: 'form-control', 'aria-label': `أين تواصل القضايا التي عند «${step.name}»`, 'data-step': step.id },
      el('option', { value: '' }, 'لا مقابل لها'),
      ...step.choices.map(({ id, name }) => el('option', { value: id, selected: id === step.to }, name))
    );
    const restart = step.waits && el('input', { type: 'checkbox', checked: step.restart });
    this.choices.set(step.id, { select, restart });
    return row(
      [written(step.name), el('div', { class: 'wv-quiet' }, ELEMENTS[step.kind] || step.kind)],
      number(step.cases),
      select,
      restart ? el('label', { class: 'wv-check' }, restart, ' يبدأ من جديد') : ''
    );
  }

  get order() {
    const instructions = [...this.choices]
      .filter(([, { select }]) => select.value)
      .map(([from, { select, restart }]) => ({ from, to: select.value, restart: Boolean(restart && restart.checked) }));
    return { ...this.pair, instructions };
  }

  async check() {
    await this.attempt(async () => {
      const check = await this.server.post('check', this.order);
      const passes = !check.faults.some(({ prevents }) => prevents);
      this.result.replaceChildren(
        el(
          'p',
          { class: passes ? 'wv-good' : 'wv-wrong', 'data-passes': String(passes) },
          passes ? '✓ الخطة صالحة للقضايا القائمة الآن: ' : '✗ في الخطة ما يمنع النقل. القضايا القائمة: ',
          number(check.cases)
        ),
        faults(check.faults),
        table(
          'أين تقف القضايا وأين تواصل',
          ['الخطوة', 'القضايا', 'تواصل في'],
          check.standing.map((at) =>
            row(written(at.name), number(at.cases), at.toName ? written(at.toName) : el('strong', {}, '✗ لم تحدد'))
          )
        ),
        passes && this.overview.mayPropose ? this.proposal() : ''
      );
    });
  }

  proposal() {
    return this.withReason('لماذا تُنقل القضايا', 'اقتراح الخطة', async (reason) => {
      await this.server.post('plan', { ...this.order, reason });
      this.result.replaceChildren();
      await this.refresh();
      this.say('اقتُرحت الخطة. ينفذها شخص آخر من مجيزي الإصدارات.');
    });
  }

  async tryOut(cases) {
    await this.attempt(async () => {
      const trial = await this.server.post('trial', { ...this.order, cases });
      this.result.replaceChildren(
        el(
          'p',
          { class: trial.goes === trial.tried ? 'wv-good' : 'wv-wrong', 'data-tried': trial.tried },
          'جُرّب نقل ',
          number(trial.tried),
          ' من ',
          number(trial.running),
          ' قضية، وتراجعنا عنه. تنتقل منها: ',
          number(trial.goes),
          '، ويتعذر: ',
          number(trial.tried - trial.goes)
        ),
        table(
          'نتيجة التجربة لكل قضية',
          ['القضية', 'أين تقف', 'النتيجة'],
          trial.rows.map((one) =>
            row(
              this.reference(one),
              one.steps.map((step) => el('div', {}, written(step))),
              one.goes ? '✓ تنتقل' : [el('strong', {}, '✗ لا تنتقل'), ...one.reasons.map((why) => el('div', {}, sentence(why)))]
            )
          )
        )
      );
    });
  }

  /** Shows only a number for cases the person may not see. */
  reference({ reference, cases }) {
    return reference ? number(reference) : ['عدد ', number(cases)];
  }

  withReason(label, text, work, more = []) {
    const reason = el('textarea', { class: 'form-control', rows: '2', maxlength: LONGEST_REASON });
    const act = (job) => () => this.attempt(() => job(reason.value));
    return el(
      'div',
      { class: 'wv-reason' },
      el('label', {}, `${label} (بلا بيانات شخصية)`, reason),
      el(
        'div',
        { class: 'wv-actions' },
        button(text, act(work), { class: 'btn btn-primary' }),
        ...more.map(([name, job]) => button(name, act(job)))
      )
    );
  }

  async refresh() {
    this.overview = await this.server.get(`versions?of=${encodeURIComponent(this.definition)}`);
    this.showProposals();
  }

  showProposals() {
    const { plans, mayPropose, mayMigrate } = this.overview;
    if (!mayPropose && !mayMigrate) {
      return;
    }
    this.proposals.replaceChildren(
      section(
        'خطط النقل المقترحة والمنفذة',
        plans.length === 0
          ? el('p', {}, 'لا خطط بعد.')
          : el('ul', { class: 'wv-plans' }, ...plans.map((plan) => this.proposed(plan)))
      )
    );
  }

  proposed(plan) {
    const report = el('div', { 'aria-live': 'polite' });
    return el(
      'li',
      { 'data-plan': plan.id },
      el(
        'p',
        {},
        el('span', { class: `wv-state wv-state-${plan.state}` }, STATES[plan.state]),
        ' من الإصدار ',
        number(plan.from),
        ' إلى الإصدار ',
        number(plan.to),
        '، اقترحها ',
        written(plan.proposedBy),
        ' ',
        moment(plan.proposedAt)
      ),
      el('p', {}, 'السبب: ', written(plan.reason)),
      plan.decidedBy
        ? el('p', {}, 'بت فيها ', written(plan.decidedBy), ': ', written(plan.decisionReason))
        : '',
      button(plan.state === 'PROPOSED' ? 'عرض الخطة والبت فيها' : 'عرض التقرير', () => this.report(plan.id, report)),
      report
    );
  }

  async report(id, place) {
    clearTimeout(this.timer);
    await this.attempt(async () => this.showReport(await this.server.get(`plan/${id}`), place));
  }

  showReport(report, place) {
    if (!this.open) {
      return;
    }
    const { plan } = report;
    place.replaceChildren(
      ...(report.cases > 0 ? this.progress(report) : []),
      el(
        'details',
        { open: plan.state === 'PROPOSED' },
        el('summary', {}, 'الخطوات في الخطة: ', number(report.steps.length)),
        table(
          'الخطوات في الخطة',
          ['من', 'إلى', 'الانتظار'],
          report.steps.map((step) =>
            row(
              written(step.from),
              step.same ? written(step.to) : el('strong', {}, written(step.to)),
              step.restart ? 'يبدأ من جديد' : ''
            )
          )
        )
      ),
      this.decisions(report, place)
    );
    if (report.open && report.waiting > 0) {
      this.timer = setTimeout(() => this.report(plan.id, place), 2000);
    }
  }

  progress(report) {
    const done = report.cases - report.waiting;
    return [
      el(
        'p',
        { class: 'wv-progress', 'data-open': String(report.open), 'data-migrated': report.migrated },
        el('progress', { max: report.cases, value: done, 'aria-label': 'تقدم النقل' }),
        ' ',
        number(done),
        ' من ',
        number(report.cases)
      ),
      el(
        'ul',
        { class: 'wv-legend' },
        ...[
          ['MIGRATED', report.migrated],
          ['FAILED', report.failed],
          ['ENDED', report.ended],
          ['WAITING', report.waiting],
        ].map(([state, cases]) => el('li', {}, `${CASES[state]}: `, number(cases)))
      ),
      table(
        'القضايا في هذا النقل',
        ['القضية', 'الحال', 'السبب'],
        report.rows.slice(0, 200).map((one) =>
          row(
            this.reference(one),
            CASES[one.state],
            one.reasons.map((why) => el('div', {}, sentence(why)))
          )
        )
      ),
      el(
        'p',
        {},
        report.rows.length > 200 ? 'هذه أول مئتين، والباقي في الملف. ' : '',
        el(
          'a',
          { href: `${this.server.address}/plan/${report.plan.id}/cases.csv`, download: `migration-${report.plan.id}.csv` },
          'تنزيل التقرير (جدول)'
        )
      ),
    ];
  }

  decisions(report, place) {
    const { plan } = report;
    const decide = (step, more = {}) => async (reason) => {
      const next = await this.server.post(`plan/${plan.id}/${step}`, { reason, ...more });
      await this.refresh();
      const list = this.proposals.querySelector(`[data-plan="${plan.id}"] > div`);
      this.showReport(next, list || place);
    };
    const withdraw = ['رد الخطة أو سحبها', decide('withdrawal')];
    if (plan.mayStart) {
      return this.withReason(
        'سبب قراركم',
        'تنفيذ النقل',
        decide('start', { contentHash: plan.contentHash }),
        plan.mayWithdraw ? [withdraw] : []
      );
    }
    if (plan.mayWithdraw) {
      return this.withReason('سبب السحب', ...withdraw);
    }
    if (this.overview.mayMigrate && report.open && report.waiting === 0) {
      return this.withReason('السبب', 'إعادة محاولة ما تعذر', decide('resumption'), [
        ['إنهاء النقل وإبقاء الباقي في إصداره', decide('stop')],
      ]);
    }
    return '';
  }
}

/** Names are in Arabic; every other value is quoted from the model. */
function said(aspect, text) {
  return aspect === 'NAME' || aspect === 'INSTRUCTION' || aspect === 'PATH' ? written(text) : code(aspect === 'KIND' ? ELEMENTS[text] || text : text);
}

let shown;

function leave() {
  shown?.close();
  shown = undefined;
}

export default [
  {
    id: 'wusul.versions',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 5,
    properties: { label: ENGLISH ? 'Versions' : 'الإصدارات' },
    render(node, { api, processDefinitionId }) {
      leave();
      const place = el('div', { class: 'wv', dir: 'rtl', lang: 'ar' });
      node.replaceChildren(place);
      shown = new VersionsTab(place, api, processDefinitionId);
      shown.start();
    },
    unmount: leave,
  },
];
