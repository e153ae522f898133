package sa.wusul.models.tawasul.leave;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.leave.Authority;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The authorities asked again after a change")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveReconsultationDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-reconsultation");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "MOVED, PRISON MEDICAL SECURITY", "RELEASED, ''", "RESTRICTED, INVESTIGATION SECURITY",
			"RESTRICTION_LIFTED, INVESTIGATION SECURITY", "STAGE_CHANGED, INVESTIGATION", "HEALTH_CHANGED, MEDICAL",
			"CLASS_CHANGED, PRISON SECURITY", "CONDUCT_CHANGED, PRISON SECURITY",
			"ESCAPED, PRISON INVESTIGATION SECURITY" })
	@DisplayName("are those whom the change concerns")
	void concerned(DetaineeEvent.Kind change, String concerned) {
		assertThat(Stream.of(Authority.values())
			.filter((authority) -> Boolean.TRUE
				.equals(this.table.decideOne(Map.of("authority", authority.name(), "changeKind", change.name()))))
			.map(Authority::name))
			.containsExactlyElementsOf(concerned.isEmpty() ? List.of() : List.of(concerned.split(" ")));
	}

}
