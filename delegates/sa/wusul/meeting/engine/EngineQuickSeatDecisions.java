package sa.wusul.meeting.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.QuickSeat;
import sa.wusul.meeting.QuickSeatDecisions;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/**
 * The latest version of the decision table {@code meeting-quick-seat}, evaluated turn by
 * turn until it names no host. It is evaluated without authorisation, because its result
 * must not depend on the person who books.
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
			.mapToObj((turn) -> Decisions.ask(this.engine.getDecisionService(), TABLE,
					Map.of("turn", turn, "requestType", requestType, "quickMinutes", within.toMinutes()), Answer.class))
			.takeWhile(Optional::isPresent)
			.map((answer) -> answer.get().seat())
			.toList();
	}

	private record Answer(String host, Mode mode, boolean opens, int noticeMinutes, int lengthMinutes) {

		private QuickSeat seat() {
			return new QuickSeat(this.host, this.mode, this.opens, Duration.ofMinutes(this.noticeMinutes),
					Duration.ofMinutes(this.lengthMinutes));
		}

	}

}
