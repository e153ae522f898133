package sa.wusul.tawasul.leave.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.leave.Authority;
import sa.wusul.tawasul.leave.LeaveConditions;
import sa.wusul.tawasul.leave.LeaveDecisions;
import sa.wusul.tawasul.leave.LeaveReason;

/**
 * The latest versions of the decision tables of leaves. They are evaluated without
 * authorisation, because the results must not depend on the person who asks.
 */
@Component
class EngineLeaveDecisions implements LeaveDecisions {

	static final String OPINION_DEADLINE = "tawasul-leave-opinion-deadline";

	static final String RECONSULTATION = "tawasul-leave-reconsultation";

	static final String CONDITIONS = "tawasul-leave-conditions";

	static final String PROOF = "tawasul-leave-proof";

	static final String ALARM = "tawasul-leave-alarm";

	private final ProcessEngine engine;

	EngineLeaveDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<Deadline> opinionDeadline(Authority authority, LeaveReason reason, Map<String, Object> findings) {
		var facts = facts(reason, findings, "stage", "healthStatus");
		facts.put("authority", authority.name());
		return Optional.of(decide(OPINION_DEADLINE, facts, OpinionAnswer.class))
			.filter(OpinionAnswer::asked)
			.map((answer) -> new Deadline(Duration.ofMinutes(Math.round(answer.hours() * 60)),
					"HOURS".equals(answer.clock())));
	}

	@Override
	public boolean isConcerned(Authority authority, DetaineeEvent.Kind change) {
		return decide(RECONSULTATION, Map.of("authority", authority.name(), "changeKind", change.name()),
				Boolean.class);
	}

	@Override
	public LeaveConditions conditions(LeaveReason reason, Map<String, Object> findings) {
		var answer = decide(CONDITIONS,
				facts(reason, findings, "securityClass", "escapedBefore", "absentBefore", "stage"),
				ConditionsAnswer.class);
		return new LeaveConditions(answer.escortNeeded(), answer.guarantorNeeded(), answer.leaveHours(),
				answer.occurrences(), answer.validDays(), answer.onceAMonth(), answer.windowHours(),
				answer.recallMinutes());
	}

	@Override
	public boolean isProofMissing(LeaveReason reason, boolean attached, boolean seen) {
		return decide(PROOF, Map.of("leaveReason", reason.name(), "occasionProven", attached, "proofSeen", seen),
				Boolean.class);
	}

	@Override
	public Alarm alarm(int rung) {
		var answer = decide(ALARM, Map.of("alarmRung", rung), AlarmAnswer.class);
		return new Alarm(Duration.ofMinutes(answer.minutesAfter()), answer.alarmAction());
	}

	private <T> T decide(String table, Map<String, Object> facts, Class<T> answer) {
		return EngineAccess.asSystem(this.engine, "the conditions of a leave must not depend on the person who asks",
				() -> Decisions.ask(this.engine.getDecisionService(), table, facts, answer).orElseThrow());
	}

	/** Returns the table's inputs; facts missing in the registers are {@code null}. */
	private static Map<String, Object> facts(LeaveReason reason, Map<String, Object> findings, String... names) {
		var facts = new HashMap<String, Object>();
		facts.put("leaveReason", reason.name());
		for (var name : names) {
			facts.put(name, findings.get(name));
		}
		return facts;
	}

	private record OpinionAnswer(boolean asked, Double hours, String clock) {
	}

	private record ConditionsAnswer(boolean escortNeeded, boolean guarantorNeeded, int leaveHours, int occurrences,
			int validDays, boolean onceAMonth, int windowHours, int recallMinutes) {
	}

	private record AlarmAnswer(int minutesAfter, String alarmAction) {
	}

}
