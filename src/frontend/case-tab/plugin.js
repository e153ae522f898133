/*
 * The tab القضية beside a task's form: the case as the case file holds it. Everything that people wrote goes into the page
 * as text, never as markup. All words that have a code behind them come from the server in Arabic.
 */

/** An element; children are elements or text, what is not there is left out. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child));
  return element;
}

/** References, numbers and telephone numbers are read from the left, whatever stands around them. */
const number = (value) => el('bdi', { dir: 'ltr', class: 'wusul-number' }, value);

/** What people wrote keeps the direction of its own first letter. */
const written = (value) => el('bdi', { dir: 'auto' }, value);

function moment({ iso, hijri, gregorian, time }) {
  return el(
    'time',
    { datetime: iso, class: 'wusul-moment' },
    el('span', {}, hijri),
    ' ',
    el('span', { class: 'wusul-quiet' }, `الموافق ${gregorian}، `, number(time))
  );
}

const fact = (name, ...value) =>
  value.flat().some((part) => part) ? [el('dt', {}, name), el('dd', {}, ...value)] : [];

const facts = (...pairs) => el('dl', { class: 'wusul-facts' }, ...pairs);

let sections = 0;

function section(title, ...content) {
  const id = `wusul-section-${++sections}`;
  return el(
    'section',
    { class: 'wusul-section', 'aria-labelledby': id },
    el('h4', { id, class: 'wusul-title' }, title),
    ...content
  );
}

const nothing = (sentence) => el('p', { class: 'wusul-quiet' }, sentence);

function header(file) {
  return el(
    'header',
    { class: 'wusul-header' },
    el('h3', { class: 'wusul-reference' }, 'القضية ', number(file.reference)),
    el(
      'ul',
      { class: 'wusul-badges', 'aria-label': 'حال القضية' },
      el('li', { class: `wusul-badge wusul-state-${file.state.code}` }, file.state.name),
      file.priority &&
        el(
          'li',
          { class: `wusul-badge wusul-priority-${file.priority.code}` },
          el('span', { class: 'wusul-dot', 'aria-hidden': 'true' }),
          `الأولوية: ${file.priority.name}`
        ),
      file.overdue && el('li', { class: 'wusul-badge wusul-overdue' }, 'تجاوزت موعدها')
    )
  );
}

const place = (file) =>
  section(
    'بيانات القضية',
    facts(
      fact('الخدمة', file.service),
      fact('نوع الطلب', file.requestType),
      fact('المركز', file.centre),
      fact('القسم', file.section),
      fact('الجهة المختصة', file.department),
      fact('قناة التقديم', file.channel),
      fact('تاريخ التقديم', moment(file.openedAt)),
      file.dueAt ? fact('موعد الإنجاز', moment(file.dueAt)) : [],
      file.closedAt ? fact('تاريخ الإغلاق', moment(file.closedAt)) : []
    )
  );

const requester = ({ requester: person, agent }) =>
  section(
    'صاحب الطلب',
    facts(
      fact('الاسم', written(person.name)),
      fact('الصفة', person.kind),
      fact('رقم الهوية', number(person.identityNumber)),
      fact('الجوال', number(person.mobile)),
      agent ? [...fact('مقدم الطلب نيابةً', written(agent.name)), ...fact('هويته', number(agent.identityNumber))] : []
    )
  );

const booking = ({ host, mode, at, place: where, interpreter }) =>
  section(
    'الموعد',
    facts(
      fact('الموعد مع', host),
      fact('الوقت', moment(at)),
      fact('طريقة اللقاء', mode),
      fact('المكان', written(where)),
      interpreter ? fact('مترجم لغة الإشارة', written(interpreter)) : []
    )
  );

const examination = ({ reason, remedy, found }) =>
  section(
    'نتيجة الفحص الآلي',
    facts(
      fact('السبب', reason),
      fact('ما يلزم', remedy),
      ...found.map(({ name, value }) => fact(name, written(value)))
    )
  );

const request = (file) =>
  section(
    'الطلب',
    el('p', { class: 'wusul-subject' }, written(file.subject)),
    file.text && el('p', { class: 'wusul-text', dir: 'auto' }, file.text)
  );

const delivery = ({ delivery: document }) =>
  document
    ? section(
        'تسليم الوثيقة',
        facts(
          fact('حالها', document.state),
          fact('رقم الشحنة', document.trackingNumber && number(document.trackingNumber)),
          fact('محاولات التوصيل', document.attempts && number(document.attempts)),
          fact('آخر تعذر', document.failureReason),
          fact('المكتب', document.office),
          fact('موضع الحفظ', document.shelfMark && number(document.shelfMark)),
          document.keptUntil ? fact('تحفظ حتى', moment(document.keptUntil)) : []
        )
      )
    : [];

const timeline = ({ timeline: milestones }) =>
  section(
    'مسار القضية كما يراه صاحبها',
    milestones.length === 0
      ? nothing('لم تصل القضية إلى مرحلة معلنة بعد.')
      : el(
          'ol',
          { class: 'wusul-timeline' },
          ...milestones.map(({ sentence, at }) =>
            el('li', {}, el('span', { class: 'wusul-sentence' }, sentence), moment(at))
          )
        )
  );

/** The step that the tab is opened from is none of them: whoever has it knows that he has it. */
const waiting = ({ waiting: open }) =>
  open.length === 0
    ? []
    : section(
        'ما تنتظره القضية',
        el(
          'ul',
          { class: 'wusul-waiting' },
          ...open.map(({ name, group, since, dueAt }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, name), group && written(group)),
              el('div', { class: 'wusul-quiet' }, 'منذ ', moment(since)),
              dueAt && el('div', { class: 'wusul-quiet' }, 'الموعد ', moment(dueAt))
            )
          )
        )
      );

const steps = ({ steps: finished }) =>
  section(
    'الخطوات السابقة وملاحظاتها',
    finished.length === 0
      ? nothing('لم تُنجز في هذه القضية خطوة بعد.')
      : el(
          'ol',
          { class: 'wusul-steps' },
          ...finished.map(({ name, by, at, notes }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, name), by && written(by), moment(at)),
              ...notes.map(({ kind, text }) =>
                el(
                  'blockquote',
                  { class: 'wusul-note' },
                  el('span', { class: 'wusul-kind' }, `${kind}:`),
                  el('span', { class: 'wusul-text', dir: 'auto' }, text)
                )
              )
            )
          )
        )
  );

const papers = ({ papers: issued }, address) =>
  section(
    'المستندات',
    issued.length === 0
      ? nothing('لم يصدر في هذه القضية مستند بعد.')
      : el(
          'ul',
          { class: 'wusul-papers' },
          ...issued.map(({ number: paper, title, hash, issuedAt }) =>
            el(
              'li',
              {},
              el(
                'a',
                // Browsers show no PDF in the sandbox that the web apps run in, so it is saved and opened from there.
                {
                  href: `${address}/paper/${encodeURIComponent(hash)}`,
                  download: `${paper.replace('/', '-')}.pdf`,
                },
                written(title)
              ),
              number(paper),
              moment(issuedAt)
            )
          )
        )
  );

const earlier = ({ earlier: cases }) =>
  section(
    'قضايا سابقة للشخص نفسه',
    cases.length === 0
      ? nothing('لا توجد قضايا سابقة.')
      : el(
          'table',
          { class: 'table wusul-table' },
          el('thead', {}, el('tr', {}, ...['رقم القضية', 'الموضوع', 'الحالة', 'تاريخ التقديم'].map((name) => el('th', { scope: 'col' }, name)))),
          el(
            'tbody',
            {},
            ...cases.map(({ reference, subject, state, openedAt }) =>
              el(
                'tr',
                {},
                el('td', {}, number(reference)),
                el('td', {}, written(subject)),
                el('td', {}, state.name),
                el('td', {}, moment(openedAt))
              )
            )
          )
        )
  );

/** For those who supervise the case. */
const readers = ({ readers: looks }) =>
  section(
    'من اطلع على القضية',
    el(
      'table',
      { class: 'table wusul-table' },
      el('thead', {}, el('tr', {}, ...['من', 'من أين', 'ما اطلع عليه', 'متى'].map((name) => el('th', { scope: 'col' }, name)))),
      el(
        'tbody',
        {},
        ...looks.map(({ name, door, shown: what, paper, at }) =>
          el(
            'tr',
            {},
            el('td', {}, name ? number(name) : 'صاحب الطلب'),
            el('td', {}, door),
            el('td', {}, what, paper && ' ', paper && number(paper)),
            el('td', {}, moment(at))
          )
        )
      )
    )
  );

function dossier(file, address) {
  return el(
    'article',
    { class: 'wusul-case', 'data-state': 'ready', lang: 'ar', dir: 'rtl' },
    header(file),
    el('div', { class: 'wusul-columns' }, place(file), requester(file)),
    file.booking && booking(file.booking),
    request(file),
    file.examination && examination(file.examination),
    delivery(file),
    timeline(file),
    waiting(file),
    steps(file),
    papers(file, address),
    // Not for those who speak with the requester: they see what he may see.
    file.earlier && earlier(file),
    file.readers && readers(file)
  );
}

/** What stands in the tab while there is no case to show. */
function notice(state, sentence, ...actions) {
  return el(
    'div',
    { class: `wusul-notice wusul-notice-${state}`, 'data-state': state, role: state === 'loading' ? 'status' : 'alert' },
    el('p', {}, sentence),
    ...actions
  );
}

function retry(again) {
  const button = el('button', { type: 'button', class: 'btn btn-default' }, 'إعادة المحاولة');
  button.addEventListener('click', again);
  return button;
}

/** The answers that are no error, in the words of the staff. */
const OTHERWISE = {
  403: ['forbidden', 'هذه القضية خارج نطاق عملك، فلا يمكنك الاطلاع عليها.'],
  404: ['absent', 'لا ترتبط هذه المهمة بقضية.'],
};

async function show(node, address, current) {
  node.replaceChildren(notice('loading', 'جارٍ تحميل القضية…'));
  let content;
  try {
    const response = await fetch(address, {
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'Accept-Language': 'ar' },
    });
    if (response.ok) {
      content = dossier(await response.json(), address);
    } else if (OTHERWISE[response.status]) {
      content = notice(...OTHERWISE[response.status]);
    }
  } catch (failure) {
    console.error('The case could not be shown', failure);
  }
  if (current()) {
    node.replaceChildren(
      content || notice('error', 'تعذر تحميل القضية.', retry(() => show(node, address, current)))
    );
  }
}

let shown = 0;

export default [
  {
    id: 'wusul.case',
    pluginPoint: 'tasklist.task.detail',
    // Left of the diagram, beside the form
    priority: 900,
    properties: { label: 'القضية' },
    render(node, { api, taskId }) {
      const turn = ++shown;
      const address = `${api.tasklistApi}/plugin/wusul/${api.engine}/task/${encodeURIComponent(taskId)}/case`;
      show(node, address, () => turn === shown && node.isConnected);
    },
    unmount() {
      shown++;
    },
  },
];
