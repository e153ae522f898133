package sa.wusul.tawasul.leave.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.tawasul.leave.Authority;
import sa.wusul.tawasul.leave.LeaveConditions;
import sa.wusul.tawasul.leave.LeaveDecisions;
import sa.wusul.tawasul.leave.LeaveReason;

/**
 * Adapter that evaluates the latest versions of the decision tables of leaves. It runs
 * without authorisation, because the results must not depend on the person who asks.
 */
@Component
class EngineLeaveDecisions implements LeaveDecisions {

	static final String OPINION_DEADLINE = "tawasul-leave-opinion-deadline";

	static final String CONDITIONS = "tawasul-leave-conditions";

	static final String ALARM = "tawasul-leave-alarm";

	private final ProcessEngine engine;

	EngineLeaveDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<Deadline> opinionDeadline(Authority authority, LeaveReason reason, Map<String, Object> findings) {
		var facts = facts(reason, findings, "stage", "healthStatus");
		facts.put("authority", authority.name());
		var answer = decide(OPINION_DEADLINE, facts);
		if (!answer.<Boolean>getEntry("asked")) {
			return Optional.empty();
		}
		return Optional.of(new Deadline(Duration.ofMinutes(Math.round(number(answer, "hours") * 60)),
				"HOURS".equals(answer.getEntry("clock"))));
	}

	@Override
	public LeaveConditions conditions(LeaveReason reason, Map<String, Object> findings) {
		var answer = decide(CONDITIONS,
				facts(reason, findings, "securityClass", "escapedBefore", "absentBefore", "stage"));
		return new LeaveConditions(answer.getEntry("escortNeeded"), answer.getEntry("guarantorNeeded"),
				whole(answer, "leaveHours"), whole(answer, "occurrences"), whole(answer, "validDays"),
				answer.getEntry("onceAMonth"), whole(answer, "windowHours"), whole(answer, "recallMinutes"));
	}

	@Override
	public Alarm alarm(int rung) {
		var answer = decide(ALARM, Map.of("alarmRung", rung));
		return new Alarm(Duration.ofMinutes(whole(answer, "minutesAfter")), answer.getEntry("alarmAction"));
	}

	private DmnDecisionRuleResult decide(String table, Map<String, Object> facts) {
		return EngineAccess.asSystem(this.engine, "the conditions of a leave must not depend on the person who asks",
				() -> this.engine.getDecisionService().evaluateDecisionTableByKey(table, facts).getSingleResult());
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

	private static int whole(DmnDecisionRuleResult answer, String name) {
		return (int) Math.round(number(answer, name));
	}

	private static double number(DmnDecisionRuleResult answer, String name) {
		return answer.<Number>getEntry(name).doubleValue();
	}

}
