/*
 * The simulation tab on the page of a process: an analyst simulates a version, a draft that waits for its release, or a
 * model from a file, on future days, and sees the resulting queues, breaches and durations. All measurements and
 * results come from the server as numbers.
 */
import { el } from '../shared/elements.js';
import { questions, request, sending } from '../shared/server.js';
import { LANGUAGE } from '../shared/words.js';
import { form } from './form.js';
import { notice } from './parts.js';
import { report } from './report.js';
import { sliders } from './sliders.js';
import { tokenPlay } from './tokens.js';
import { WORDS } from './words.js';

const SPOKEN = { language: LANGUAGE, words: () => WORDS.unreachable };

const asking = questions();

/** Asks whether the logged-in person may simulate this version; without an answer they may not. */
async function allowed(definition) {
  const [, root, engine] = /^(.*)\/app\/cockpit\/([^/]+)\//.exec(location.pathname);
  const address = `${root}/api/cockpit/plugin/wusul-simulation/${engine}/definition/${encodeURIComponent(definition)}?rightOnly=true`;
  try {
    return (await request(address, {}, SPOKEN)).allowed;
  } catch {
    return false;
  }
}

export default [
  {
    id: 'wusul.simulation',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 4,
    properties: { label: WORDS.tab, allowed },
    async render(node, { api, processDefinitionId }) {
      const newest = asking();
      const current = () => newest() && node.isConnected;
      const address = `${api.cockpitApi}/plugin/wusul-simulation/${api.engine}/definition/${encodeURIComponent(processDefinitionId)}`;
      const place = el('div', { class: 'wusul-sim' }, notice('loading', WORDS.measuring));
      node.replaceChildren(place);
      try {
        const basis = await request(address, {}, SPOKEN);
        if (!current()) {
          return;
        }
        const answer = el('div', { 'aria-live': 'polite' });
        const start = async (wish) => {
          answer.replaceChildren(notice('loading', WORDS.running));
          let content;
          try {
            content = report(await request(`${address}/run`, sending('POST', wish, api.CSRFToken), SPOKEN));
          } catch (failure) {
            content = notice('error', failure.message);
          }
          if (current()) {
            answer.replaceChildren(content);
            // The pane is low, and the form fills it.
            answer.scrollIntoView({ block: 'start' });
          }
        };
        const root = `${api.cockpitApi}/plugin/wusul-simulation/${api.engine}/definition`;
        place.replaceChildren(
          ...[
            sliders(basis, root, api.CSRFToken),
            basis.mayChange && form(basis, processDefinitionId, start),
            answer,
            tokenPlay(basis.diagram, `${api.cockpitApi}/plugin`),
          ].filter((part) => part),
        );
      } catch (failure) {
        if (current()) {
          place.replaceChildren(notice('error', failure.message));
        }
      }
    },
    unmount: asking,
  },
];
