package sa.wusul.cost;

import java.util.Map;

import sa.wusul.support.CaseWork;

/**
 * Deeds of staff, as Tasklist does them: a start form, or a task that is claimed and
 * completed. How a test finds the task is not counted.
 */
class StaffWork {

	private final CaseWork work;

	StaffWork(CaseWork work) {
		this.work = work;
	}

	/** Submits the start form of a process and returns the reference. */
	String handIn(DatabaseMeter meter, String person, String process, Map<String, Object> answers) {
		var form = this.work.startForm(process);
		return meter.count(() -> this.work.as(person,
				() -> this.work.engine().getFormService().submitStartForm(form, answers).getBusinessKey()));
	}

	/** Claims the task of this step that the person sees, and completes it. */
	void take(DatabaseMeter meter, String person, String reference, String step, Map<String, Object> answers) {
		this.work.as(person, () -> {
			var tasks = this.work.engine().getTaskService();
			var task = tasks.createTaskQuery()
				.processInstanceBusinessKey(reference)
				.taskDefinitionKey(step)
				.singleResult()
				.getId();
			meter.count(() -> tasks.claim(task, person));
			meter.count(() -> this.work.engine().getFormService().submitTaskForm(task, answers));
			return null;
		});
	}

}
