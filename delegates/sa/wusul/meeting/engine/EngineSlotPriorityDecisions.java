package sa.wusul.meeting.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.SlotPriorityDecisions;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/**
 * The latest version of the decision table {@code meeting-slot-priority}, with a cache of
 * the answers of each version. It is evaluated without authorisation, because its result
 * must not depend on the person who books.
 */
@Component
class EngineSlotPriorityDecisions implements SlotPriorityDecisions {

	static final String TABLE = "meeting-slot-priority";

	private final Map<Question, Standing> known = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	EngineSlotPriorityDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Standing forPurpose(Purpose purpose, String priority, boolean firstInLine) {
		return EngineAccess.asSystem(this.engine, "the order of a waiting list must not depend on the person who books",
				() -> this.known.computeIfAbsent(new Question(newest(), purpose, priority, firstInLine),
						EngineSlotPriorityDecisions::ask));
	}

	private static String newest() {
		return Context.getProcessEngineConfiguration()
			.getDeploymentCache()
			.findDeployedLatestDecisionDefinitionByKey(TABLE)
			.getId();
	}

	private static Standing ask(Question question) {
		return Decisions.askVersion(Context.getProcessEngineConfiguration().getDecisionService(), question.table(),
				Map.of("purpose", question.purpose().name(), "priority", question.priority(), "firstInLine",
						question.firstInLine()),
				Answer.class)
			.map(Answer::standing)
			.orElseThrow();
	}

	private record Answer(int rank, int noticeMinutes, boolean displaces, int patienceMinutes, boolean displaceable,
			int safeMinutes) {

		private Standing standing() {
			return new Standing(this.rank, Duration.ofMinutes(this.noticeMinutes), this.displaces,
					Duration.ofMinutes(this.patienceMinutes), this.displaceable, Duration.ofMinutes(this.safeMinutes));
		}

	}

	private record Question(String table, Purpose purpose, String priority, boolean firstInLine) {
	}

}
