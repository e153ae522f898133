/*
 * The tab of versions on the page of a model in Cockpit: the differences to another version, and the migration of
 * running cases to it.
 */
import { el } from '../shared/elements.js';
import { VersionsTab } from './tab.js';
import { WORDS } from './words.js';

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
    properties: { label: WORDS.tab },
    render(node, { api, processDefinitionId }) {
      leave();
      const place = el('div', { class: 'wv' });
      node.replaceChildren(place);
      shown = new VersionsTab(place, api, processDefinitionId);
      shown.start();
    },
    unmount: leave,
  },
];
