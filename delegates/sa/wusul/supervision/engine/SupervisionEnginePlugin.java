package sa.wusul.supervision.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

import sa.wusul.supervision.CaseStepRepository;
import sa.wusul.supervision.listener.StepCountListener;

/** Plug-in that adds the counting listener to every user task of every model. */
@Component
class SupervisionEnginePlugin extends AbstractProcessEnginePlugin {

	private static final List<String> EVENTS = List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_UPDATE,
			TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE);

	private final StepCountListener count;

	SupervisionEnginePlugin(CaseStepRepository steps) {
		this.count = new StepCountListener(steps);
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		// After the listeners that set the due date.
		var listeners = Optional.ofNullable(engine.getCustomPostBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		listeners.add(new UserTasks());
		engine.setCustomPostBPMNParseListeners(listeners);
	}

	private final class UserTasks extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
			EVENTS.forEach((event) -> task.addBuiltInTaskListener(event, SupervisionEnginePlugin.this.count));
		}

	}

}
