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

@DisplayName("The registration of a birth")
@Tag("fast")
class BirthRegistrationProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-birth-registration");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	BirthRegistrationProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("enquires the birth, and enters and names the child on its certificate")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registers", "persons,births");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("applicationKind", "REGISTRATION");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "births")
			.containsEntry("entryKind", "REGISTER_BIRTH")
			.containsEntry("documentTitle", "شهادة ميلاد")
			.containsEntry("documentHolder", "childName");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("birthNotificationNumber", "BN58408322"),
				Map.entry("motherIdentityNumber", "1101798278"), Map.entry("childName", "ليان"),
				Map.entry("childGender", "FEMALE"), Map.entry("birthDate", "2026-11-14"));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("birthNotified", true),
				Map.entry("parentsMatch", true), Map.entry("alreadyRegistered", false), Map.entry("birthDaysAgo", 10L),
				Map.entry("maritalRecord", true));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("birthNotified", false);
	}

	@Override
	String advice() {
		return "اطلبوا من المستشفى إرسال تبليغ الولادة إلكترونياً";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("birthDaysAgo", 45L);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("maritalRecord", false);
	}

	@Override
	ProcessInstance applyWithoutDocument() {
		var application = apply();
		registersFind(but(gap()));
		return application;
	}

	@Override
	String missingDocument() {
		return "MARRIAGE_CONTRACT";
	}

	@Override
	String sector() {
		return "civil-affairs";
	}

}
