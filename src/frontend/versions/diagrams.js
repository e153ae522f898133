import { el } from '../shared/elements.js';
import { KINDS } from './words.js';

/** Both diagrams, with the differences marked by colour, line and sign. */
export class Diagrams {
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
    // A new model has no diagram before.
    for (const [pane, model, shows] of sides.filter(([, drawn]) => drawn)) {
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
