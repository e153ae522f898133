/*
 * A process diagram with its figures, namely the waiting time, the open and the late cases of each step, or with the
 * path of a finished case. The tab and the diagram are on one page and share the drawing.
 */
import { el, moment, nothing, number, written } from '../shared/elements.js';
import { PAGE_LANGUAGE } from '../shared/language.js';
import { questions } from '../shared/server.js';
import { foreign } from '../shared/words.js';
import { LIST, caseLink, choices, link, places } from './address.js';
import { urgency } from './cases.js';
import { brief, button, count, hours, page, table } from './parts.js';
import { server } from './server.js';
import { WORDS } from './words.js';

const { model: SAID, list: LISTED, pages: PAGES } = WORDS;

/** The diagram on the page. */
let drawing = null;

/** Limits of waiting time for the shades of one colour; the number is shown as well. */
const HEATS = [2, 8, 24, 80];

/** Room around the diagram for the marks of the outermost steps. */
const EDGE = 50;

const heat = (waited) => HEATS.filter((limit) => waited >= limit).length;

/** The waiting time of open tasks, or that of completed ones if none is open. */
const waited = ({ waitingHours, medianHours }) => waitingHours ?? medianHours;

const meaning = ({ waitingHours }) => (waitingHours === null ? SAID.median : SAID.waiting);

function mark({ step, name, open, overdue, ...times }, process) {
  const time = waited(times);
  const to = (figure) => link(LIST, { ...places(choices()), process: null, model: process, step, figure });
  return el(
    'div',
    { class: 'wusul-marks', ...PAGE_LANGUAGE },
    time !== null &&
      time !== undefined &&
      el(
        'span',
        {
          class: `wusul-heat wusul-heat-${heat(time)}`,
          lang: foreign(name),
          title: `${name}: ${SAID.inWorkingHours(meaning(times))}`,
        },
        hours(time),
        SAID.hour,
      ),
    el(
      'span',
      {},
      open > 0 &&
        el(
          'a',
          { class: 'wusul-mark', href: to('open'), lang: foreign(name), title: `${name}: ${SAID.open}` },
          count(open),
        ),
      overdue > 0 &&
        el(
          'a',
          {
            class: 'wusul-mark wusul-mark-late',
            href: to('overdue'),
            lang: foreign(name),
            title: `${name}: ${SAID.late}`,
          },
          '! ',
          count(overdue),
        ),
    ),
  );
}

function legend(toggle) {
  return el(
    'div',
    { class: 'wusul-legend', ...PAGE_LANGUAGE, role: 'group', 'aria-label': SAID.legend },
    toggle,
    el(
      'div',
      { class: 'wusul-keys' },
      el('strong', {}, SAID.waitingHours),
      el(
        'ul',
        {},
        ...SAID.bands.map((words, band) =>
          el('li', {}, el('span', { class: `wusul-heat wusul-heat-${band}`, 'aria-hidden': 'true' }), words),
        ),
      ),
      el(
        'p',
        {},
        el('span', { class: 'wusul-mark', 'aria-hidden': 'true' }, '3'),
        SAID.openAnd,
        el('span', { class: 'wusul-mark wusul-mark-late', 'aria-hidden': 'true' }, '! 1'),
        SAID.andLate,
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
      SAID.hide,
      () => {
        const hidden = frame.classList.toggle('wusul-unpainted');
        toggle.textContent = hidden ? SAID.show : SAID.hide;
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
    { class: 'wusul-way', 'aria-label': SAID.way + reference },
    el('h4', { class: 'wusul-title' }, SAID.way, number(reference)),
    steps.length === 0
      ? nothing(SAID.noSteps)
      : el(
          'ol',
          { class: 'wusul-steps' },
          ...steps.map(({ name, at, by }) =>
            el(
              'li',
              {},
              el(
                'div',
                { class: 'wusul-step' },
                el('strong', { lang: foreign(name) }, name),
                by && written(by),
                at && moment(at),
              ),
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
      return nothing(SAID.noneFinished);
    }
    const history = el('td', { colspan: 8 });
    const asking = questions();
    const follow =
      ({ reference, processInstanceId }) =>
      async ({ currentTarget: opener }) => {
        const newest = asking();
        const { steps, passed } = await desk.get(`${address}/${encodeURIComponent(processInstanceId)}`);
        if (!newest()) {
          return;
        }
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
        SAID.finished,
        [
          [LISTED.case, ({ reference }) => el('a', { href: caseLink(reference) }, number(reference))],
          [LISTED.urgency, urgency],
          [SAID.outcome, ({ state }) => state.name],
          [LISTED.opened, ({ openedAt }) => brief(openedAt)],
          [SAID.ended, ({ endedAt }) => brief(endedAt)],
          [LISTED.hours, ({ durationHours }) => hours(durationHours)],
          [SAID.version, ({ version }) => number(version)],
          [
            SAID.path,
            (row) =>
              button(SAID.showPath, follow(row), {
                class: 'btn btn-default btn-xs',
                'aria-expanded': 'false',
                'aria-label': SAID.showPathOf(row.reference),
              }),
          ],
        ],
        found.rows,
      ),
      (found.more || turned.page > 0) &&
        el(
          'nav',
          { class: 'wusul-pages', 'aria-label': PAGES.name },
          turn(PAGES.before, -1, turned.page > 0),
          el('span', {}, PAGES.page, count(turned.page + 1)),
          turn(PAGES.next, 1, found.more),
        ),
    );
  });
  return () => {
    leave();
    drawing?.clear();
  };
}
