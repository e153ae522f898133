package sa.wusul.models.records;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions.CaseKind;
import sa.wusul.platform.retention.RetentionRule;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The time for which a record is kept")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RetentionPeriodDecisionTest {

	private static final Pattern LIFE_TIME = Pattern.compile("camunda:historyTimeToLive=\"([^\"]*)\"");

	private final DecisionTableRunner table = DecisionTableRunner.of("records-retention-period");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} {2} {3}: {5} {6} from {7}, {8}")
	@CsvSource({ "ConfidentialCase, CASE, CONFIDENTIAL, WITHDRAWN, C1, 180, MONTHS, CLOSED, DISPOSE",
			"UrgentCase, CASE, URGENT, MERGED, C2, 300, MONTHS, CLOSED, DISPOSE",
			"UnfinishedCase, CASE, SERVICE, LAPSED, C3, 24, MONTHS, CLOSED, DISPOSE",
			"UnfinishedCase, CASE, ORDINARY, WITHDRAWN, C3, 24, MONTHS, CLOSED, DISPOSE",
			"UnfinishedCase, CASE, ORDINARY, MISSED, C3, 24, MONTHS, CLOSED, DISPOSE",
			"ServiceCase, CASE, SERVICE, COMPLETED, C4, 120, MONTHS, CLOSED, DISPOSE",
			"OrdinaryCase, CASE, SERVICE, REJECTED, C5, 60, MONTHS, CLOSED, DISPOSE",
			"OrdinaryCase, CASE, ORDINARY, ANSWERED, C5, 60, MONTHS, CLOSED, DISPOSE",
			"Upload, UPLOAD, , , R1, , , CLOSED, WITH_CASE", "Paper, PAPER, , , R2, , , CLOSED, WITH_CASE",
			"MessageText, MESSAGE_TEXT, , , T1, 30, DAYS, SETTLED, ERASE",
			"InboxMessage, INBOX_MESSAGE, , , T2, 30, DAYS, SETTLED, ERASE",
			"OneTimeCode, ONE_TIME_CODE, , , T3, 1, DAYS, EXPIRED, ERASE",
			"LoginAttempt, LOGIN_ATTEMPT, , , T4, 1, DAYS, ADDED, ERASE",
			"RequestDraft, REQUEST_DRAFT, , , T5, 30, DAYS, CHANGED, ERASE",
			"TaskDraft, TASK_DRAFT, , , T9, 30, DAYS, CHANGED, ERASE",
			"TaskNotice, TASK_NOTICE, , , T6, 90, DAYS, ADDED, ERASE",
			"PersonLook, PERSON_LOOK, , , T7, 60, MONTHS, ADDED, ERASE",
			"EngineHistory, ENGINE_HISTORY, , , T8, 1825, DAYS, ENDED, ERASE",
			"PermanentRecord, AUDIT_LOG, , , K1, , , , KEEP", "PermanentRecord, STEP_PERFORMER, , , K1, , , , KEEP",
			"PermanentRecord, WORK_FIGURES, , , K1, , , , KEEP",
			"PermanentRecord, DISPOSAL_CERTIFICATE, , , K1, , , , KEEP", "AnyRecord, UNKNOWN, , , K2, , , , KEEP" })
	@DisplayName("follows its class, and for a case its kind and outcome")
	void followsItsClass(String rule, String recordClass, String kind, String state, String code, Integer number,
			LimitValue.Unit unit, RetentionRule.Event countedFrom, RetentionRule.Action action) {
		var answer = this.table.decide(facts("recordClass", recordClass, "caseKind", kind, "caseState", state));

		this.table.assertLastRule(rule);
		assertThat(answer.get("ruleCode")).isEqualTo(code);
		assertThat(answer.get("number")).isEqualTo(number);
		assertThat(answer.get("unit")).isEqualTo((unit != null) ? unit.name() : null);
		assertThat(answer.get("countedFrom")).isEqualTo((countedFrom != null) ? countedFrom.name() : null);
		assertThat(answer.get("action")).isEqualTo(action.name());
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("is given for every class that the program asks for")
	void isGiven(RecordClass recordClass) {
		assertThat(this.table.decide(facts("recordClass", recordClass.name(), "caseKind", null, "caseState", null)))
			.as("row of " + recordClass)
			.isNotEmpty();
		assertThat(this.table.lastRules()).as("row of " + recordClass).doesNotContain("AnyRecord");
	}

	@Test
	@DisplayName("is given for every closed case, of whatever kind and outcome, in months from its closing")
	void casesAreDisposedOf() {
		for (var kind : CaseKind.values()) {
			for (var state : Arrays.stream(CaseState.values()).filter(CaseState::closed).toList()) {
				assertThat(this.table
					.decide(facts("recordClass", "CASE", "caseKind", kind.name(), "caseState", state.name())))
					.as(kind + " " + state)
					.containsEntry("action", "DISPOSE")
					.containsEntry("countedFrom", "CLOSED")
					.containsEntry("unit", "MONTHS");
			}
		}
	}

	@Test
	@DisplayName("is, for the engine's history, the time to live of every model and table")
	void agreesWithModels() throws IOException {
		var row = this.table.decide(facts("recordClass", "ENGINE_HISTORY", "caseKind", null, "caseState", null));
		assertThat(row).containsEntry("unit", "DAYS");
		var days = ((Number) row.get("number")).intValue();

		var found = new HashSet<String>();
		try (var files = Files.walk(ModelFiles.PROCESSES)) {
			for (var file : files.filter((path) -> path.toString().matches(".*\\.(bpmn|dmn)")).toList()) {
				var times = LIFE_TIME.matcher(Files.readString(file)).results().map((time) -> time.group(1)).toList();
				assertThat(times).as("times to live in " + file).isNotEmpty();
				found.addAll(times);
			}
		}

		assertThat(found).containsExactly("P" + days + "D");
	}

}
