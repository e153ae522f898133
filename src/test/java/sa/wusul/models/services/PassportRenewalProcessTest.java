package sa.wusul.models.services;

import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("The renewal of a passport")
@Tag("fast")
class PassportRenewalProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-passport-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	PassportRenewalProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("enquires travel bans, and renews the passport for the chosen years")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registerOrder", "ENQUIRY")
			.containsEntry("registers", "persons,passports,fines");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("termYears", "10");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "passports")
			.containsEntry("entryKind", "RENEW_PASSPORT")
			.containsEntry("termYears", "10")
			.containsEntry("documentTitle", "جواز سفر")
			.containsEntry("deliveryMethod", "OFFICE")
			.containsEntry("deliveryOffice", "riyadh");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("applicationKind", "RENEWAL"), Map.entry("termYears", "10"),
				Map.entry("photoAttached", true));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("servicesSuspended", false),
				Map.entry("identityDaysLeft", 900L), Map.entry("unpaidFines", 0L), Map.entry("finesDisputed", false),
				Map.entry("travelBan", false), Map.entry("age", 34L), Map.entry("passportFound", true),
				Map.entry("passportDaysLeft", 60L), Map.entry("passportReportedLost", false),
				Map.entry("passportInUseAbroad", false));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("travelBan", true);
	}

	@Override
	String advice() {
		return "راجعوا الجهة التي أصدرت المنع ثم قدموا";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("passportReportedLost", true);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("photoAttached", false);
	}

	@Override
	String missingDocument() {
		return "PHOTO";
	}

}
