/* The supervisors' additions to Cockpit: their figures, the cases behind them, and models with both. */
import { common } from '../shared/words.js';
import { el } from '../shared/elements.js';
import { ALARMS, LIST, ROOMS, link } from './address.js';
import { alarmMenu, showAlarms } from './alarms.js';
import { showCase, showCases } from './cases.js';
import { showFigures } from './figures.js';
import { leaveModel, paintModel, showFinished } from './model.js';
import { showRooms } from './rooms.js';
import { WORDS } from './words.js';

/** Registers one of our pages at one of Cockpit's plug-in points. */
function shown(id, pluginPoint, show, properties = {}, priority = 0) {
  let leave;
  return {
    id,
    pluginPoint,
    priority,
    properties,
    render(node, where) {
      leave = show(node, where);
    },
    unmount() {
      leave?.();
    },
  };
}

const menuEntry = (words, to) => (node) => node.append(el('a', { href: link(to) }, words));

export default [
  shown('wusul.figures', 'cockpit.dashboard', showFigures),
  shown(
    'wusul.menu',
    'cockpit.navigation',
    menuEntry(WORDS.menu.cases, LIST),
    { pagePath: link(LIST), path: `#${LIST}` },
    90,
  ),
  shown(
    'wusul.menu.rooms',
    'cockpit.navigation',
    menuEntry(WORDS.menu.rooms, ROOMS),
    { pagePath: link(ROOMS), path: `#${ROOMS}` },
    89,
  ),
  shown('wusul.menu.alarms', 'cockpit.navigation', alarmMenu, { pagePath: link(ALARMS), path: `#${ALARMS}` }, 88),
  shown('wusul.alarms', 'cockpit.route', showAlarms, { path: ALARMS, label: common.alarms.alarms }),
  shown('wusul.rooms', 'cockpit.route', showRooms, { path: ROOMS, label: WORDS.rooms.title }),
  shown('wusul.cases', 'cockpit.route', showCases, { path: LIST, label: WORDS.menu.cases }),
  shown('wusul.case', 'cockpit.route', showCase, { path: `${LIST}/:reference`, label: WORDS.menu.case }),
  {
    id: 'wusul.model',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 0,
    properties: {},
    render: paintModel,
    unmount: leaveModel,
  },
  shown('wusul.finished', 'cockpit.processDefinition.runtime.tab', showFinished, { label: WORDS.menu.finished }, 4),
];
