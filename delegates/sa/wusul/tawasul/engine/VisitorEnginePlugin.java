package sa.wusul.tawasul.engine;

import java.util.ArrayList;
import java.util.Optional;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
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
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.tawasul.visit.Visitors;
import sa.wusul.tawasul.visit.Visitors.Assessment;

import static sa.wusul.tawasul.process.VisitorDecisionProcess.VISITOR_ORDINAL;
import static sa.wusul.tawasul.process.VisitorDecisionProcess.VISITOR_VERDICT;

/**
 * Plug-in that implements the property {@code verdict="visitor"} on a business rule task:
 * its table decides on one visitor of the case. The facts about the visitor are provided
 * for that step only, and the result is stored with the visitor; the process receives the
 * outcome.
 */
@Component
public class VisitorEnginePlugin extends AbstractProcessEnginePlugin {

	private final Visitors visitors;

	VisitorEnginePlugin(Visitors visitors) {
		this.visitors = visitors;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var listeners = Optional.ofNullable(engine.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		listeners.add(new VisitorParseListener());
		engine.setCustomPreBPMNParseListeners(listeners);
	}

	private final class VisitorParseListener extends AbstractBpmnParseListener {

		@Override
		public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			var said = BpmnParseUtil.parseCamundaExtensionProperties(element);
			if (said != null && "visitor".equals(said.get("verdict"))) {
				ExecutionListener facts = VisitorEnginePlugin.this::layFacts;
				ExecutionListener verdict = VisitorEnginePlugin.this::keepVerdict;
				activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, facts);
				activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, verdict);
			}
		}

	}

	private void layFacts(DelegateExecution execution) {
		this.visitors.factsOf(execution.getProcessBusinessKey(), VISITOR_ORDINAL.in(execution).intValue())
			.forEach((name, fact) -> execution.setVariable(name, Variables.untypedValue(fact, true)));
	}

	private void keepVerdict(DelegateExecution execution) {
		if (execution.getVariable("decisionResult") instanceof DmnDecisionResult answer) {
			var verdict = this.visitors.assess(execution.getProcessBusinessKey(),
					VISITOR_ORDINAL.in(execution).intValue(), assessment(answer.getSingleResult()));
			VISITOR_VERDICT.set(execution, verdict.name());
		}
	}

	private static Assessment assessment(DmnDecisionResultEntries answer) {
		return new Assessment(Outcome.valueOf(answer.getEntry("verdict")), answer.getEntry("reasonCode"),
				answer.getEntry("reason"),
				Optional.ofNullable(answer.<Number>getEntry("askAgainDays")).map(Number::longValue));
	}

}
