package sa.wusul.models.tawasul.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.verification.ContactRevocationService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The revocation of a contact")
@Tag("fast")
class ContactRevocationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-contact-revocation");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

	private static final IdentityNumber WIFE = new IdentityNumber("1366712766");

	private ContactRevocationService revocations;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.revocations = ENGINE.port(ContactRevocationService.class);
		given(this.revocations.find(any(), any(), any(), any()))
			.willReturn(new Contact(7, DETAINEE, WIFE, "هدى", ContactRole.PRIMARY, Relation.SPOUSE,
					new MobileNumber("0551112001"), CaseEngine.REFERENCE, Instant.EPOCH, Optional.empty()));
	}

	@Test
	@DisplayName("at the contact's own wish needs no confirmation; the process knows neither contact nor detainee")
	void ownWish() {
		var revocation = asked("OWN_WISH");

		assertThat(revocation).isEnded().hasPassed("EndEvent_ContactRevoked").hasNotPassed("Task_ConfirmRevocation");
		assertThat(revocation.getBusinessKey()).isEqualTo(CaseEngine.REFERENCE);
		then(this.revocations).should().find(eq(DETAINEE), eq(WIFE), eq("OWN_WISH"), any());
		then(ENGINE.port(AccessLog.class)).should().write(CaseRead.fromDesk(CaseEngine.REFERENCE, "tawasul"));
		then(this.revocations).should().revoke(CaseEngine.REFERENCE, "OWN_WISH", "tawasul", "contactRevoked");
		assertThat(ENGINE.variableValues()).doesNotContain("1057830869", "1366712766");
	}

	@Test
	@DisplayName("at the wish of the primary contact needs no confirmation either")
	void primaryWish() {
		assertThat(asked("PRIMARY_WISH")).isEnded().hasNotPassed("Task_ConfirmRevocation");
	}

	@Test
	@DisplayName("for another reason needs a supervisor of the contact's own centre other than the applicant")
	void confirmed() {
		var revocation = asked("MISUSE");
		assertThat(revocation).isWaitingAt("Task_ConfirmRevocation");
		assertThat(ENGINE.candidateGroup("Task_ConfirmRevocation")).isEqualTo("tawasul-supervisors-riyadh");
		then(this.revocations).should(never()).revoke(any(), any(), any(), any());
		assertThatThrownBy(() -> confirms("tawasul", true)).hasStackTraceContaining("task.fourEyes");

		confirms("tawasul-supervisor", true);
		assertThat(revocation).isEnded().hasPassed("EndEvent_ContactRevoked");
		then(this.revocations).should().revoke(CaseEngine.REFERENCE, "MISUSE", "tawasul", "contactRevoked");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("اطلعت على السبب")));
		assertThat(ENGINE.variableValues()).doesNotContain("اطلعت على السبب");
	}

	@Test
	@DisplayName("without the supervisor's confirmation changes nothing")
	void kept() {
		var revocation = asked("SAFETY_CONCERN");
		confirms("tawasul-supervisor", false);

		assertThat(revocation).isEnded().hasPassed("EndEvent_ContactKept");
		then(this.revocations).should(never()).revoke(any(), any(), any(), any());
	}

	private static void confirms(String supervisor, boolean confirmed) {
		ENGINE.complete(supervisor, "Task_ConfirmRevocation",
				Map.of("revocationConfirmed", confirmed, "note", "اطلعت على السبب"));
	}

	private static ProcessInstance asked(String reason) {
		return ENGINE.submit("tawasul", List.of("tawasul-officers", "tawasul-officers-riyadh"),
				Map.of("detaineeIdentityNumber", DETAINEE.value(), "contactIdentityNumber", "١٣٦٦٧١٢٧٦٦",
						"revocationReason", reason));
	}

}
