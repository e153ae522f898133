package sa.wusul.models.intake;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Domain of a case")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class CaseDomainDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-case-domain");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}")
	@CsvSource({ "DetaineeToWindow, DETAINEE, prisons", "DetaineeToWindow, DETAINEE, rights",
			"DetaineeToWindow, DETAINEE,", "PrisonsToWindow, PASSPORT, prisons", "PrisonsToWindow, GENERAL, prisons" })
	@DisplayName("is the Tawasul window for matters of detainees and of prisons")
	void window(String rule, String requestType, String department) {
		assertThat(this.table.decideOne(facts(requestType, department, true))).isEqualTo("tawasul-general-request");
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest(name = "{0}, {1}")
	@CsvSource({ "DETAINEE, prisons", "QISAS, prisons" })
	@DisplayName("does not change while an urgent matter is in the lane of hours")
	void urgent(String requestType, String department) {
		assertThat(this.table.decideOne(facts(requestType, department, false))).isNull();
	}

	@ParameterizedTest(name = "{0}, {1}")
	@CsvSource({ "PASSPORT, passports", "QISAS, rights", "GENERAL,", "E_SERVICE, traffic" })
	@DisplayName("does not change for any other matter")
	void stays(String requestType, String department) {
		assertThat(this.table.decideOne(facts(requestType, department, true))).isNull();
	}

	private static Map<String, Object> facts(String requestType, String department, boolean ordinary) {
		var facts = new HashMap<String, Object>(Map.of("requestType", requestType, "ordinary", ordinary));
		facts.put("department", department);
		return facts;
	}

}
