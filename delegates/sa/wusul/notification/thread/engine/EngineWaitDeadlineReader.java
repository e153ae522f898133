package sa.wusul.notification.thread.engine;

import java.time.Instant;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.notification.thread.WaitDeadlineReader;
import sa.wusul.platform.engine.EngineAccess;

/** The timers of the waits for requesters. */
@Component
class EngineWaitDeadlineReader implements WaitDeadlineReader {

	/** The timer of each wait that grows. */
	private static final String DEADLINE = "BoundaryEvent_DeadlinePassed";

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
						.activityId(DEADLINE)
						.list())
			.stream()
			.findFirst()
			.map(Job::getDuedate)
			.map((end) -> end.toInstant());
	}

}
