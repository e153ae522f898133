package sa.wusul.models.notification;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("More time for a requester")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class MoreTimeDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("notification-extension");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} in a case of {2}, {3}: {4}")
	@CsvSource({ "Urgent, DOCUMENT, PASSPORT, URGENT, MORE_TIME_DECISION",
			"Urgent, REPLY, GENERAL, URGENT, MORE_TIME_DECISION", "Reply, REPLY, RIGHTS, NORMAL, MORE_TIME_SHORT",
			"FromAbroad, DOCUMENT, CIVIL_AFFAIRS, NORMAL, MORE_TIME_LONG",
			"FromAbroad, DOCUMENT, RESIDENCE, HIGH, MORE_TIME_LONG",
			"FromAbroad, DOCUMENT, ASSISTANCE, NORMAL, MORE_TIME_LONG",
			"Contested, DOCUMENT, RIGHTS, NORMAL, MORE_TIME_DECISION",
			"Contested, DOCUMENT, QISAS, NORMAL, MORE_TIME_DECISION",
			"Contested, DOCUMENT, COMPLAINT, NORMAL, MORE_TIME_DECISION",
			"Document, DOCUMENT, PASSPORT, NORMAL, MORE_TIME", "Document, DOCUMENT, , NORMAL, MORE_TIME" })
	@DisplayName("is given at once, or decided by a person")
	void givenOrDecided(String rule, String waitsFor, String requestType, String priority, String moreTime) {
		assertThat(this.table.decide(facts("waitsFor", waitsFor, "requestType", requestType, "priority", priority)))
			.containsEntry("moreTime", moreTime);
		this.table.assertLastRule(rule);
	}

}
