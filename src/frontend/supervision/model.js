/*
 * A process diagram with its figures, namely the waiting time, the open and the late cases of each step, or with the
 * path of a finished case. The tab and the diagram are on one page and share the drawing.
 */
import { el, moment, nothing, number, written } from '../shared/elements.js';
import { LIST, caseLink, choices, link, places } from './address.js';
import { brief, urgency } from './cases.js';
import { button, count, hours, page, table } from './parts.js';
import { server } from './server.js';

/** The diagram on the page. */
let drawing = null;

/** Limits of waiting time for the shades of one colour; the number is shown as well. */
const HEATS = [2, 8, 24, 80];

/** Room around the diagram for the marks of the outermost steps. */
const EDGE = 50;

const heat = (waited) => HEATS.filter((limit) => waited >= limit).length;

/** The waiting time of open tasks, or that of completed ones if none is open. */
const waited = ({ waitingHours, medianHours }) => waitingHours ?? medianHours;

const meaning = ({ waitingHours }) =>
  waitingHours === null ? 'وسيط ما استغرقته هذه الخطوة' : 'متوسط انتظار ما هو مفتوح في هذه الخطوة';

function mark({ step, name, open, overdue, ...times }, process) {
  const time = waited(times);
  const to = (figure) => link(LIST, { ...places(choices()), process: null, model: process, step, figure });
  return el(
    'div',
    { class: 'wusul-marks', lang: 'ar', dir: 'rtl' },
    time !== null &&
      time !== undefined &&
      el(
        'span',
        { class: `wusul-heat wusul-heat-${heat(time)}`, title: `${name}: ${meaning(times)} بساعات العمل` },
        hours(time),
        ' س',
      ),
    el(
      'span',
      {},
      open > 0 && el('a', { class: 'wusul-mark', href: to('open'), title: `${name}: مفتوحة` }, count(open)),
      overdue > 0 &&
        el(
          'a',
          { class: 'wusul-mark wusul-mark-late', href: to('overdue'), title: `${name}: متأخرة` },
          '! ',
          count(overdue),
        ),
    ),
  );
}

function legend(toggle) {
  const bands = ['أقل من ساعتين', '2 إلى 8', '8 إلى 24', '24 إلى 80', '80 فأكثر'];
  return el(
    'div',
    { class: 'wusul-legend', lang: 'ar', dir: 'rtl', role: 'group', 'aria-label': 'مفتاح الألوان' },
    toggle,
    el(
      'div',
      { class: 'wusul-keys' },
      el('strong', {}, 'الانتظار بساعات العمل'),
      el(
        'ul',
        {},
        ...bands.map((words, band) =>
          el('li', {}, el('span', { class: `wusul-heat wusul-heat-${band}`, 'aria-hidden': 'true' }), words),
        ),
      ),
      el(
        'p',
        {},
        el('span', { class: 'wusul-mark', 'aria-hidden': 'true' }, '3'),
        ' مفتوحة، ',
        el('span', { class: 'wusul-mark wusul-mark-late', 'aria-hidden': 'true' }, '! 1'),
        ' متأخرة',
      ),
    ),
  );
}

class Drawing {
  constructor(viewer, desk) {
    this.viewer = viewer;
    this.desk = desk;
    this.overlays = [];
    this.painted = [];
  }

  get canvas() {
    return this.viewer.get('canvas');
  }

  async show(definition) {
    const { key, version } = await this.desk.model(definition);
    const { steps } = await this.desk.get(`process/${encodeURIComponent(key)}/figures`, {
      ...places(choices()),
      version,
    });
    const elements = this.viewer.get('elementRegistry');
    const known = steps.filter(({ step }) => elements.get(step));
    for (const step of known) {
      this.overlays.push(
        this.viewer.get('overlays').add(step.step, 'wusul', {
          position: { top: 6, left: -4 },
          // Readable in a large diagram on a small scale
          scale: { min: 0.8 },
          html: mark(step, key),
        }),
      );
      const time = waited(step);
      time !== null && time !== undefined && this.canvas.addMarker(step.step, `wusul-shape-${heat(time)}`);
    }
    const frame = this.canvas.getContainer();
    const toggle = button(
      'إخفاء المؤشرات',
      () => {
        const hidden = frame.classList.toggle('wusul-unpainted');
        toggle.textContent = hidden ? 'إظهار المؤشرات' : 'إخفاء المؤشرات';
        toggle.setAttribute('aria-pressed', String(!hidden));
      },
      { class: 'btn btn-default btn-xs', 'aria-pressed': 'true' },
    );
    // Above the diagram, never upon it
    frame.parentElement.classList.add('wusul-framed');
    frame.before(legend(toggle));
    this.fit();
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(frame);
  }

  /** Shows the whole diagram with room for the marks at its edges, in whatever size the frame has now. */
  fit() {
    const { clientWidth, clientHeight } = this.canvas.getContainer();
    if (clientWidth === 0 || clientHeight === 0) {
      return;
    }
    this.canvas.resized();
    this.canvas.zoom('fit-viewport', 'auto');
    const { inner } = this.canvas.viewbox();
    const scale = Math.min(1, clientWidth / (inner.width + 2 * EDGE), clientHeight / (inner.height + 2 * EDGE));
    this.canvas.viewbox({
      x: inner.x - (clientWidth / scale - inner.width) / 2,
      y: inner.y - (clientHeight / scale - inner.height) / 2,
      width: clientWidth / scale,
      height: clientHeight / scale,
    });
  }

  /** Highlights the elements passed by a case, and the flows between them. */
  paint(ids) {
    this.clear();
    const passed = new Set(ids);
    this.viewer.get('elementRegistry').forEach((element) => {
      const { id, source, target } = element;
      if (passed.has(id) || (source && target && passed.has(source.id) && passed.has(target.id))) {
        this.canvas.addMarker(id, 'wusul-passed');
        this.painted.push(id);
      }
    });
  }

  leave() {
    this.watch?.disconnect();
  }

  clear() {
    this.painted.forEach((id) => this.canvas.removeMarker(id, 'wusul-passed'));
    this.painted = [];
  }
}

export function paintModel(viewer, { api, processDefinitionId }) {
  drawing = new Drawing(viewer, server(api));
  drawing.show(processDefinitionId).catch((failure) => console.error('The figures could not be drawn', failure));
}

export function leaveModel() {
  drawing?.leave();
  drawing = null;
}

function way(steps, reference) {
  return el(
    'section',
    { class: 'wusul-way', 'aria-label': `مسار المعاملة ${reference}` },
    el('h4', { class: 'wusul-title' }, 'مسار المعاملة ', number(reference)),
    steps.length === 0
      ? nothing('لا توجد خطوات محفوظة.')
      : el(
          'ol',
          { class: 'wusul-steps' },
          ...steps.map(({ name, at, by }) =>
            el(
              'li',
              {},
              el('div', { class: 'wusul-step' }, el('strong', {}, name), by && written(by), at && moment(at)),
            ),
          ),
        ),
  );
}

export function showFinished(node, { api, processDefinitionId }) {
  const desk = server(api);
  const turned = { page: 0 };
  const leave = page(node, async (again) => {
    const { key } = await desk.model(processDefinitionId);
    const address = `finished/${encodeURIComponent(key)}`;
    const found = await desk.get(address, { ...places(choices()), page: turned.page });
    if (found.rows.length === 0) {
      return nothing('لا توجد معاملات منتهية لهذا الإجراء ضمن نطاق عملك.');
    }
    const history = el('td', { colspan: 8 });
    const follow =
      ({ reference, processInstanceId }) =>
      async ({ currentTarget: opener }) => {
        const { steps, passed } = await desk.get(`${address}/${encodeURIComponent(processInstanceId)}`);
        node.querySelectorAll('[aria-expanded=true]').forEach((one) => one.setAttribute('aria-expanded', 'false'));
        opener.setAttribute('aria-expanded', 'true');
        history.replaceChildren(way(steps, reference));
        opener.closest('tr').after(history.closest('tr') || el('tr', { class: 'wusul-history' }, history));
        drawing?.paint(passed);
      };
    const turn = (words, by, possible) =>
      Object.assign(
        button(words, () => ((turned.page += by), again())),
        { disabled: !possible },
      );
    return el(
      'div',
      { class: 'wusul-finished', 'data-state': 'ready' },
      table(
        'المعاملات المنتهية',
        [
          ['المعاملة', ({ reference }) => el('a', { href: caseLink(reference) }, number(reference))],
          ['الحال', urgency],
          ['النتيجة', ({ state }) => state.name],
          ['قُدِّمت', ({ openedAt }) => brief(openedAt)],
          ['انتهت', ({ endedAt }) => brief(endedAt)],
          ['ساعات العمل', ({ durationHours }) => hours(durationHours)],
          ['الإصدار', ({ version }) => number(version)],
          [
            'المسار',
            (row) =>
              button('عرض المسار', follow(row), {
                class: 'btn btn-default btn-xs',
                'aria-expanded': 'false',
                'aria-label': `عرض مسار المعاملة ${row.reference}`,
              }),
          ],
        ],
        found.rows,
      ),
      (found.more || turned.page > 0) &&
        el(
          'nav',
          { class: 'wusul-pages', 'aria-label': 'صفحات القائمة' },
          turn('السابقة', -1, turned.page > 0),
          el('span', {}, 'صفحة ', count(turned.page + 1)),
          turn('التالية', 1, found.more),
        ),
    );
  });
  return () => {
    leave();
    drawing?.clear();
  };
}
