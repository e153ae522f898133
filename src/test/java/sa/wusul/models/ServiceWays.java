package sa.wusul.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseState;
import sa.wusul.services.Findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The ways that an application for any e-service may go. The test of a service says what
 * its form asks and what its registers find, and tells what is the service's own.
 */
abstract class ServiceWays {

	static final String REGISTERS = "services-register-exchange";

	static final String FEE = "services-fee-collection";

	static final String REFUND = "services-fee-refund";

	static final String REVIEW = "services-application-review";

	static final String ISSUANCE = "services-document-issuance";

	static final String COMPLETION = "intake-document-completion";

	private final CaseEngine engine;

	ServiceWays(CaseEngine engine) {
		this.engine = engine;
	}

	/** The engine for a service; the processes that it calls have tests of their own. */
	static CaseEngine engineFor(String service) {
		return CaseEngine.covering(service)
			.standingInFor(REGISTERS)
			.standingInFor(FEE)
			.standingInFor(REFUND)
			.standingInFor(REVIEW)
			.standingInFor(ISSUANCE)
			.standingInFor(COMPLETION);
	}

	/** What the service's form asks beyond what all ask. */
	abstract Map<String, Object> answers();

	/** What the registers find of somebody who meets every rule. */
	abstract Map<String, Object> eligible();

	/** A finding for which the service is refused, with the advice. */
	abstract Map.Entry<String, Object> obstacle();

	abstract String advice();

	/** A finding that an officer has to look into. */
	abstract Map.Entry<String, Object> doubt();

	/** The answer or the finding that says that a document is not there yet. */
	abstract Map.Entry<String, Object> gap();

	abstract String missingDocument();

	/** The department that gives the service. */
	String sector() {
		return "passports";
	}

	@BeforeEach
	void begin() {
		this.engine.begin();
	}

	@Test
	@DisplayName("whoever meets every rule pays, and gets his document without a person's decision")
	void granted() {
		var application = apply();
		registersFind(eligible());
		this.engine.returns(FEE, Map.of("feePaid", true));
		this.engine.returns(ISSUANCE, Map.of());

		assertThat(application).isEnded()
			.hasPassed("EndEvent_ServiceCompleted")
			.hasNotPassed("CallActivity_ReviewApplication");
		assertThat(application).variables().containsEntry("verdict", "GRANT").containsEntry("requestType", "E_SERVICE");
	}

	@Test
	@DisplayName("where a rule leaves a doubt an officer decides after the fee, and may grant it")
	void officerGrants() {
		var application = withOfficer();
		assertThat(this.engine.handedTo(REVIEW)).containsEntry("department", sector())
			.containsEntry("openedBy", "clerk");
		this.engine.returns(REVIEW, Map.of("applicationGranted", true, "applicationLapsed", false));
		this.engine.returns(ISSUANCE, Map.of());

		assertThat(application).isEnded().hasPassed("EndEvent_ServiceCompleted");
	}

	@Test
	@DisplayName("of what the officer refuses the requester is told how to mend it")
	void officerRefuses() {
		var application = withOfficer();
		this.engine.returns(REVIEW,
				Map.of("applicationGranted", false, "applicationLapsed", false, "remedy", "راجعوا المركز"));

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationRefused");
		assertThat(this.engine.messagesSent()).containsExactly("serviceRefused");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("where the officer's document never comes the application lapses")
	void officerWaitsInVain() {
		var application = withOfficer();
		this.engine.returns(REVIEW, Map.of("applicationGranted", false, "applicationLapsed", true));

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationLapsed");
		assertThat(this.engine.messagesSent()).isEmpty();
		assertThat(this.engine.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("what a rule refuses costs nothing, and the requester is told how to mend it")
	void refused() {
		var application = apply();
		registersFind(but(obstacle()));

		assertThat(application).isEnded()
			.hasPassed("EndEvent_ApplicationRefused")
			.hasNotPassed("CallActivity_CollectFee");
		assertThat(application).variables().containsEntry("remedy", advice());
		assertThat(this.engine.messagesSent()).containsExactly("serviceRefused");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("a missing document is asked for, and the registers are asked again when it is there")
	void documentComes() {
		var application = applyWithoutDocument();
		assertThat(this.engine.handedTo(COMPLETION)).containsEntry("missingDocument", missingDocument());
		this.engine.returns(COMPLETION, Map.of("documentSupplied", true));
		registersFind(eligible());

		assertThat(application).hasPassed("Gateway_DocumentSupplied").hasNotPassed("EndEvent_DocumentNotSupplied");
		assertThat(application).variables().extractingByKey("verdict").isNotEqualTo("DOCUMENT");
		assertThat(application).isWaitingAt("CallActivity_CollectFee");
	}

	@Test
	@DisplayName("without the document nothing goes on")
	void documentNeverComes() {
		var application = applyWithoutDocument();
		this.engine.returns(COMPLETION, Map.of("documentSupplied", false));

		assertThat(application).isEnded().hasPassed("EndEvent_DocumentNotSupplied");
	}

	@Test
	@DisplayName("whoever does not pay lets his application lapse")
	void notPaid() {
		var application = apply();
		registersFind(eligible());
		this.engine.returns(FEE, Map.of("feePaid", false));

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationLapsed");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("whoever takes it back gets back what he paid")
	void withdrawn() {
		var application = apply();
		registersFind(eligible());
		this.engine.correlate("services.applicationWithdrawn");
		this.engine.returns(REFUND, Map.of());

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationWithdrawn");
		assertThat(this.engine.messagesSent()).containsExactly("requestWithdrawn");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.WITHDRAWN);
	}

	/** Applies while a document is not there, as the answers or the registers say. */
	ProcessInstance applyWithoutDocument() {
		var application = apply(gap());
		registersFind(eligible());
		return application;
	}

	/** Hands the application in at the counter. */
	@SafeVarargs
	final ProcessInstance apply(Map.Entry<String, Object>... changes) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requesterName", "نورة العتيبي", "identityNumber", "1058529940", "mobile", "0501234567"));
		answers.putAll(Map.of("deliveryMethod", "OFFICE", "deliveryOffice", "riyadh", "handTo", "SELF"));
		answers.putAll(answers());
		List.of(changes).forEach((change) -> answers.put(change.getKey(), change.getValue()));
		return this.engine.submit("clerk", List.of("intake-clerks", "intake-clerks-riyadh-men"), answers);
	}

	void registersFind(Map<String, Object> facts) {
		given(this.engine.port(Findings.class).of(CaseEngine.REFERENCE)).willReturn(facts);
		this.engine.returns(REGISTERS, Map.of());
	}

	/** The findings of somebody who meets every rule but for one. */
	Map<String, Object> but(Map.Entry<String, Object> finding) {
		var facts = new HashMap<>(eligible());
		facts.put(finding.getKey(), finding.getValue());
		return facts;
	}

	private ProcessInstance withOfficer() {
		var application = apply();
		registersFind(but(doubt()));
		this.engine.returns(FEE, Map.of("feePaid", true));
		assertThat(application).isWaitingAt("CallActivity_ReviewApplication");
		return application;
	}

}
