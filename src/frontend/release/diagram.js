/* The diagrams of a process of a draft: beside the one in service, or alone if it is new; moved by mouse, buttons and keys. */
import { el } from '../shared/elements.js';
import { Comparison } from '../versions/comparison.js';
import { Diagrams } from '../versions/diagrams.js';
import { WORDS } from './words.js';

const STEP = 60;

const MOVES = new Map([
  ['ArrowLeft', { dx: STEP, dy: 0 }],
  ['ArrowRight', { dx: -STEP, dy: 0 }],
  ['ArrowUp', { dx: 0, dy: STEP }],
  ['ArrowDown', { dx: 0, dy: -STEP }],
]);

const fit = (viewer) => viewer.get('canvas').zoom('fit-viewport', 'auto');
const zoom = (viewer, steps) => viewer.get('zoomScroll').stepZoom(steps);

const ZOOMS = new Map([
  ['+', (viewer) => zoom(viewer, 1)],
  ['=', (viewer) => zoom(viewer, 1)],
  ['-', (viewer) => zoom(viewer, -1)],
  ['0', fit],
]);

/** Adds buttons above a canvas, and the keys while it has the focus. */
function control(canvas, viewer) {
  const button = (name, sign, act) => {
    const made = el('button', { type: 'button', class: 'wusul-release-zoom', title: name, 'aria-label': name }, sign);
    made.addEventListener('click', act);
    return made;
  };
  canvas.before(
    el(
      'div',
      { class: 'wusul-release-zooms' },
      button(WORDS.zoomIn, '+', () => zoom(viewer, 1)),
      button(WORDS.zoomOut, '−', () => zoom(viewer, -1)),
      button(WORDS.fit, '⤢', () => fit(viewer)),
    ),
  );
  canvas.setAttribute('tabindex', '0');
  canvas.setAttribute('aria-description', WORDS.keys);
  canvas.addEventListener('keydown', (event) => {
    const move = MOVES.get(event.key);
    const act = ZOOMS.get(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || !(move || act)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (move) {
      viewer.get('canvas').scroll(move);
    } else {
      act(viewer);
    }
  });
}

/** Takes the names of landmarks from parts, because those of several files would have the same. */
export function groups(node) {
  node.querySelectorAll('section').forEach((part) => part.removeAttribute('aria-labelledby'));
  node.querySelectorAll('[role=region]').forEach((part) => part.setAttribute('role', 'group'));
}

/** Draws the picture into a node, when the node is shown. */
export async function draw(node, picture, assets) {
  const shown = picture.before ? beside(picture, assets) : alone(picture, assets);
  node.replaceChildren(shown.node);
  await shown.ready();
  groups(node);
  node.querySelectorAll('.wv-canvas').forEach((canvas, place) => control(canvas, shown.diagrams.viewers[place]));
}

/** Shows the comparison of the tab of versions. */
function beside(picture, assets) {
  const comparison = new Comparison(assets);
  const titled = (text) => ({ selectedOptions: [{ textContent: text }] });
  return {
    node: comparison.node,
    diagrams: comparison.diagrams,
    ready: () => comparison.show(picture, titled(WORDS.before), titled(WORDS.after)),
  };
}

function alone(picture, assets) {
  const diagrams = new Diagrams(assets);
  const canvas = el('div', { class: 'wv-canvas', dir: 'ltr', role: 'group', 'aria-label': WORDS.model });
  const node = el('figure', {}, el('figcaption', {}, `${WORDS.model} (${WORDS.newFile})`), canvas);
  return { node, diagrams, ready: () => diagrams.draw([null, canvas], { ...picture, before: null }) };
}
