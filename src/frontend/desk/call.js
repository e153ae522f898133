/* Beside a task of a call: the portal's pages, in the name of the caller. */
import { el } from './elements.js';
import { root, send } from './server.js';

export const callerPages = {
  id: 'wusul.call',
  pluginPoint: 'tasklist.task.action',
  priority: 10,
  render(node, { api, taskId }) {
    send(`${root(api)}/search/cards`, { tasks: [taskId] })
      .then((cards) => {
        if (cards[taskId] && cards[taskId].ofCall && node.isConnected) {
          const address = `${location.pathname.split('/camunda/')[0]}/call/${encodeURIComponent(taskId)}`;
          node.replaceChildren(
            el('a', { class: 'btn btn-link wusul-call', href: address, target: 'wusul-call', lang: 'ar' }, 'صفحات المتصل')
          );
        }
      })
      .catch(() => {
        // The task works without them.
      });
  },
};
