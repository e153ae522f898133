package sa.wusul.models.meeting;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The reader of a meeting's file")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class FileReaderDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-file-reader");

	private final Rights rights = Rights.load();

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, turn {2}: {3}")
	@CsvSource({ "Minister, MINISTER, 1, escalation-ministers", "Deputy, DEPUTY, 1, escalation-deputies",
			"OtherHost, UNDERSECRETARY, 1, escalation-private-office",
			"InsteadOfMinister, MINISTER, 2, escalation-deputies",
			"InsteadOfOthers, DEPUTY, 2, escalation-private-office" })
	@DisplayName("is the host, or the officer who presents it to the host, and then their stand-in")
	void followsTheHost(String rule, String host, long turn, String reader) {
		assertThat(this.table.decideOne(Map.of("meetingHost", host, "readerTurn", turn))).isEqualTo(reader);
		assertThat(this.rights.ofMinistry(reader).id()).isEqualTo(reader);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("is nobody after them")
	void nobodyLeft() {
		assertThat(this.table.decideOne(Map.of("meetingHost", "MINISTER", "readerTurn", 3L))).isEqualTo("NONE");
		this.table.assertLastRule("NobodyLeft");
	}

}
