// The editor of Camunda Modeler with its linting and the rules that a plug-in has registered in window.plugins for BPMN
// of this platform. lint.mjs bundles it for the browser's tests.
import { Linter } from '@camunda/linting';
import lintingModule from '@camunda/linting/modeler';
import '@camunda/linting/assets/linting.css';
import 'camunda-bpmn-js/dist/assets/camunda-platform-modeler.css';
import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';

const plugins = () =>
  (window.plugins ?? []).filter(({ type }) => type === 'lintRules.bpmn').map(({ plugin }) => plugin);

/** Returns the findings of a model, given as a tab's diagram or as the text of a file. */
window.faultsIn = async (model) => {
  const linter = new Linter({ modeler: 'desktop', type: 'platform', plugins: plugins() });
  return linter.lint(model);
};

window.openEditor = async (model) => {
  const modeler = new Modeler({
    container: '#canvas',
    propertiesPanel: { parent: '#panel' },
    additionalModules: [lintingModule],
    linting: { active: true },
  });
  const lint = async () => modeler.get('linting').setErrors(await window.faultsIn(modeler.getDefinitions()));
  modeler.on(['import.done', 'elements.changed'], lint);
  await modeler.importXML(model);
  modeler.get('canvas').zoom('fit-viewport');
  window.modeler = modeler;
};
