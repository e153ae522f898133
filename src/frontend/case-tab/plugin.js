/* The tab القضية beside a task's form: the case as the case file holds it. */
import { dossier } from '../desk/case.js';
import { notice, retry } from '../desk/elements.js';

/** The answers that are no error, in the words of the staff. */
const OTHERWISE = {
  403: ['forbidden', 'هذه القضية خارج نطاق عملك، فلا يمكنك الاطلاع عليها.'],
  404: ['absent', 'لا ترتبط هذه المهمة بقضية.'],
};

async function show(node, address, current) {
  node.replaceChildren(notice('loading', 'جارٍ تحميل القضية…'));
  let content;
  try {
    const response = await fetch(address, {
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'Accept-Language': 'ar' },
    });
    if (response.ok) {
      content = dossier(await response.json(), address);
    } else if (OTHERWISE[response.status]) {
      content = notice(...OTHERWISE[response.status]);
    }
  } catch (failure) {
    console.error('The case could not be shown', failure);
  }
  if (current()) {
    node.replaceChildren(
      content || notice('error', 'تعذر تحميل القضية.', retry(() => show(node, address, current)))
    );
  }
}

let shown = 0;

export default [
  {
    id: 'wusul.case',
    pluginPoint: 'tasklist.task.detail',
    // Left of the diagram, beside the form
    priority: 900,
    properties: { label: 'القضية' },
    render(node, { api, taskId }) {
      const turn = ++shown;
      const address = `${api.tasklistApi}/plugin/wusul/${api.engine}/task/${encodeURIComponent(taskId)}/case`;
      show(node, address, () => turn === shown && node.isConnected);
    },
    unmount() {
      shown++;
    },
  },
];
