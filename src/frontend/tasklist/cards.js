/*
 * The card below each task of the list: its urgency in colour and words, its case, and for the person's own call a
 * button that opens the portal's pages for the caller.
 */
import { badge, el, number } from '../shared/elements.js';
import { root, send } from './server.js';
import { words } from './words.js';

const waiting = new Map();
let asked;

const callerPages = (taskId) => {
  const address = `${location.pathname.split('/camunda/')[0]}/call/${encodeURIComponent(taskId)}`;
  const form = el(
    'form',
    { method: 'post', action: address, target: 'wusul-call' },
    el('button', { type: 'submit', class: 'btn btn-link wusul-call' }, words.call.pages),
  );
  form.addEventListener('click', (event) => event.stopPropagation());
  return form;
};

/** Fetches all cards drawn at the same time with one request. */
function fill(api) {
  const nodes = new Map(waiting);
  waiting.clear();
  asked = undefined;
  send(`${root(api)}/search/cards`, { tasks: [...nodes.keys()] })
    .then((cards) =>
      nodes.forEach((node, id) => {
        const card = cards[id];
        if (card && node.isConnected) {
          node.replaceChildren(
            el(
              'div',
              { class: 'wusul-card' },
              badge('priority', card.priority),
              badge('due', card.due),
              card.reference && number(card.reference),
              card.requestType && el('span', {}, card.requestType),
              card.ofCall && callerPages(id),
            ),
          );
        }
      }),
    )
    .catch(() => {
      // The list works without cards.
    });
}

export const taskCard = {
  id: 'wusul.card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, { api, taskId }) {
    waiting.set(taskId, node);
    asked = asked || setTimeout(() => fill(api), 30);
  },
};
