/*
 * The parts of bpmn-js-token-simulation that let tokens run through a diagram, for the viewer of diagrams. Its palette,
 * log and notices are left out, because they speak English only and stand on the left: tokens.js has ours.
 */
import Animation from 'bpmn-js-token-simulation/lib/animation';
import ContextPads from 'bpmn-js-token-simulation/lib/features/context-pads';
import ExclusiveGateways from 'bpmn-js-token-simulation/lib/features/exclusive-gateway-settings';
import InclusiveGateways from 'bpmn-js-token-simulation/lib/features/inclusive-gateway-settings';
import TokenCount from 'bpmn-js-token-simulation/lib/features/token-count';
import Simulator from 'bpmn-js-token-simulation/lib/simulator';

export { TOGGLE_MODE_EVENT } from 'bpmn-js-token-simulation/lib/util/EventHelper';
export { PAUSE_SIMULATION_EVENT, PLAY_SIMULATION_EVENT } from 'bpmn-js-token-simulation/lib/util/EventHelper';
export { RESET_SIMULATION_EVENT, SCOPE_CREATE_EVENT } from 'bpmn-js-token-simulation/lib/util/EventHelper';
export { SCOPE_DESTROYED_EVENT, TRACE_EVENT } from 'bpmn-js-token-simulation/lib/util/EventHelper';

export const MODULES = [
  Simulator,
  Animation,
  ContextPads,
  ExclusiveGateways,
  InclusiveGateways,
  TokenCount,
  { __init__: ['exclusiveGatewaySettings', 'inclusiveGatewaySettings'] },
];
