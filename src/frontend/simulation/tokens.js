/* The token play: tokens run through the diagram of the shown version, by mouse and keyboard, with a log for all. */
import { el } from '../shared/elements.js';
import { id, section } from './parts.js';
import { WORDS as ALL } from './words.js';

const { tokens: WORDS } = ALL;

/** Colours of tokens, each of which white figures can be read on. */
const COLOURS = ['#0072b2', '#b3400a', '#00695c', '#6a3d9a', '#8a5a00', '#a4161a'];

/** The buttons on the diagram are hidden on a smaller scale. */
const LEAST_SCALE = 0.55;

const STEP = 60;
const MOST_LINES = 60;

const MOVES = new Map([
  ['ArrowLeft', { dx: STEP, dy: 0 }],
  ['ArrowRight', { dx: -STEP, dy: 0 }],
  ['ArrowUp', { dx: 0, dy: STEP }],
  ['ArrowDown', { dx: 0, dy: -STEP }],
]);

/** A log of flows, between the steps, would say everything twice. */
const SILENT = new Set(['bpmn:Process', 'bpmn:SequenceFlow']);

const nameOf = (element) => element.businessObject.name?.replace(/\s+/g, ' ').trim() || WORDS.unnamed;

/** The names of the buttons on an element, by those that the library gives them. */
const BUTTONS = new Map([
  ['Trigger Event', WORDS.trigger],
  ['Set Sequence Flow', WORDS.choose],
  ['Add pause point', WORDS.pausePoint],
  ['Remove pause point', WORDS.unpausePoint],
]);

/** Names the buttons that the library puts on elements, before they are shown. */
function nameButtons(viewer) {
  const overlays = viewer.get('overlays');
  const add = overlays.add.bind(overlays);
  overlays.add = (element, type, overlay) => {
    const words = overlay?.html && BUTTONS.get(overlay.html.title);
    if (words) {
      overlay.html.title = words(nameOf(element));
      overlay.html.setAttribute('aria-label', overlay.html.title);
    }
    return add(element, type, overlay);
  };
}

/** Shows where the process starts, on a scale on which its buttons are shown. */
function show(viewer) {
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport');
  if (canvas.zoom() < LEAST_SCALE) {
    canvas.zoom(LEAST_SCALE);
    const start = viewer.get('elementRegistry').find((element) => element.type === 'bpmn:StartEvent');
    if (start) {
      canvas.scrollToElement(start, { top: 120, bottom: 120, left: 120, right: 500 });
    }
  }
}

async function play(place, diagram, plugins) {
  const canvas = el('div', {
    class: 'wusul-sim-canvas',
    dir: 'ltr',
    role: 'group',
    'aria-label': WORDS.diagram,
    'aria-description': WORDS.keys,
    tabindex: '0',
  });
  const lines = el('ol');
  const log = el('div', { class: 'wusul-sim-log', role: 'log', 'aria-label': WORDS.log, tabindex: '0' }, lines);
  place.replaceChildren(el('p', { role: 'status' }, WORDS.loading));
  const [{ default: Viewer }, tokens] = await Promise.all([
    import(`${plugins}/wusul-versions/static/app/bpmn-viewer.js`),
    import(`${plugins}/wusul-simulation/static/app/tokens.js`),
  ]);
  let turn = 0;
  const colours = {
    __init__: [
      [
        'eventBus',
        (events) =>
          events.on(tokens.SCOPE_CREATE_EVENT, 1500, ({ scope }) => {
            scope.colors = scope.parent?.colors || {
              primary: COLOURS[turn++ % COLOURS.length],
              auxiliary: '#fff',
            };
          }),
      ],
    ],
  };
  const viewer = new Viewer({ container: canvas, additionalModules: [...tokens.MODULES, colours] });
  const events = viewer.get('eventBus');
  nameButtons(viewer);
  const tell = (sentence) => {
    lines.append(el('li', {}, sentence));
    if (lines.childElementCount > MOST_LINES) {
      lines.firstElementChild.remove();
    }
    log.scrollTop = log.scrollHeight;
  };
  const button = (name, act, more = {}) => {
    const made = el('button', { type: 'button', class: 'btn btn-default', ...more }, name);
    made.addEventListener('click', act);
    return made;
  };
  let paused = false;
  const hold = (stop) => {
    paused = stop;
    pause.textContent = stop ? WORDS.play : WORDS.pause;
    events.fire(stop ? tokens.PAUSE_SIMULATION_EVENT : tokens.PLAY_SIMULATION_EVENT);
  };
  const pause = button(WORDS.pause, () => hold(!paused), { 'data-tokens': 'pause' });
  const reset = button(
    WORDS.reset,
    () => {
      events.fire(tokens.RESET_SIMULATION_EVENT);
      lines.replaceChildren();
      hold(false);
    },
    { 'data-tokens': 'reset' },
  );
  const speed = el(
    'select',
    { id: id(), class: 'form-control' },
    ...Object.entries(WORDS.speeds).map(([factor, name]) =>
      el('option', { value: factor, selected: factor === '1' }, name),
    ),
  );
  speed.addEventListener('change', () => viewer.get('animation').setAnimationSpeed(Number(speed.value)));
  place.replaceChildren(
    el(
      'div',
      { class: 'wusul-sim-tools' },
      pause,
      reset,
      el('label', { for: speed.id }, WORDS.speed),
      speed,
      button('+', () => viewer.get('zoomScroll').stepZoom(1), { 'aria-label': WORDS.zoomIn, title: WORDS.zoomIn }),
      button('−', () => viewer.get('zoomScroll').stepZoom(-1), { 'aria-label': WORDS.zoomOut, title: WORDS.zoomOut }),
      button('⤢', () => viewer.get('canvas').zoom('fit-viewport', 'auto'), {
        'aria-label': WORDS.fit,
        title: WORDS.fit,
      }),
    ),
    canvas,
    log,
  );
  canvas.addEventListener('keydown', (event) => {
    const move = event.target === canvas && MOVES.get(event.key);
    if (move) {
      event.preventDefault();
      viewer.get('canvas').scroll(move);
    }
  });
  await viewer.importXML(diagram);
  show(viewer);
  events.on(tokens.TRACE_EVENT, ({ action, element }) => {
    if (action === 'enter' && !SILENT.has(element.type)) {
      tell(WORDS.entered(nameOf(element)));
    }
  });
  events.on(tokens.SCOPE_CREATE_EVENT, ({ scope }) => {
    if (!scope.parent) {
      hold(false);
      tell(WORDS.started);
    }
  });
  events.on(tokens.SCOPE_DESTROYED_EVENT, ({ scope }) => {
    if (!scope.parent && scope.completed) {
      tell(WORDS.finished);
    }
  });
  events.fire(tokens.TOGGLE_MODE_EVENT, { active: true });
  canvas.dataset.state = 'ready';
  return viewer;
}

/**
 * Returns the token play of a diagram, which is loaded when somebody wants it.
 * @param plugins the address of the plug-ins of Cockpit
 */
export function tokenPlay(diagram, plugins) {
  const place = el('div');
  let viewer;
  const open = el('button', { type: 'button', class: 'btn btn-default', 'aria-expanded': 'false' }, WORDS.open);
  const tell = (shown) => {
    open.textContent = shown ? WORDS.close : WORDS.open;
    open.setAttribute('aria-expanded', String(shown));
  };
  open.addEventListener('click', async () => {
    if (viewer) {
      viewer.destroy();
      viewer = undefined;
      place.replaceChildren();
      tell(false);
      return;
    }
    open.disabled = true;
    try {
      viewer = await play(place, diagram, plugins);
      tell(true);
    } catch (failure) {
      console.error('The diagram could not be played', failure);
      place.replaceChildren(el('p', { role: 'alert' }, WORDS.failed));
    }
    open.disabled = false;
  });
  return section(WORDS.title, el('p', { class: 'wusul-sim-quiet' }, WORDS.note), open, place);
}
