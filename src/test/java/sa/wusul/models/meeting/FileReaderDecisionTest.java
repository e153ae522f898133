package sa.wusul.models.meeting;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

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

	@ParameterizedTest(name = "{1}: {2}")
	@CsvSource({ "Minister, MINISTER, escalation-ministers", "Deputy, DEPUTY, escalation-deputies",
			"OtherHost, UNDERSECRETARY, escalation-private-office" })
	@DisplayName("is the host, or the officer who presents it to the host")
	void followsTheHost(String rule, String host, String reader) {
		assertThat(this.table.decideOne(facts("meetingHost", host))).isEqualTo(reader);
		assertThat(this.rights.ofMinistry(reader).id()).isEqualTo(reader);
		this.table.assertLastRule(rule);
	}

}
