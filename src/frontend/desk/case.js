/* A case as the case file holds it, for clerks beside a task and for those who supervise it. */
import { el, fact, facts, moment, nothing, number, section, written } from './elements.js';

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
          `الأولوية: ${file.priority.name}`,
        ),
      file.overdue && el('li', { class: 'wusul-badge wusul-overdue' }, 'تجاوزت موعدها'),
    ),
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
      file.closedAt ? fact('تاريخ الإغلاق', moment(file.closedAt)) : [],
    ),
  );

const requester = ({ requester: person, agent }) =>
  section(
    'صاحب الطلب',
    facts(
      fact('الاسم', written(person.name)),
      fact('الصفة', person.kind),
      fact('رقم الهوية', number(person.identityNumber)),
      fact('الجوال', number(person.mobile)),
      agent ? [...fact('مقدم الطلب نيابةً', written(agent.name)), ...fact('هويته', number(agent.identityNumber))] : [],
    ),
  );

const booking = ({ host, mode, at, place: where, interpreter }) =>
  section(
    'الموعد',
    facts(
      fact('الموعد مع', host),
      fact('الوقت', moment(at)),
      fact('طريقة اللقاء', mode),
      fact('المكان', written(where)),
      interpreter ? fact('مترجم لغة الإشارة', written(interpreter)) : [],
    ),
  );

const examination = ({ reason, remedy, found }) =>
  section(
    'نتيجة الفحص الآلي',
    facts(
      fact('السبب', reason),
      fact('ما يلزم', remedy),
      ...found.map(({ name, value }) => fact(name, written(value))),
    ),
  );

const request = (file) =>
  section(
    'الطلب',
    el('p', { class: 'wusul-subject' }, written(file.subject)),
    file.text && el('p', { class: 'wusul-text', dir: 'auto' }, file.text),
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
          document.keptUntil ? fact('تحفظ حتى', moment(document.keptUntil)) : [],
        ),
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
            el('li', {}, el('span', { class: 'wusul-sentence' }, sentence), moment(at)),
          ),
        ),
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
              dueAt && el('div', { class: 'wusul-quiet' }, 'الموعد ', moment(dueAt)),
            ),
          ),
        ),
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
                  el('span', { class: 'wusul-text', dir: 'auto' }, text),
                ),
              ),
            ),
          ),
        ),
  );

/** Browsers show no PDF in the sandbox that the web apps run in, so it is saved and opened from there. */
const saved = ({ number: paper, title, hash }, address) =>
  el(
    'a',
    { href: `${address}/paper/${encodeURIComponent(hash)}`, download: `${paper.replace('/', '-')}.pdf` },
    written(title),
  );

const papers = ({ papers: issued }, address) =>
  section(
    'المستندات',
    issued.length === 0
      ? nothing('لم يصدر في هذه القضية مستند بعد.')
      : el(
          'ul',
          { class: 'wusul-papers' },
          ...issued.map((paper) =>
            el(
              'li',
              {},
              address ? saved(paper, address) : written(paper.title),
              number(paper.number),
              moment(paper.issuedAt),
            ),
          ),
        ),
  );

const earlier = ({ earlier: cases }) =>
  section(
    'قضايا سابقة للشخص نفسه',
    cases.length === 0
      ? nothing('لا توجد قضايا سابقة.')
      : el(
          'table',
          { class: 'table wusul-table' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ...['رقم القضية', 'الموضوع', 'الحالة', 'تاريخ التقديم'].map((name) => el('th', { scope: 'col' }, name)),
            ),
          ),
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
                el('td', {}, moment(openedAt)),
              ),
            ),
          ),
        ),
  );

/** For those who supervise the case. */
const readers = ({ readers: looks }) =>
  section(
    'من اطلع على القضية',
    el(
      'table',
      { class: 'table wusul-table' },
      el(
        'thead',
        {},
        el('tr', {}, ...['من', 'من أين', 'ما اطلع عليه', 'متى'].map((name) => el('th', { scope: 'col' }, name))),
      ),
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
            el('td', {}, moment(at)),
          ),
        ),
      ),
    ),
  );

/** Where papers can be opened has an address. */
export function dossier(file, address) {
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
    file.readers && readers(file),
  );
}
