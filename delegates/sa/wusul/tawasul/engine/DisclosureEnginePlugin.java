package sa.wusul.tawasul.engine;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

import sa.wusul.services.Findings;

/**
 * Plug-in that implements the property {@code verdict="disclosure"} on a business rule
 * task: its table decides which matters may be disclosed to the requester. The list
 * reveals the stage of the detainee's case, so it is stored with the case and never
 * becomes a variable; the next table reads it there.
 */
@Component
public class DisclosureEnginePlugin extends AbstractProcessEnginePlugin {

	/** The table's output, and the finding that stores it. */
	public static final String DISCLOSED = "disclosed";

	private final Findings findings;

	DisclosureEnginePlugin(Findings findings) {
		this.findings = findings;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var listeners = Optional.ofNullable(engine.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		listeners.add(new DisclosureParseListener());
		engine.setCustomPreBPMNParseListeners(listeners);
	}

	private final class DisclosureParseListener extends AbstractBpmnParseListener {

		@Override
		public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			var said = BpmnParseUtil.parseCamundaExtensionProperties(element);
			if (said != null && "disclosure".equals(said.get("verdict"))) {
				ExecutionListener kept = DisclosureEnginePlugin.this::keep;
				activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, kept);
			}
		}

	}

	private void keep(DelegateExecution execution) {
		if (execution.getVariable("decisionResult") instanceof DmnDecisionResult answer) {
			this.findings.keep(execution.getProcessBusinessKey(),
					Map.of(DISCLOSED, answer.getSingleResult().<String>getEntry(DISCLOSED)));
		}
	}

}
