package sa.wusul.meeting.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.QuickSeat;
import sa.wusul.meeting.QuickSeatDecisions;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Adapter that evaluates the latest version of the decision table
 * {@code meeting-quick-seat} turn by turn until it names no host. It runs without
 * authorisation, because its result must not depend on the person who books.
 */
@Component
class EngineQuickSeatDecisions implements QuickSeatDecisions {

	static final String TABLE = "meeting-quick-seat";

	private final ProcessEngine engine;

	EngineQuickSeatDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public List<QuickSeat> forRequestType(String requestType, Duration within) {
		return EngineAccess.asSystem(this.engine, "the choice of a host must not depend on the person who books",
				() -> choices(requestType, within));
	}

	private List<QuickSeat> choices(String requestType, Duration within) {
		return IntStream.iterate(1, (turn) -> turn + 1)
			.mapToObj((turn) -> this.engine.getDecisionService()
				.evaluateDecisionTableByKey(TABLE,
						Map.of("turn", turn, "requestType", requestType, "quickMinutes", within.toMinutes()))
				.getSingleResult())
			.takeWhile(Objects::nonNull)
			.map(EngineQuickSeatDecisions::seat)
			.toList();
	}

	private static QuickSeat seat(DmnDecisionRuleResult answer) {
		return new QuickSeat(answer.getEntry("host"), Mode.valueOf(answer.getEntry("mode")), answer.getEntry("opens"),
				minutes(answer.getEntry("noticeMinutes")), minutes(answer.getEntry("lengthMinutes")));
	}

	private static Duration minutes(Integer minutes) {
		return Duration.ofMinutes(minutes);
	}

}
