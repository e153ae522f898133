package sa.wusul.models.services;

import java.util.HashMap;
import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.Representation;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("Working on an application for a service, here for a passport")
@Tag("fast")
class ApplicationProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = standingIn(CaseEngine.covering("services-application"))
		.startedFrom("services-passport-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private final ServiceWays passport = new PassportRenewalProcessTest();

	ApplicationProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("is told which service calls, and names it to every process that it calls")
	void namesService() {
		apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("service", "services-passport-renewal");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("service", "services-passport-renewal")
			.containsEntry("applicationKind", "RENEWAL");
		ENGINE.returns(FEE, Map.of("feePaid", true));
		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("service", "services-passport-renewal");
	}

	@Test
	@DisplayName("a withdrawal during the issuance does not count as a completed service")
	void withdrawnDuringIssuance() {
		var application = apply();
		registersFind(eligible());
		ENGINE.returns(FEE, Map.of("feePaid", true));
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
		ENGINE.correlate("services.applicationWithdrawn");
		ENGINE.returns(REFUND, Map.of());

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationWithdrawn");
		assertNotCompleted();
	}

	@Test
	@DisplayName("handed in for somebody else asks no register about them before the right to do so is proven")
	void represented() {
		ENGINE.represented(Representation.AGENT);
		var application = apply();
		assertThat(ENGINE.handedTo(REPRESENTATION)).containsEntry("representation", "AGENT")
			.containsEntry("representationStage", "APPLICATION")
			.containsEntry("service", "services-passport-renewal");
		assertThat(application).hasNotPassed("Gateway_ReadyToEnquire");

		ENGINE.returns(REPRESENTATION, new HashMap<>());
		assertThat(application).isWaitingAt("CallActivity_AskRegisters");
	}

	@Test
	@DisplayName("handed in for somebody else is refused without a word of the registers if the right is not proven")
	void unproven() {
		ENGINE.represented(Representation.GUARDIAN);
		var application = apply();
		ENGINE.returns(REPRESENTATION, Map.of("entryRefusal", "GUARDIANSHIP_UNPROVEN"));

		assertThat(application).isEnded()
			.hasPassed("EndEvent_RepresentationUnproven", "EndEvent_ApplicationRefused")
			.hasNotPassed("CallActivity_AskRegisters", "CallActivity_CollectFee");
		assertThat(application).variables()
			.containsEntry("reasonCode", "GUARDIANSHIP_UNPROVEN")
			.containsEntry("remedy", "أثبتوا الولاية لدى الأحوال المدنية ثم قدموا من جديد");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertNotCompleted();
	}

	@Override
	Map<String, Object> answers() {
		return this.passport.answers();
	}

	@Override
	Map<String, Object> eligible() {
		return this.passport.eligible();
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return this.passport.obstacle();
	}

	@Override
	String advice() {
		return this.passport.advice();
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return this.passport.doubt();
	}

	@Override
	Map.Entry<String, Object> gap() {
		return this.passport.gap();
	}

	@Override
	String missingDocument() {
		return this.passport.missingDocument();
	}

}
