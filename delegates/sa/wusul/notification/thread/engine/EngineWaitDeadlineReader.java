package sa.wusul.notification.thread.engine;

import java.time.Instant;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.notification.thread.WaitDeadlineReader;
import sa.wusul.platform.engine.EngineAccess;

/** The ends of the waits for requesters, each the last timer of its process. */
@Component
class EngineWaitDeadlineReader implements WaitDeadlineReader {

	private final ProcessEngine engine;

	EngineWaitDeadlineReader(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<Instant> forProcess(String processInstance) {
		return EngineAccess
			.asSystem(this.engine, "requesters learn until when they are waited for",
					() -> this.engine.getManagementService()
						.createJobQuery()
						.processInstanceId(processInstance)
						.timers()
						.orderByJobDuedate()
						.desc()
						.listPage(0, 1))
			.stream()
			.findFirst()
			.map(Job::getDuedate)
			.map((end) -> end.toInstant());
	}

}
