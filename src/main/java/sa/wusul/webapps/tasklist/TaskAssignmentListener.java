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
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.stereotype.Component;

import sa.wusul.webapps.tasklist.TaskNoticeRepository.Kind;

/**
 * Listener that notifies people, in the same transaction, of changes to their tasks made
 * by others: a colleague, a supervisor or the program. Their own changes cause no notice.
 */
@Component
class TaskAssignmentListener extends AbstractProcessEnginePlugin implements TaskListener {

	/** The author of changes made by the program. */
	static final String PROGRAM = "wusul";

	private final TaskNoticeRepository notices;

	TaskAssignmentListener(TaskNoticeRepository notices) {
		this.notices = notices;
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
		if (EVENTNAME_DELETE.equals(task.getEventName())) {
			tell(task.getAssignee(), Kind.ENDED, task);
			return;
		}
		PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
		var before = (change != null) ? (String) change.getOrgValue() : null;
		if (before == null || !before.equals(task.getAssignee())) {
			tell(before, Kind.TAKEN, task);
			tell(task.getAssignee(), Kind.ASSIGNED, task);
		}
	}

	private void tell(String person, Kind kind, DelegateTask task) {
		var actor = Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId()).orElse(PROGRAM);
		if (person != null && !person.equals(actor)) {
			var reference = (task.getExecution() != null) ? task.getExecution().getProcessBusinessKey() : null;
			this.notices.tell(person, kind, task.getId(), task.getName(), reference, actor);
		}
	}

	private static final class OnEveryTask extends AbstractBpmnParseListener {

		private final TaskListener listener;

		OnEveryTask(TaskListener listener) {
			this.listener = listener;
		}

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
			task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this.listener);
			task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this.listener);
		}

	}

}
