package sa.wusul.meeting.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.meeting.SlotWishDecisions;
import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;

/**
 * The latest versions of the tables that choose host and interpreter, evaluated outside
 * of the process engine, so that a look at free slots leaves nothing in the history. The
 * models of both kinds of request ask the same tables with the same defaults.
 */
@Component
class EngineSlotWishDecisions implements SlotWishDecisions {

	private static final String PRIORITY = "intake-request-priority";

	private static final String HOST = "meeting-host-selection";

	private static final String INTERPRETER = "reception-interpreter-need";

	private final DmnEngine tables = DecisionEnginePlugin.standalone().buildEngine();

	private final ProcessEngine engine;

	private final LimitDecisions limits;

	private final Clock clock;

	EngineSlotWishDecisions(@Lazy ProcessEngine engine, LimitDecisions limits, Clock clock) {
		this.engine = engine;
		this.limits = limits;
		this.clock = clock;
	}

	@Override
	public Optional<SlotSearch> search(Purpose purpose, Map<String, Object> answers) {
		if (Stream.of("centre", "section").anyMatch((needed) -> text(answers, needed) == null)) {
			return Optional.empty();
		}
		return EngineAccess.asSystem(this.engine, "free slots do not depend on the person who looks", () -> {
			var meeting = purpose == Purpose.MINISTER_MEETING;
			var host = Optional.ofNullable(meeting ? host(answers) : text(answers, "office"));
			var mode = meeting ? mode(answers) : Mode.IN_PERSON;
			var centre = (mode == Mode.VIDEO) ? text(answers, "meetingCentre") : text(answers, "centre");
			return host.filter((found) -> centre != null)
				.map((found) -> new SlotSearch(purpose, found, mode, centre, text(answers, "section"),
						interpreter(answers, meeting ? "MEETING" : "APPOINTMENT"), from(answers)));
		});
	}

	private String host(Map<String, Object> answers) {
		if (text(answers, "topic") == null) {
			return null;
		}
		var facts = new HashMap<String, Object>();
		facts.put("requestType", "MEETING");
		facts.put("channel", text(answers, "channel"));
		facts.put("priority", ask(PRIORITY, facts));
		facts.put("topic", text(answers, "topic"));
		facts.put("wantedHost", Objects.requireNonNullElse(text(answers, "wantedHost"), "ANY"));
		facts.put("departmentAnswered", Boolean.TRUE.equals(answers.get("departmentAnswered")));
		return (String) ask(HOST, facts);
	}

	private static Mode mode(Map<String, Object> answers) {
		return "VIDEO".equals(text(answers, "meetingMode")) ? Mode.VIDEO : Mode.IN_PERSON;
	}

	private boolean interpreter(Map<String, Object> answers, String occasion) {
		return Boolean.TRUE.equals(ask(INTERPRETER, Map.of("interpreterNeeded", false, "communication",
				Objects.requireNonNullElse(text(answers, "communication"), "SPOKEN"), "occasion", occasion)));
	}

	private Optional<LocalDate> from(Map<String, Object> answers) {
		return Optional.ofNullable(text(answers, "wantedFrom"))
			.flatMap((choice) -> this.limits.find(new Limit.Named("meeting", choice)))
			.map(LimitValue::period)
			.map(LocalDate.now(this.clock)::plus);
	}

	/** Returns the only output of the table, or {@code null} if no rule matches. */
	private Object ask(String table, Map<String, Object> facts) {
		var decision = (DmnDecision) Context.getProcessEngineConfiguration()
			.getDeploymentCache()
			.findDeployedLatestDecisionDefinitionByKey(table);
		var row = this.tables.evaluateDecisionTable(decision, facts).getSingleResult();
		return (row != null) ? row.getSingleEntry() : null;
	}

	private static String text(Map<String, Object> answers, String key) {
		return (answers.get(key) instanceof String text && !text.isBlank()) ? text : null;
	}

}
