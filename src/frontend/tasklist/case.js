/* The tab of the case beside a task's form, and other cases in a dialog, with the content of the case file. */
import {
  badge,
  button,
  dialog,
  el,
  fact,
  facts,
  field,
  moment,
  named,
  nothing,
  notice,
  number,
  outcome,
  retry,
  section,
  table,
  writing,
  written,
} from '../shared/elements.js';
import { questions } from '../shared/server.js';
import { foreign } from '../shared/words.js';
import { ask, root, send } from './server.js';
import { openViewer } from './viewer.js';
import { words } from './words.js';

function header(file) {
  return el(
    'header',
    { class: 'wusul-header' },
    el('h3', { class: 'wusul-reference' }, words.case.title, number(file.reference)),
    el(
      'ul',
      { class: 'wusul-badges', 'aria-label': words.case.states },
      el('li', { class: `wusul-badge wusul-state-${file.state.code}` }, file.state.name),
      file.priority &&
        el(
          'li',
          { class: `wusul-badge wusul-priority-${file.priority.code}` },
          el('span', { class: 'wusul-dot', 'aria-hidden': 'true' }),
          words.case.priority(file.priority.name),
        ),
      file.overdue && el('li', { class: 'wusul-badge wusul-overdue' }, words.case.overdue),
    ),
  );
}

const place = (file) => {
  const { facts: names } = words.case;
  return section(
    names.title,
    facts(
      fact(names.service, named(file.service)),
      fact(names.requestType, file.requestType),
      fact(names.centre, file.centre),
      fact(names.section, file.section),
      fact(names.department, file.department),
      fact(names.channel, file.channel),
      fact(names.openedAt, moment(file.openedAt)),
      file.dueAt ? fact(names.dueAt, moment(file.dueAt)) : [],
      file.closedAt ? fact(names.closedAt, moment(file.closedAt)) : [],
    ),
  );
};

export const requester = ({ requester: person, agent }) =>
  section(
    words.case.requester.title,
    facts(
      fact(words.case.requester.name, written(person.name)),
      fact(words.case.requester.kind, person.kind),
      fact(words.case.requester.identity, number(person.identityNumber)),
      fact(words.case.requester.mobile, number(person.mobile)),
      agent
        ? [
            ...fact(words.case.requester.agent, written(agent.name)),
            ...fact(words.case.requester.agentIdentity, number(agent.identityNumber)),
            ...fact(words.case.requester.agentKind, agent.kind),
          ]
        : [],
    ),
  );

export const booking = ({ host, mode, at, place: where, interpreter, room }) =>
  section(
    words.case.booking.title,
    facts(
      fact(words.case.booking.host, host),
      fact(words.case.booking.at, moment(at)),
      fact(words.case.booking.mode, mode),
      fact(words.case.booking.place, written(where)),
      interpreter ? fact(words.case.booking.interpreter, written(interpreter)) : [],
    ),
    room && el('a', { class: 'wusul-room', href: room, target: '_blank' }, words.case.booking.room),
  );

export const examination = ({ reason, remedy, found }) =>
  section(
    words.case.examination.title,
    facts(
      fact(words.case.examination.reason, named(reason)),
      fact(words.case.examination.remedy, named(remedy)),
      ...found.map(({ name, value }) => fact(name, written(value))),
    ),
  );

const request = (file) =>
  section(
    words.case.request,
    el('p', { class: 'wusul-subject' }, written(file.subject)),
    file.text && writing('p', file.text),
  );

export const delivery = ({ delivery: document }) =>
  document
    ? section(
        words.case.delivery.title,
        facts(
          fact(words.case.delivery.state, document.state),
          fact(words.case.delivery.tracking, document.trackingNumber && number(document.trackingNumber)),
          fact(words.case.delivery.attempts, document.attempts && number(document.attempts)),
          fact(words.case.delivery.failure, document.failureReason),
          fact(words.case.delivery.office, document.office),
          fact(words.case.delivery.shelf, document.shelfMark && number(document.shelfMark)),
          document.keptUntil ? fact(words.case.delivery.keptUntil, moment(document.keptUntil)) : [],
        ),
      )
    : [];

const timeline = ({ timeline: milestones }) =>
  section(
    words.case.timeline,
    milestones.length === 0
      ? nothing(words.case.noTimeline)
      : el(
          'ol',
          { class: 'wusul-timeline' },
          ...milestones.map(({ sentence, at }) =>
            el('li', {}, el('span', { class: 'wusul-sentence' }, named(sentence)), moment(at)),
          ),
        ),
  );

/** The present step is not listed. */
const waiting = ({ waiting: open }) =>
  open.length === 0
    ? []
    : section(
        words.case.waiting,
        el(
          'ul',
          { class: 'wusul-waiting' },
          ...open.map(({ name, group, since, dueAt }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, named(name)), group && written(group)),
              el('div', { class: 'wusul-quiet' }, words.case.since, moment(since)),
              dueAt && el('div', { class: 'wusul-quiet' }, words.case.due, moment(dueAt)),
            ),
          ),
        ),
      );

export const steps = ({ steps: finished, kinds }, address, again) =>
  section(
    words.case.steps,
    finished.length === 0
      ? nothing(words.case.noSteps)
      : el(
          'ol',
          { class: 'wusul-steps' },
          ...finished.map(({ name, by, at, decided, notes }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, named(name)), by && written(by), moment(at)),
              decided.length > 0 && el('p', { class: 'wusul-decided' }, named(words.listOf(decided))),
              ...notes.map(({ kind, text, by: author }) =>
                el(
                  'blockquote',
                  { class: 'wusul-note' },
                  el(
                    'span',
                    { class: 'wusul-kind' },
                    kind,
                    author && [words.case.writtenBy, written(author)],
                    words.case.colon,
                  ),
                  writing('span', text),
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
    el(
      'a',
      { class: 'wusul-download', ...download },
      words.case.download,
      el('span', { class: 'sr-only' }, ' ', written(title)),
    ),
  ];
}

export const papers = ({ papers: issued }, address) =>
  section(
    words.case.papers,
    issued.length === 0
      ? nothing(words.case.noPapers)
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
    address ? opened(kind, `${address}/paper/${encodeURIComponent(hash)}`, name, picture) : named(kind),
    written(name),
    number(paper),
    el('span', { class: 'wusul-quiet' }, words.case.addedBy, written(by)),
    moment(at),
  );
}

export const scans = ({ scans: kept, kinds }, address, again) =>
  section(
    words.case.scans,
    kept.length === 0
      ? nothing(words.case.noScans)
      : el('ul', { class: 'wusul-papers wusul-scans' }, ...kept.map((one) => scan(one, address))),
    kinds && upload(kinds, address, again),
  );

/** The server checks uploads; the browser only helps to choose. */
function upload(kinds, address, again) {
  const kind = el(
    'select',
    { class: 'form-control' },
    ...kinds.map(({ code, name }) => el('option', { value: code, lang: foreign(name) }, name)),
  );
  const file = el('input', {
    type: 'file',
    class: 'sr-only',
    required: '',
    accept: 'application/pdf,image/jpeg,image/png',
  });
  const said = outcome();
  // The browser's own text would be in the browser's language.
  const chosen = el('span', { class: 'wusul-quiet' }, words.case.upload.noFile);
  const choice = el('div', { class: 'wusul-field' }, el('span', { class: 'wusul-label' }, words.case.upload.file));
  choice.append(
    el('div', {}, el('label', { class: 'btn btn-default wusul-file' }, file, words.case.upload.choose), ' ', chosen),
    el('p', { class: 'wusul-quiet' }, words.case.upload.help),
  );
  file.addEventListener('change', () =>
    chosen.replaceChildren(file.files[0] ? written(file.files[0].name) : words.case.upload.noFile),
  );
  const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, words.case.upload.submit);
  const form = el(
    'form',
    { class: 'wusul-form wusul-upload' },
    field(words.case.upload.kind, kind),
    choice,
    submit,
    said,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [document] = file.files;
    submit.disabled = true;
    said.say('busy', words.case.upload.busy);
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

const noteForm = (address, again) => textForm(`${address}/note`, words.case.note, words.case.addNote, '2000', again);

/** A form that sends one text. */
function textForm(address, label, action, longest, again) {
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

const quoted = (text) => el('blockquote', { class: 'wusul-note' }, writing('span', text));

/** The questions of the requester and to them; whoever works on the case may ask. */
const thread = ({ thread: asked, kinds, awaitingReply }, address, again) =>
  section(
    words.case.thread.title,
    asked.length === 0
      ? nothing(words.case.thread.none)
      : el(
          'ol',
          { class: 'wusul-steps wusul-thread' },
          ...asked.map(({ by, question, at, answer, answeredBy, answeredAt, outcome: end }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, words.case.thread.asked), written(by), moment(at)),
              quoted(question),
              answeredBy &&
                el(
                  'div',
                  { class: 'wusul-step' },
                  el('strong', {}, words.case.thread.answered),
                  written(answeredBy),
                  moment(answeredAt),
                ),
              answeredBy && quoted(answer || words.case.thread.document),
              !answeredBy && el('div', { class: 'wusul-quiet' }, end ? end.name : words.case.thread.waits),
            ),
          ),
        ),
    kinds && awaitingReply && el('p', { class: 'wusul-quiet' }, words.case.thread.awaited),
    kinds &&
      !awaitingReply &&
      textForm(`${address}/question`, words.case.thread.question, words.case.thread.ask, '1000', again),
  );

export const messages = ({ messages: sent }) =>
  section(
    words.case.messages.title,
    sent.length === 0
      ? nothing(words.case.messages.none)
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
                mobile && el('span', { class: 'wusul-quiet' }, words.case.messages.to, number(mobile)),
                moment(at),
              ),
              writing('p', text || (erased ? words.case.messages.erased : words.case.messages.code)),
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
    words.case.links,
    table(
      words.case.links,
      Object.values(words.case.columns),
      cases.map((linked) => otherCase(desk, linked, el('td', {}, linked.kind.name))),
    ),
  );

/** The links are not listed again. */
const earlier = ({ earlier: cases, links: linked }, desk) => {
  const others = cases.filter(({ reference }) => !linked.some((link) => link.reference === reference));
  return section(
    words.case.earlier,
    others.length === 0
      ? nothing(words.case.noEarlier)
      : table(
          words.case.earlier,
          Object.values(words.case.columns).slice(1),
          others.map((other) => otherCase(desk, other)),
        ),
  );
};

/** Opens another case in a dialog. */
export function openCase(desk, reference) {
  const place = el('div', {});
  const panel = dialog([words.case.title, number(reference)], 'wusul-dialog-case', place);
  show(place, `${desk}/case/${encodeURIComponent(reference)}`, desk, () => panel.open);
}

/** Only for supervisors of the case. */
const readers = ({ readers: looks }) =>
  section(
    words.case.readers,
    el(
      'table',
      { class: 'table wusul-table' },
      el(
        'thead',
        {},
        el('tr', {}, ...Object.values(words.case.readerColumns).map((name) => el('th', { scope: 'col' }, name))),
      ),
      el(
        'tbody',
        {},
        ...looks.map(({ name, door, shown: what, paper, at }) =>
          el(
            'tr',
            {},
            el('td', {}, name ? written(name) : words.case.requester.title),
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
    { class: 'wusul-case', 'data-state': 'ready' },
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
        words.case.disposal.certificate,
        el(
          'a',
          { href: `${desk}/disposal/${list.number}/certificate`, target: '_blank' },
          words.case.disposal.openCertificate,
        ),
        number(list.certificate),
      ),
    section(
      words.case.disposal.list(list.key),
      table(
        words.case.disposal.caption,
        Object.values(words.case.disposal.columns),
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
    words.case.handover.title,
    el('div', {}, number(order.key), ' ', order.state),
    order.reason && el('div', {}, words.case.handover.reason, written(order.reason)),
    el('div', { class: 'wusul-quiet' }, words.case.handover.askedBy, written(order.askedBy)),
    order.problem && el('div', {}, order.problem),
    order.expiresAt && el('div', { class: 'wusul-quiet' }, words.case.handover.expires, moment(order.expiresAt)),
    order.ready &&
      el(
        'a',
        { href: address.replace(/task\/(.*)\/case$/, 'handover/task/$1/package'), class: 'wusul-package' },
        words.case.handover.download,
      ),
  );
}

/** The regular answers that are no errors, in the staff's wording. */
const OTHERWISE = {
  403: ['forbidden', words.case.forbidden],
  404: ['absent', words.case.absent],
  410: ['absent', words.case.disposed],
};

async function show(node, address, desk, current, quietly = false) {
  // Reloads without a loading notice, so that the position in the page is kept.
  const again = () => show(node, address, desk, current, true);
  if (!quietly) {
    node.replaceChildren(notice('loading', words.case.loading));
  }
  let content;
  try {
    const file = await ask(address);
    content = dossier(file, address, desk, again);
    if (file.viewing) {
      content.prepend(
        section(
          words.case.viewing,
          el('a', { href: file.viewing, target: '_blank', rel: 'noopener' }, words.case.openViewing),
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
          words.case.failed,
          retry(() => show(node, address, desk, current)),
        ),
    );
  }
}

const asking = questions();

export const caseTab = {
  id: 'wusul.case',
  pluginPoint: 'tasklist.task.detail',
  // To the left of the diagram, beside the form
  priority: 900,
  properties: { label: words.case.tab },
  render(node, { api, taskId }) {
    const newest = asking();
    const address = `${root(api)}/task/${encodeURIComponent(taskId)}/case`;
    show(node, address, root(api), () => newest() && node.isConnected);
  },
  unmount: asking,
};
