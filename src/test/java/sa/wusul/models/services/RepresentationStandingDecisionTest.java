package sa.wusul.models.services;

import java.util.Arrays;
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

@DisplayName("The right to act for a requester")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RepresentationStandingDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-representation-standing");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}, {1}: {2}")
	@CsvSource({ "GuardianshipDenied, representation=GUARDIAN guardianOfRequester=false, GUARDIANSHIP_UNPROVEN",
			"GuardianshipDenied, representation=GUARDIAN guardianOfRequester=false representationDecision=ACCEPT, "
					+ "GUARDIANSHIP_UNPROVEN",
			"GuardianshipProven, representation=GUARDIAN guardianOfRequester=true, PROVEN",
			"PowerUnknown, representation=AGENT powerFound=false, POWER_UNPROVEN",
			"PowerUnknown, representation=AGENT powerFound=false representationDecision=ACCEPT, POWER_UNPROVEN",
			"PowerRevoked, representation=AGENT powerFound=true powerState=REVOKED powerDaysLeft=9 "
					+ "powerPermits=PERMITTED, POWER_REVOKED",
			"PowerRevoked, representation=AGENT powerFound=true powerState=REVOKED representationDecision=ACCEPT, "
					+ "POWER_REVOKED",
			"PowerExpired, representation=AGENT powerFound=true powerState=VALID powerDaysLeft=-1 "
					+ "powerPermits=PERMITTED, POWER_EXPIRED",
			"PowerExcludes, representation=AGENT powerFound=true powerState=VALID powerDaysLeft=9 "
					+ "powerPermits=EXCLUDED, POWER_EXCLUDES",
			"PowerProven, representation=AGENT powerFound=true powerState=VALID powerDaysLeft=0 "
					+ "powerPermits=PERMITTED, PROVEN",
			"PowerProven, representation=AGENT powerFound=true powerState=VALID powerPermits=PERMITTED, PROVEN",
			"Unclear, representation=AGENT powerFound=true powerState=SUSPENDED powerDaysLeft=9 "
					+ "powerPermits=PERMITTED representationStage=APPLICATION, UNCLEAR",
			"Unclear, representation=AGENT powerFound=true powerState=VALID powerPermits=UNKNOWN "
					+ "representationStage=APPLICATION, UNCLEAR",
			"Unclear, representation=GUARDIAN representationStage=APPLICATION, UNCLEAR",
			"Accepted, representation=GUARDIAN representationDecision=ACCEPT representationStage=APPLICATION, PROVEN",
			"Accepted, representation=GUARDIAN representationDecision=ACCEPT representationStage=ISSUANCE, PROVEN",
			"GuardianshipRejected, representation=GUARDIAN representationDecision=REJECT "
					+ "representationStage=APPLICATION, GUARDIANSHIP_UNPROVEN",
			"PowerRejected, representation=AGENT representationDecision=REJECT representationStage=APPLICATION, "
					+ "POWER_UNPROVEN",
			"GuardianshipUnclear, representation=GUARDIAN representationStage=ISSUANCE, GUARDIANSHIP_UNPROVEN",
			"PowerUnclear, representation=AGENT representationStage=ANSWER, POWER_UNPROVEN" })
	@DisplayName("is what the register says; an officer decides only what it does not say, and only at first")
	void depends(String rule, String facts, String standing) {
		assertThat(this.table.decide(read(facts))).containsEntry("representationStanding", standing);
		this.table.assertLastRule(rule);
	}

	private static Map<String, Object> read(String facts) {
		var read = new HashMap<String, Object>();
		Arrays
			.stream("representation guardianOfRequester powerFound powerState powerDaysLeft powerPermits "
				.concat("representationDecision representationStage")
				.split(" "))
			.forEach((name) -> read.put(name, null));
		for (var fact : facts.split(" ")) {
			var parts = fact.split("=");
			read.put(parts[0], parts[1].matches("true|false") ? (Object) Boolean.valueOf(parts[1])
					: parts[1].matches("-?\\d+") ? (Object) Long.valueOf(parts[1]) : parts[1]);
		}
		return read;
	}

}
