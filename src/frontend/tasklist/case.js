/* The tab المعاملة beside a task's form, and other cases in a dialog, with the content of the case file. */
import {
  badge,
  button,
  dialog,
  el,
  fact,
  facts,
  field,
  moment,
  nothing,
  notice,
  number,
  outcome,
  retry,
  section,
  table,
  written,
} from '../shared/elements.js';
import { ask, root, send } from './server.js';
import { openViewer } from './viewer.js';

function header(file) {
  return el(
    'header',
    { class: 'wusul-header' },
    el('h3', { class: 'wusul-reference' }, 'المعاملة ', number(file.reference)),
    el(
      'ul',
      { class: 'wusul-badges', 'aria-label': 'حال المعاملة' },
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
    'بيانات المعاملة',
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

export const requester = ({ requester: person, agent }) =>
  section(
    'صاحب الطلب',
    facts(
      fact('الاسم', written(person.name)),
      fact('الصفة', person.kind),
      fact('رقم الهوية', number(person.identityNumber)),
      fact('الجوال', number(person.mobile)),
      agent
        ? [
            ...fact('مقدم الطلب نيابةً', written(agent.name)),
            ...fact('هويته', number(agent.identityNumber)),
            ...fact('صفته', agent.kind),
          ]
        : [],
    ),
  );

export const booking = ({ host, mode, at, place: where, interpreter, room }) =>
  section(
    'الموعد',
    facts(
      fact('الموعد مع', host),
      fact('الوقت', moment(at)),
      fact('طريقة اللقاء', mode),
      fact('المكان', written(where)),
      interpreter ? fact('مترجم لغة الإشارة', written(interpreter)) : [],
    ),
    room && el('a', { class: 'wusul-room', href: room, target: '_blank' }, 'افتح غرفة اللقاء المرئي'),
  );

export const examination = ({ reason, remedy, found }) =>
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

export const delivery = ({ delivery: document }) =>
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
    'مسار المعاملة كما يراه صاحبها',
    milestones.length === 0
      ? nothing('لم تصل المعاملة إلى مرحلة معلنة بعد.')
      : el(
          'ol',
          { class: 'wusul-timeline' },
          ...milestones.map(({ sentence, at }) =>
            el('li', {}, el('span', { class: 'wusul-sentence' }, sentence), moment(at)),
          ),
        ),
  );

/** The present step is not listed. */
const waiting = ({ waiting: open }) =>
  open.length === 0
    ? []
    : section(
        'ما تنتظره المعاملة',
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

export const steps = ({ steps: finished, kinds }, address, again) =>
  section(
    'الخطوات السابقة وملاحظاتها',
    finished.length === 0
      ? nothing('لم تُنجز في هذه المعاملة خطوة بعد.')
      : el(
          'ol',
          { class: 'wusul-steps' },
          ...finished.map(({ name, by, at, decided, notes }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, name), by && written(by), moment(at)),
              decided.length > 0 && el('p', { class: 'wusul-decided' }, decided.join('، ')),
              ...notes.map(({ kind, text, by: author }) =>
                el(
                  'blockquote',
                  { class: 'wusul-note' },
                  el('span', { class: 'wusul-kind' }, kind, author && [' كتبها ', written(author)], ':'),
                  el('span', { class: 'wusul-text', dir: 'auto' }, text),
                ),
              ),
            ),
          ),
        ),
    kinds && noteForm(address, again),
  );

/** Browsers show no PDF in the sandbox of the web apps, so its pages are shown as pictures; it can be downloaded too. */
const saved = (paper, title, hash, state, address) => {
  const ended = state ? `-${state.code.toLowerCase()}` : '';
  return opened(title, `${address}/paper/${encodeURIComponent(hash)}`, `${paper.replace('/', '-')}${ended}.pdf`, false);
};

/** Opens a document in the page, and offers to download it. */
function opened(title, source, name, picture) {
  const download = { href: source, download: name };
  const read = (page) =>
    picture ? Promise.resolve({ picture: source, pages: 1 }) : ask(`${source}/page/${encodeURIComponent(page)}`);
  return [
    button(written(title), { class: 'btn btn-link wusul-open' }, ({ currentTarget }) =>
      openViewer(currentTarget, { title, read, download }),
    ),
    el('a', { class: 'wusul-download', ...download }, 'تنزيل', el('span', { class: 'sr-only' }, ' ', written(title))),
  ];
}

export const papers = ({ papers: issued }, address) =>
  section(
    'وثائق صادرة',
    issued.length === 0
      ? nothing('لم يصدر في هذه المعاملة مستند بعد.')
      : el(
          'ul',
          { class: 'wusul-papers' },
          ...issued.map(({ number: paper, title, hash, issuedAt, state, since }) =>
            el(
              'li',
              {},
              address ? saved(paper, title, hash, state, address) : written(title),
              number(paper),
              moment(issuedAt),
              badge('paper', state),
              state && moment(since),
            ),
          ),
        ),
  );

function scan(one, address) {
  const { number: paper, kind, name, hash, picture, by, at } = one;
  return el(
    'li',
    {},
    address ? opened(kind, `${address}/paper/${encodeURIComponent(hash)}`, name, picture) : kind,
    written(name),
    number(paper),
    el('span', { class: 'wusul-quiet' }, 'أضافه ', written(by)),
    moment(at),
  );
}

export const scans = ({ scans: kept, kinds }, address, again) =>
  section(
    'مستندات صاحب الطلب',
    kept.length === 0
      ? nothing('لم يُضف إلى هذه المعاملة مستند بعد.')
      : el('ul', { class: 'wusul-papers wusul-scans' }, ...kept.map((one) => scan(one, address))),
    kinds && upload(kinds, address, again),
  );

/** The server checks uploads; the browser only helps to choose. */
function upload(kinds, address, again) {
  const kind = el('select', { class: 'form-control' }, ...kinds.map((name) => el('option', {}, name)));
  const file = el('input', {
    type: 'file',
    class: 'sr-only',
    required: '',
    accept: 'application/pdf,image/jpeg,image/png',
  });
  const said = outcome();
  // The browser's own text would be in the browser's language.
  const chosen = el('span', { class: 'wusul-quiet' }, 'لم يُختر ملف');
  const choice = el('div', { class: 'wusul-field' }, el('span', { class: 'wusul-label' }, 'الملف'));
  choice.append(
    el('div', {}, el('label', { class: 'btn btn-default wusul-file' }, file, 'اختيار ملف'), ' ', chosen),
    el('p', { class: 'wusul-quiet' }, 'مستند ممسوح ضوئياً أو صورة، حتى 10 ميغابايت'),
  );
  file.addEventListener('change', () =>
    chosen.replaceChildren(file.files[0] ? written(file.files[0].name) : 'لم يُختر ملف'),
  );
  const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, 'إضافة المستند');
  const form = el('form', { class: 'wusul-form wusul-upload' }, field('نوع المستند', kind), choice, submit, said);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [document] = file.files;
    submit.disabled = true;
    said.say('busy', 'جارٍ فحص المستند وحفظه…');
    try {
      await send(`${address}/scan`, document, {
        'Content-Type': 'application/octet-stream',
        'X-Wusul-Kind': encodeURIComponent(kind.value),
        'X-Wusul-Name': encodeURIComponent(document.name),
      });
      again();
    } catch (refused) {
      submit.disabled = false;
      said.say('refused', refused.message);
    }
  });
  return form;
}

const noteForm = (address, again) => writing(`${address}/note`, 'ملاحظة جديدة', 'إضافة الملاحظة', '2000', again);

/** A form that sends one text. */
function writing(address, label, action, longest, again) {
  const text = el('textarea', { class: 'form-control', rows: '3', maxlength: longest, required: '', dir: 'auto' });
  const said = outcome();
  const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, action);
  const form = el('form', { class: 'wusul-form wusul-write' }, field(label, text), submit, said);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await send(address, { text: text.value });
      again();
    } catch (refused) {
      submit.disabled = false;
      said.say('refused', refused.message);
    }
  });
  return form;
}

const quoted = (text) =>
  el('blockquote', { class: 'wusul-note' }, el('span', { class: 'wusul-text', dir: 'auto' }, text));

/** The questions of the requester and to them; whoever works on the case may ask. */
const thread = ({ thread: asked, kinds, awaitingReply }, address, again) =>
  section(
    'مراسلة صاحب الطلب',
    asked.length === 0
      ? nothing('لم يسأل صاحب الطلب ولم يُسأل بعد.')
      : el(
          'ol',
          { class: 'wusul-steps wusul-thread' },
          ...asked.map(({ by, question, at, answer, answeredBy, answeredAt, outcome: end }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, 'سأل '), written(by), moment(at)),
              quoted(question),
              answeredBy &&
                el('div', { class: 'wusul-step' }, el('strong', {}, 'أجاب '), written(answeredBy), moment(answeredAt)),
              answeredBy && quoted(answer || 'أضاف مستنداً.'),
              !answeredBy && el('div', { class: 'wusul-quiet' }, end ? end.name : 'ينتظر الجواب'),
            ),
          ),
        ),
    kinds && awaitingReply && el('p', { class: 'wusul-quiet' }, 'سُئل صاحب الطلب، ويُسأل من جديد بعد جوابه.'),
    kinds && !awaitingReply && writing(`${address}/question`, 'سؤال لصاحب الطلب', 'اسأل صاحب الطلب', '1000', again),
  );

export const messages = ({ messages: sent }) =>
  section(
    'الرسائل المرسلة',
    sent.length === 0
      ? nothing('لم تُرسل في هذه المعاملة رسالة بعد.')
      : el(
          'ul',
          { class: 'wusul-messages' },
          ...sent.map(({ text, mobile, state, at, erased }) =>
            el(
              'li',
              {},
              el(
                'div',
                { class: 'wusul-step' },
                badge('message', state),
                mobile && el('span', { class: 'wusul-quiet' }, 'إلى ', number(mobile)),
                moment(at),
              ),
              el(
                'p',
                { class: 'wusul-text', dir: 'auto' },
                text || (erased ? 'مُحي نص الرسالة بعد مدة حفظه.' : 'رسالة فيها رمز لصاحبها، فلا يُعرض نصها.'),
              ),
            ),
          ),
        ),
  );

const otherCase = (desk, { reference, subject, state, openedAt }, ...first) =>
  el(
    'tr',
    {},
    ...first,
    el(
      'td',
      {},
      desk
        ? button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(desk, reference))
        : number(reference),
    ),
    el('td', {}, written(subject)),
    el('td', {}, state.name),
    el('td', {}, moment(openedAt)),
  );

const links = ({ links: cases }, desk) =>
  section(
    'معاملات مرتبطة',
    table(
      'معاملات مرتبطة',
      ['صلتها', 'رقم المعاملة', 'الموضوع', 'الحالة', 'تاريخ التقديم'],
      cases.map((linked) => otherCase(desk, linked, el('td', {}, linked.kind.name))),
    ),
  );

/** The links are not listed again. */
const earlier = ({ earlier: cases, links: linked }, desk) => {
  const others = cases.filter(({ reference }) => !linked.some((link) => link.reference === reference));
  return section(
    'معاملات سابقة للشخص نفسه',
    others.length === 0
      ? nothing('لا توجد معاملات سابقة أخرى يمكنك الاطلاع عليها.')
      : table(
          'معاملات سابقة للشخص نفسه',
          ['رقم المعاملة', 'الموضوع', 'الحالة', 'تاريخ التقديم'],
          others.map((other) => otherCase(desk, other)),
        ),
  );
};

/** Opens another case in a dialog. */
export function openCase(desk, reference) {
  const place = el('div', {});
  const panel = dialog(['المعاملة ', number(reference)], 'wusul-dialog-case', place);
  show(place, `${desk}/case/${encodeURIComponent(reference)}`, desk, () => panel.open);
}

/** Only for supervisors of the case. */
const readers = ({ readers: looks }) =>
  section(
    'من اطلع على المعاملة',
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

/**
 * Builds the content of a case.
 *
 * @param address base address of its papers; without one they are only named, and nothing can be added
 * @param desk base address of other cases; without one they are only named
 */
export function dossier(file, address, desk, again) {
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
    file.thread && thread(file, address, again),
    steps(file, address, again),
    papers(file, address),
    file.scans && scans(file, address, again),
    file.messages && messages(file),
    // Not for staff who speak with the requester and see only what the requester may see.
    file.links?.length > 0 && links(file, file.earlier && desk),
    file.earlier && earlier(file, desk),
    file.readers && readers(file),
  );
}

/** The cases of a disposal list, whose task belongs to no single case, and the certificate about them. */
async function disposal(address, desk) {
  const list = await ask(address.replace(/task\/(.*)\/case$/, 'disposal/task/$1'));
  return el(
    'div',
    {},
    list.certificate &&
      section(
        'شهادة الإتلاف',
        el('a', { href: `${desk}/disposal/${list.number}/certificate`, target: '_blank' }, 'افتح الشهادة'),
        number(list.certificate),
      ),
    section(
      `قائمة الإتلاف ${list.key}`,
      table(
        'معاملات القائمة',
        ['رقم المعاملة', 'ما انتهت إليه', 'تاريخ الإغلاق', 'القاعدة', 'حالها'],
        list.cases.map(({ reference, outcome: end, closedAt, rule, state }) =>
          el(
            'tr',
            {},
            el(
              'td',
              {},
              button(number(reference), { class: 'btn btn-link wusul-open' }, () => openCase(desk, reference)),
            ),
            el('td', {}, end),
            el('td', {}, moment(closedAt)),
            el('td', {}, number(rule)),
            el('td', {}, state),
          ),
        ),
      ),
    ),
  );
}

/** The package that a task is about, with its file for the person who asked for it. */
async function handover(address) {
  const order = await ask(address.replace(/task\/(.*)\/case$/, 'handover/task/$1'));
  return section(
    'الحزمة المطلوبة',
    el('div', {}, number(order.key), ' ', order.state),
    order.reason && el('div', {}, 'السبب: ', written(order.reason)),
    el('div', { class: 'wusul-quiet' }, 'طلبها ', order.askedBy),
    order.problem && el('div', {}, order.problem),
    order.expiresAt && el('div', { class: 'wusul-quiet' }, 'تُمحى ', moment(order.expiresAt)),
    order.ready &&
      el(
        'a',
        { href: address.replace(/task\/(.*)\/case$/, 'handover/task/$1/package'), class: 'wusul-package' },
        'تنزيل الحزمة',
      ),
  );
}

/** The regular answers that are no errors, in the staff's wording. */
const OTHERWISE = {
  403: ['forbidden', 'هذه المعاملة خارج نطاق عملك، فلا يمكنك الاطلاع عليها.'],
  404: ['absent', 'لا ترتبط هذه المهمة بمعاملة.'],
  410: ['absent', 'أُتلفت هذه المعاملة بعد انتهاء مدة حفظها، ولم يبق منها غير رقمها وتواريخها وشهادة إتلافها.'],
};

async function show(node, address, desk, current, quietly = false) {
  // Reloads without a loading notice, so that the position in the page is kept.
  const again = () => show(node, address, desk, current, true);
  if (!quietly) {
    node.replaceChildren(notice('loading', 'جارٍ تحميل المعاملة…'));
  }
  let content;
  try {
    const file = await ask(address);
    content = dossier(file, address, desk, again);
    if (file.viewing) {
      content.prepend(
        section(
          'مشاهدة التسجيل',
          el('a', { href: file.viewing, target: '_blank', rel: 'noopener' }, 'فتح صفحة المشاهدة'),
        ),
      );
    }
    if (file.handedOver) {
      content.prepend(await handover(address));
    }
  } catch (failure) {
    content = failure.status === 404 && (await disposal(address, desk).catch(() => undefined));
    content = content || (OTHERWISE[failure.status] ? notice(...OTHERWISE[failure.status]) : undefined);
    if (!content) {
      console.error('The case could not be shown', failure);
    }
  }
  if (current()) {
    node.replaceChildren(
      content ||
        notice(
          'error',
          'تعذر تحميل المعاملة.',
          retry(() => show(node, address, desk, current)),
        ),
    );
  }
}

let shown = 0;

export const caseTab = {
  id: 'wusul.case',
  pluginPoint: 'tasklist.task.detail',
  // To the left of the diagram, beside the form
  priority: 900,
  properties: { label: 'المعاملة' },
  render(node, { api, taskId }) {
    const turn = ++shown;
    const address = `${root(api)}/task/${encodeURIComponent(taskId)}/case`;
    show(node, address, root(api), () => turn === shown && node.isConnected);
  },
  unmount() {
    shown++;
  },
};
