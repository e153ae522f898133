package sa.wusul.models.services;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("The renewal or replacement of a national identity card")
@Tag("fast")
class NationalIdRenewalProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-national-id-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	NationalIdRenewalProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("renews a card that is due")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registers", "persons");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("applicationKind", "RENEWAL");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "persons")
			.containsEntry("entryKind", "RENEW_IDENTITY_CARD")
			.containsEntry("documentTitle", "هوية وطنية");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Test
	@DisplayName("replaces a lost card reported to the police at any remaining validity")
	void replacesLostCard() {
		var application = apply(Map.entry("applicationKind", "LOST"), Map.entry("lossReport", "REPORTED"),
				Map.entry("lossReportNumber", "4471829"));
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registers", "persons");
		registersFind(but(Map.entry("identityDaysLeft", 2100L)));
		assertThat(ENGINE.handedTo(FEE)).containsEntry("applicationKind", "LOST");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "persons")
			.containsEntry("entryKind", "REPLACE_IDENTITY_CARD");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("applicationKind", "RENEWAL"));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("servicesSuspended", false),
				Map.entry("age", 41L), Map.entry("identityDaysLeft", 25L), Map.entry("cardsLost", 0L));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("identityDaysLeft", 2100L);
	}

	@Override
	String advice() {
		return "قدموا الطلب في آخر 180 يوماً من صلاحية الهوية";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("servicesSuspended", true);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("lossReport", "NOT_YET");
	}

	@Override
	ProcessInstance applyWithoutDocument() {
		var application = apply(Map.entry("applicationKind", "LOST"), gap());
		registersFind(eligible());
		return application;
	}

	@Override
	String missingDocument() {
		return "LOSS_REPORT";
	}

	@Override
	String sector() {
		return "civil-affairs";
	}

}
