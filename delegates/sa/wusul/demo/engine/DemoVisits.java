package sa.wusul.demo.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import sa.wusul.demo.reception.DemoHallHistory;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.reception.VisitStarter;
import sa.wusul.reception.process.CentreVisitProcess;

/**
 * Demo component that creates visits in the halls of Riyadh for the demo every day,
 * received and called by its staff. {@code wusul.demo.cases=false} disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
class DemoVisits {

	private static final List<String> MEN = List.of("WALK_IN", "WALK_IN", "ELDERLY", "WALK_IN", "DISABLED", "WALK_IN",
			"WALK_IN", "WALK_IN", "ELDERLY");

	private static final List<String> WOMEN = List.of("WALK_IN", "ELDERLY", "WALK_IN", "WALK_IN", "WALK_IN");

	private final VisitStarter visits;

	private final DemoHallHistory history;

	private final TaskService tasks;

	private final IdentityService identities;

	DemoVisits(VisitStarter visits, DemoHallHistory history, TaskService tasks, IdentityService identities) {
		this.visits = visits;
		this.history = history;
		this.tasks = tasks;
		this.identities = identities;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(1)
	void make() {
		if (!this.history.openToday()) {
			this.history.make();
			receive("reception", MEN);
			receive("reception-women", WOMEN);
			call("reception", 1);
			call("reception", 2);
			call("reception-women", 5);
		}
	}

	private void receive(String officer, List<String> visitors) {
		visitors.forEach((kind) -> as(officer, () -> this.visits.begin(Map.of("visitorKind", kind))));
	}

	/** Calls the next visitor in line, as the officer would. */
	private void call(String officer, int counter) {
		as(officer, () -> {
			var next = this.tasks.createTaskQuery()
				.processDefinitionKey(CentreVisitProcess.KEY)
				.taskDefinitionKey("Task_CallVisitor")
				.taskUnassigned()
				.orderByTaskPriority()
				.desc()
				.orderByTaskCreateTime()
				.asc()
				.list()
				.get(0);
			this.tasks.claim(next.getId(), officer);
			this.tasks.complete(next.getId(), Map.of("counterNumber", counter));
			return next;
		});
	}

	private <T> T as(String user, Supplier<T> work) {
		return EngineAccess.asUser(this.identities, user, work);
	}

}
