package sa.wusul.webapps.tasklist;

import java.util.ArrayList;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateTask;
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

/**
 * Listener that deletes the drafts of a task in the transaction in which it is completed
 * or ended.
 */
@Component
class TaskDraftListener extends AbstractProcessEnginePlugin implements TaskListener {

	private final TaskDraftRepository drafts;

	TaskDraftListener(TaskDraftRepository drafts) {
		this.drafts = drafts;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var listeners = Optional.ofNullable(engine.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		listeners.add(new OnEveryTask(this));
		engine.setCustomPreBPMNParseListeners(listeners);
	}

	@Override
	public void notify(DelegateTask task) {
		this.drafts.forget(task.getId());
	}

	private static final class OnEveryTask extends AbstractBpmnParseListener {

		private final TaskListener listener;

		OnEveryTask(TaskListener listener) {
			this.listener = listener;
		}

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
			task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this.listener);
			task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this.listener);
		}

	}

}
