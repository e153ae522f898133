package sa.wusul.demo.engine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.intake.process.RequestRegistrationProcess;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Demo component that creates cases in every state for the demo, processed by its staff
 * through the same interfaces as real ones. They are created once, when the first of them
 * is missing; {@code wusul.demo.cases=false} disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
class DemoCases {

	private final RequestStarter requests;

	private final CaseFiles caseFiles;

	private final TaskService tasks;

	private final RuntimeService processes;

	private final ManagementService jobs;

	private final IdentityService identities;

	private final ObjectMapper json;

	DemoCases(RequestStarter requests, CaseFiles caseFiles, TaskService tasks, RuntimeService processes,
			ManagementService jobs, IdentityService identities, ObjectMapper json) {
		this.requests = requests;
		this.caseFiles = caseFiles;
		this.tasks = tasks;
		this.processes = processes;
		this.jobs = jobs;
		this.identities = identities;
		this.json = json;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(0)
	void make() throws IOException {
		var cases = this.json.readValue(new ClassPathResource("demo/cases.json").getInputStream(),
				new TypeReference<List<DemoCase>>() {
				});
		if (this.caseFiles.openedWith(cases.get(0).key()).isEmpty()) {
			cases.forEach(this::make);
		}
	}

	private void make(DemoCase demo) {
		var reference = as(demo.by(),
				() -> this.requests.submit(RequestRegistrationProcess.KEY, demo.answers(), Optional.of(demo.key())))
			.reference();
		demo.steps().forEach((step) -> as(step.by(), () -> {
			var task = this.tasks.createTaskQuery().processInstanceBusinessKey(reference).singleResult();
			if (task.getAssignee() == null) {
				this.tasks.claim(task.getId(), step.by());
			}
			this.tasks.complete(task.getId(), step.answers());
			return task;
		}));
		if ("withdraw".equals(demo.then())) {
			this.processes.createMessageCorrelation(RequestRegistrationProcess.REQUEST_WITHDRAWN)
				.processInstanceBusinessKey(reference)
				.correlateAll();
		}
		else if ("lapse".equals(demo.then())) {
			this.jobs.executeJob(lastTimer(reference).getId());
		}
	}

	/** Returns the later of two timers: the deadline, after the reminder. */
	private Job lastTimer(String reference) {
		return this.processes.createProcessInstanceQuery()
			.processInstanceBusinessKey(reference)
			.list()
			.stream()
			.flatMap((instance) -> this.jobs.createJobQuery()
				.processInstanceId(instance.getId())
				.timers()
				.list()
				.stream())
			.max((one, other) -> one.getDuedate().compareTo(other.getDuedate()))
			.orElseThrow();
	}

	private <T> T as(String user, Supplier<T> work) {
		return EngineAccess.asUser(this.identities, user, work);
	}

	/** A case with its completed steps and its end. */
	record DemoCase(String key, String by, Map<String, Object> answers, List<Step> steps, String then) {

	}

	/** A task with the person who completes it. */
	record Step(String by, Map<String, Object> answers) {

	}

}
