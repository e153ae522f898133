package sa.wusul.models.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.PersonName;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.BDDMockito.given;

/**
 * The tests common to all e-services. The test of a service provides its form's answers
 * and its registers' findings, and adds the service's own tests.
 */
abstract class ServiceWays {

	static final String REGISTERS = "services-register-exchange";

	static final String REPRESENTATION = "services-representation-check";

	static final String FEE = "services-fee-collection";

	static final String REFUND = "services-fee-refund";

	static final String REVIEW = "services-application-review";

	static final String ISSUANCE = "services-document-issuance";

	static final String COMPLETION = "intake-document-completion";

	private final CaseEngine engine;

	private ProcessInstance service;

	ServiceWays(CaseEngine engine) {
		this.engine = engine;
	}

	/** Creates the engine for a service; the called processes have tests of their own. */
	static CaseEngine engineFor(String service) {
		return standingIn(CaseEngine.covering(service));
	}

	static CaseEngine standingIn(CaseEngine engine) {
		return engine.standingInFor(REGISTERS)
			.standingInFor(REPRESENTATION)
			.standingInFor(FEE)
			.standingInFor(REFUND)
			.standingInFor(REVIEW)
			.standingInFor(ISSUANCE)
			.standingInFor(COMPLETION);
	}

	/** Returns the answers to the service's own questions. */
	abstract Map<String, Object> answers();

	/** Returns the findings for a person who meets every rule. */
	abstract Map<String, Object> eligible();

	/** Returns a finding that leads to a refusal, with its remedy. */
	abstract Map.Entry<String, Object> obstacle();

	abstract String advice();

	/** Returns a finding that requires an officer's decision. */
	abstract Map.Entry<String, Object> doubt();

	/** Returns the answer or finding for a missing document. */
	abstract Map.Entry<String, Object> gap();

	abstract String missingDocument();

	/** Returns the department that provides the service. */
	String sector() {
		return "passports";
	}

	@BeforeEach
	void begin() {
		this.engine.begin();
	}

	@Test
	@DisplayName("an applicant who meets every rule pays, and gets the document without an officer's decision")
	void granted() {
		var application = apply();
		registersFind(eligible());
		this.engine.returns(FEE, Map.of("feePaid", true));
		this.engine.returns(ISSUANCE, Map.of("serviceCompleted", true));

		assertThat(application).isEnded()
			.hasPassed("EndEvent_ServiceCompleted")
			.hasNotPassed("CallActivity_ReviewApplication");
		assertThat(application).variables().containsEntry("verdict", "GRANT");
		assertThat(this.service).variables().containsEntry("requestType", "E_SERVICE");
		assertThat(this.service).isEnded()
			.hasPassed("EndEvent_ServiceCompleted")
			.hasNotPassed("EndEvent_ServiceNotCompleted");
	}

	@Test
	@DisplayName("an officer decides in doubt before the fee is asked, and may grant it")
	void officerGrants() {
		var application = withOfficer();
		assertThat(this.engine.handedTo(REVIEW)).containsEntry("department", sector());
		assertThat(this.engine.performers(application, "openedBy")).containsExactly("clerk");
		this.engine.returns(REVIEW, Map.of("applicationGranted", true, "applicationLapsed", false));
		this.engine.returns(FEE, Map.of("feePaid", true));
		this.engine.returns(ISSUANCE, Map.of("serviceCompleted", true));

		assertThat(application).isEnded().hasPassed("EndEvent_ServiceCompleted");
		assertThat(this.service).isEnded().hasPassed("EndEvent_ServiceCompleted");
	}

	@Test
	@DisplayName("the requester is told the remedy of an officer's refusal")
	void officerRefuses() {
		var application = withOfficer();
		this.engine.returns(REVIEW,
				Map.of("applicationGranted", false, "applicationLapsed", false, "remedy", "راجعوا المركز"));

		assertThat(application).isEnded()
			.hasPassed("EndEvent_ApplicationRefused")
			.hasNotPassed("CallActivity_CollectFee");
		assertThat(this.engine.messagesSent()).containsExactly("serviceRefused");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.REJECTED);
		assertNotCompleted();
	}

	@Test
	@DisplayName("the application lapses if the officer's document is not supplied")
	void officerWaitsInVain() {
		var application = withOfficer();
		this.engine.returns(REVIEW, Map.of("applicationGranted", false, "applicationLapsed", true));

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationLapsed");
		assertThat(this.engine.messagesSent()).isEmpty();
		assertThat(this.engine.statesEntered()).endsWith(CaseState.LAPSED);
		assertNotCompleted();
	}

	@Test
	@DisplayName("the service is not given if the register refuses the entry")
	void registerRefuses() {
		var application = apply();
		registersFind(eligible());
		this.engine.returns(FEE, Map.of("feePaid", true));
		this.engine.returns(ISSUANCE, Map.of("serviceCompleted", false));

		assertThat(application).isEnded();
		assertNotCompleted();
	}

	@Test
	@DisplayName("a refusal by a rule costs nothing, and the requester is told the remedy")
	void refused() {
		var application = apply();
		registersFind(but(obstacle()));

		assertThat(application).isEnded()
			.hasPassed("EndEvent_ApplicationRefused")
			.hasNotPassed("CallActivity_CollectFee");
		assertThat(application).variables().containsEntry("remedy", advice());
		assertThat(this.engine.messagesSent()).containsExactly("serviceRefused");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.REJECTED);
		assertNotCompleted();
	}

	@Test
	@DisplayName("a missing document is requested, and the registers are asked again when it is supplied")
	void documentComes() {
		var application = applyWithoutDocument();
		assertThat(this.engine.handedTo(COMPLETION)).containsEntry("missingDocument", missingDocument());
		this.engine.returns(COMPLETION, Map.of("documentSupplied", true));
		registersFind(eligible());

		assertThat(application).hasPassed("Gateway_DocumentSupplied").hasNotPassed("EndEvent_DocumentNotSupplied");
		assertThat(application).variables().extractingByKey("verdict").isNotEqualTo("DOCUMENT");
		assertThat(application)
			.isWaitingAt(decidedByOfficer(application) ? "CallActivity_ReviewApplication" : "CallActivity_CollectFee");
	}

	@Test
	@DisplayName("the application does not continue without the document")
	void documentNeverComes() {
		var application = applyWithoutDocument();
		this.engine.returns(COMPLETION, Map.of("documentSupplied", false));

		assertThat(application).isEnded().hasPassed("EndEvent_DocumentNotSupplied");
		assertNotCompleted();
	}

	@Test
	@DisplayName("the application lapses if it is not paid")
	void notPaid() {
		var application = apply();
		registersFind(eligible());
		this.engine.returns(FEE, Map.of("feePaid", false));

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationLapsed");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.LAPSED);
		assertNotCompleted();
	}

	@Test
	@DisplayName("a withdrawn application is refunded")
	void withdrawn() {
		var application = apply();
		registersFind(eligible());
		this.engine.correlate("services.applicationWithdrawn");
		this.engine.returns(REFUND, Map.of());

		assertThat(application).isEnded().hasPassed("EndEvent_ApplicationWithdrawn");
		assertThat(this.engine.messagesSent()).containsExactly("requestWithdrawn");
		assertThat(this.engine.statesEntered()).endsWith(CaseState.WITHDRAWN);
		assertNotCompleted();
	}

	/**
	 * Submits an application without a document, as the answers or the registers show.
	 */
	ProcessInstance applyWithoutDocument() {
		var application = apply(gap());
		registersFind(eligible());
		return application;
	}

	/**
	 * Submits the application at the counter.
	 * @return the process that works on it, which the service calls
	 */
	@SafeVarargs
	final ProcessInstance apply(Map.Entry<String, Object>... changes) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requesterName", "نورة العتيبي", "identityNumber", "1058529940", "mobile", "0501234567"));
		answers.putAll(Map.of("deliveryMethod", "OFFICE", "deliveryOffice", "riyadh", "handTo", "SELF"));
		answers.putAll(answers());
		List.of(changes).forEach((change) -> answers.put(change.getKey(), change.getValue()));
		this.service = this.engine.submit("clerk", List.of("intake-clerks", "intake-clerks-riyadh-men"), answers);
		return this.engine.called("services-application", this.service);
	}

	void registersFind(Map<String, Object> facts) {
		var found = new HashMap<>(facts);
		found.putAll(Map.of("nameOnFile", new PersonName("نورة"), "mobileOnFile", "0501234567"));
		given(this.engine.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(found);
		this.engine.returns(REGISTERS, Map.of());
	}

	/** Returns the findings for a person who meets every rule but one. */
	Map<String, Object> but(Map.Entry<String, Object> finding) {
		var facts = new HashMap<>(eligible());
		facts.put(finding.getKey(), finding.getValue());
		return facts;
	}

	/** Asserts that the service itself ended without having been given. */
	void assertNotCompleted() {
		assertThat(this.service).isEnded()
			.hasPassed("EndEvent_ServiceNotCompleted")
			.hasNotPassed("EndEvent_ServiceCompleted");
	}

	private static boolean decidedByOfficer(ProcessInstance application) {
		return "OFFICER".equals(runtimeService().getVariable(application.getId(), "verdict"));
	}

	private ProcessInstance withOfficer() {
		var application = apply();
		registersFind(but(doubt()));
		assertThat(application).isWaitingAt("CallActivity_ReviewApplication");
		return application;
	}

}
