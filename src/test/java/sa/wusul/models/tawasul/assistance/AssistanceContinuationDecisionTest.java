package sa.wusul.models.tawasul.assistance;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The continuation of assistance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AssistanceContinuationDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-assistance-continuation");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {5}")
	@CsvSource({ "NoLongerContact, NONE, true, LIVING, false, STOP",
			"NoLongerContact, LAWYER, true, LIVING, false, STOP",
			"SupportAfterRelease, PRIMARY, false, RELEASE_SUPPORT, true, PAY",
			"ReleasedWithSupport, PRIMARY, false, RELEASE_SUPPORT, false, LAST",
			"Released, PRIMARY, false, RENT, false, STOP", "Released, SELF, false, LIVING, false, STOP",
			"StillHeld, NAMED, true, LIVING, false, PAY", "StillHeld, SELF, true, RELEASE_SUPPORT, false, PAY" })
	@DisplayName("depends on the current facts of the registers")
	void follows(String rule, String role, boolean held, String kind, boolean before, String continuation) {
		assertThat(this.table.decideOne(
				Map.of("contactRole", role, "detaineeHeld", held, "assistanceKind", kind, "releasedBefore", before)))
			.isEqualTo(continuation);
		this.table.assertLastRule(rule);
	}

}
