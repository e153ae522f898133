package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("An original that staff may see instead of an upload")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class OriginalSeenDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-original-seen");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}: {3}")
	@CsvSource({ "PhotoAtTheCounter, PHOTO, COUNTER, true", "PhotoAtTheCounter, PHOTO, ON_BEHALF, true",
			"AnyOther, PHOTO, PORTAL, false", "AnyOther, PHOTO, PHONE, false", "AnyOther, PHOTO, KIOSK, false",
			"PassportAtTheCounter, PASSPORT_COPY, COUNTER, true", "AnyOther, PASSPORT_COPY, PORTAL, false",
			"AnyOther, MEDICAL_REPORT, COUNTER, false", "IdentityAtTheCounter, ID_COPY, COUNTER, true",
			"AnyOther, ID_COPY, PORTAL, false" })
	@DisplayName("is one that somebody who is there hands over")
	void depends(String rule, String document, String channel, boolean suffices) {
		assertThat(this.table.decide(facts("missingDocument", document, "channel", channel)))
			.containsEntry("originalSuffices", suffices);
		this.table.assertLastRule(rule);
	}

}
