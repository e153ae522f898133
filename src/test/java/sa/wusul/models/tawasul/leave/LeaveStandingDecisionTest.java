package sa.wusul.models.tawasul.leave;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The effect of a change on a leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveStandingDecisionTest {

	private static final String STANDS = "leaveState=APPROVED leaveReason=WEDDING detaineeHeld=true securityClass=LOW "
			+ "escortMissing=false contactRestricted=false healthStatus=STABLE stage=SERVING_JUDGMENT escapedBefore=false "
			+ "conduct=GOOD namesFormerPrison=false occurrenceOpen=false";

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-standing");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "AlreadyOver, leaveState=EXPIRED detaineeHeld=false contactRestricted=true, KEEP",
			"AlreadyOver, leaveState=CANCELLED leaveReason=DEATH securityClass=HIGH healthStatus=IN_HOSPITAL, KEEP",
			"AlreadyOver, leaveState=EXPIRED detaineeHeld=? occurrenceOpen=true, KEEP",
			"AlreadyOver, leaveState=CANCELLED occurrenceOpen=true, KEEP",
			"ReleasedOutside, leaveState=EXPIRED detaineeHeld=false occurrenceOpen=true, END_OUTSIDE",
			"ReleasedOutside, leaveState=CANCELLED leaveReason=DEATH detaineeHeld=false occurrenceOpen=true, END_OUTSIDE",
			"Released, detaineeHeld=false, CANCEL", "Released, detaineeHeld=false occurrenceOpen=true, CANCEL",
			"Released, leaveState=PAUSED leaveReason=DEATH detaineeHeld=false contactRestricted=true, CANCEL",
			"BecameDangerous, securityClass=HIGH, CANCEL", "Escaped, escapedBefore=true, CANCEL",
			"DangerousWithoutEscort, leaveReason=DEATH securityClass=HIGH escortMissing=true, CANCEL",
			"EscapedWithoutEscort, leaveReason=DEATH escapedBefore=true escortMissing=true, CANCEL",
			"EscortStillMissing, leaveState=PAUSED securityClass=MEDIUM escortMissing=true, KEEP",
			"EscortMissing, securityClass=MEDIUM escortMissing=true, PAUSE",
			"EscortMissing, securityClass=? escortMissing=?, PAUSE",
			"EscortMissing, leaveReason=DEATH stage=BEFORE_COURT escortMissing=true, PAUSE",
			"NothingAgainst, securityClass=MEDIUM, KEEP",
			"StillRestricted, leaveState=PAUSED contactRestricted=true, KEEP",
			"Restricted, contactRestricted=true, PAUSE",
			"StillInHospital, leaveState=PAUSED healthStatus=IN_HOSPITAL, KEEP",
			"InHospital, healthStatus=IN_HOSPITAL, PAUSE",
			"InHospital, leaveReason=DEATH contactRestricted=true healthStatus=IN_HOSPITAL, PAUSE",
			"StillBadConduct, leaveState=PAUSED conduct=BAD, KEEP", "BadConduct, conduct=BAD, PAUSE",
			"ObstacleGone, leaveState=PAUSED, RESUME", "ObstacleGone, leaveState=PAUSED namesFormerPrison=true, RESUME",
			"NothingAgainst, '', KEEP", "Moved, namesFormerPrison=true, RENEW",
			"DeathMoved, leaveReason=DEATH namesFormerPrison=true contactRestricted=true, RENEW",
			"DeathObstacleGone, leaveState=PAUSED leaveReason=DEATH contactRestricted=true, RESUME",
			"DeathStands, leaveReason=DEATH contactRestricted=true conduct=BAD, KEEP",
			"DeathStands, leaveReason=DEATH securityClass=HIGH escapedBefore=true stage=BEFORE_COURT, KEEP",
			"Unknown, leaveReason=DEATH detaineeHeld=? contactRestricted=?, PAUSE",
			"StillUnknown, leaveState=PAUSED detaineeHeld=? contactRestricted=?, KEEP",
			"Unknown, detaineeHeld=? contactRestricted=?, PAUSE",
			"Unknown, contactRestricted=? namesFormerPrison=true, PAUSE" })
	@DisplayName("is to cancel, pause, resume, renew or keep it")
	void follows(String rule, String changes, String leaveStanding) {
		assertThat(this.table.decideOne(but(changes))).isEqualTo(leaveStanding);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "UNDER_INVESTIGATION", "BEING_REFERRED", "REFERRED_TO_PROSECUTION", "BEFORE_COURT",
			"UNDER_APPEAL", "?" })
	@DisplayName("is a pause at every stage without eligibility or an unknown stage, except after a death")
	void tooEarly(String stage) {
		assertThat(this.table.decideOne(but("stage=" + stage))).isEqualTo("PAUSE");
		this.table.assertLastRule("BeforeJudgmentAgain");
		assertThat(this.table.decideOne(but("leaveState=PAUSED stage=" + stage))).isEqualTo("KEEP");
		this.table.assertLastRule("StillBeforeJudgment");
		assertThat(this.table.decideOne(but("leaveReason=DEATH stage=" + stage))).isEqualTo("KEEP");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "SERVING_JUDGMENT", "AT_COUNSELLING_CENTRE" })
	@DisplayName("is none while the judgment is being executed")
	void served(String stage) {
		assertThat(this.table.decideOne(but("stage=" + stage))).isEqualTo("KEEP");
		assertThat(this.table.decideOne(but("leaveState=PAUSED stage=" + stage))).isEqualTo("RESUME");
	}

	/**
	 * Returns the facts of a wedding leave without obstacles, except for these changes.
	 */
	private static Map<String, Object> but(String changes) {
		var facts = new HashMap<String, Object>();
		Stream.of(STANDS + " " + changes.strip())
			.flatMap((all) -> Stream.of(all.split(" ")))
			.filter((fact) -> !fact.isEmpty())
			.map((fact) -> fact.split("="))
			.forEach((fact) -> facts.put(fact[0], switch (fact[1]) {
				case "?" -> null;
				case "true", "false" -> Boolean.valueOf(fact[1]);
				default -> fact[1];
			}));
		return facts;
	}

}
