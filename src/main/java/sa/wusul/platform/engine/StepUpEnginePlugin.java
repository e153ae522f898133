package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.factor.StepUp;

/**
 * Engine plug-in that demands a fresh authentication of the person who completes a task
 * with the extension property {@code stepUp}, such as the Minister's directive.
 */
@Component
class StepUpEnginePlugin extends AbstractProcessEnginePlugin {

	/** Extension property of a user task. */
	static final String PROPERTY = "stepUp";

	private final ObjectProvider<StepUp> stepUp;

	StepUpEnginePlugin(ObjectProvider<StepUp> stepUp) {
		this.stepUp = stepUp;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		List<BpmnParseListener> listeners = Optional.ofNullable(configuration.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList::new);
		listeners.add(new OnMarkedTasks(this::demand));
		configuration.setCustomPreBPMNParseListeners(listeners);
	}

	private void demand(DelegateTask task) {
		RequestProof.current().ifPresent((proof) -> this.stepUp.getObject().demand(proof));
	}

	private static final class OnMarkedTasks extends AbstractBpmnParseListener {

		private final TaskListener demand;

		private OnMarkedTasks(TaskListener demand) {
			this.demand = demand;
		}

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			if (Optional.ofNullable(BpmnParseUtil.parseCamundaExtensionProperties(element))
				.filter((properties) -> Boolean.parseBoolean(properties.get(PROPERTY)))
				.isPresent()) {
				((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
					.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this.demand);
			}
		}

	}

}
