package sa.wusul.models.services;

import java.time.Duration;
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

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.models.CaseEngine;
import sa.wusul.models.DecisionTableRunner;
import sa.wusul.services.register.EntryRefusal;
import sa.wusul.services.register.RegisterExchanges;
import sa.wusul.services.register.RegisterOrder;
import sa.wusul.services.register.RegisterOrder.Entering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.times;

@DisplayName("The exchange with the registers")
@Tag("fast")
class RegisterExchangeProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("services-register-exchange");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private RegisterExchanges exchanges;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.exchanges = ENGINE.port(RegisterExchanges.class);
	}

	@Test
	@DisplayName("ends as soon as all have answered, without any message")
	void answered() {
		var exchange = enquiry("persons, passports,fines");
		then(this.exchanges).should()
			.ask(RegisterOrder.enquiry(exchange.getId(), CaseEngine.REFERENCE,
					List.of("persons", "passports", "fines")));
		assertThat(exchange).isWaitingAt("Task_AwaitAnswer");

		ENGINE.correlate("services.registersAnswered");

		assertThat(exchange).isEnded().hasPassed("EndEvent_RegistersAnswered");
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.timeline()).isEmpty();
	}

	@Test
	@DisplayName("sends an entry with its kind and, if chosen, its term")
	void entry() {
		var exchange = ENGINE.start(with("registerOrder", "ENTRY", "registers", "passports", "entryKind",
				"RENEW_PASSPORT", "termYears", "10"));

		then(this.exchanges).should()
			.ask(new RegisterOrder(exchange.getId(), CaseEngine.REFERENCE, List.of("passports"),
					Optional.of(new Entering("RENEW_PASSPORT", Optional.of(10)))));
		ENGINE.correlate("services.registersAnswered");
		assertThat(exchange).isEnded();

		var birth = ENGINE.start(with("registerOrder", "ENTRY", "registers", "births", "entryKind", "REGISTER_BIRTH"));
		then(this.exchanges).should()
			.ask(new RegisterOrder(birth.getId(), CaseEngine.REFERENCE, List.of("births"),
					Optional.of(new Entering("REGISTER_BIRTH", Optional.empty()))));
	}

	@Test
	@DisplayName("reports a register that is down to the requester once and in the case, and asks hourly until "
			+ "it answers")
	void registerDown() {
		var exchange = enquiry("persons,vehicles,workers");
		given(this.exchanges.silent(exchange.getId())).willReturn(List.of("vehicles", "workers"));

		ENGINE.timePasses("BoundaryEvent_AnswerLate", Duration.ofMinutes(10));

		assertThat(exchange).isWaitingAt("Task_AwaitLateAnswer");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRegisterDown");
		assertThat(ENGINE.timeline()).containsExactly("تأخر رد أحد السجلات لعطل مؤقت، ونواصل طلبكم فور وروده");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((Note note) -> note.kind().equals("silentRegisters")
					&& note.text().equals("سجل المركبات، سجل العمالة")));

		for (var hour = 1; hour <= 30; hour++) {
			ENGINE.timePasses("BoundaryEvent_HourPassed", Duration.ofHours(1));
		}
		then(this.exchanges).should(times(31))
			.ask(RegisterOrder.enquiry(exchange.getId(), CaseEngine.REFERENCE,
					List.of("persons", "vehicles", "workers")));
		assertThat(ENGINE.messagesSent()).hasSize(1);
		assertThat(ENGINE.timeline()).hasSize(1);

		given(this.exchanges.silent(exchange.getId())).willReturn(List.of());
		ENGINE.correlate("services.registersAnswered");
		assertThat(exchange).isEnded().hasPassed("EndEvent_RegistersAnswered");
	}

	@Test
	@DisplayName("does not end without facts on a message of an earlier exchange")
	void strangeMessage() {
		var exchange = enquiry("persons");
		given(this.exchanges.silent(exchange.getId())).willReturn(List.of("persons"));

		ENGINE.correlate("services.registersAnswered");

		assertThat(exchange).isWaitingAt("Task_AwaitLateAnswer");
		then(this.exchanges).should(times(2))
			.ask(RegisterOrder.enquiry(exchange.getId(), CaseEngine.REFERENCE, List.of("persons")));
		given(this.exchanges.silent(exchange.getId())).willReturn(List.of());
		ENGINE.correlate("services.registersAnswered");
		assertThat(exchange).isEnded();
	}

	@Test
	@DisplayName("ends with the register's reason if it refuses the entry, without asking again")
	void refused() {
		var exchange = ENGINE
			.start(with("registerOrder", "ENTRY", "registers", "passports", "entryKind", "RENEW_PASSPORT"));
		given(this.exchanges.refusal(exchange.getId())).willReturn(Optional.of(EntryRefusal.TRAVEL_BAN));
		ENGINE.correlate("services.registersAnswered");

		assertThat(exchange).isEnded().hasPassed("EndEvent_EntryRefused").hasNotPassed("Task_AskAgain");
		assertThat(exchange).variables().containsEntry("entryRefusal", "TRAVEL_BAN");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE),
					argThat((Note note) -> note.kind().equals("refusedEntry") && note.text().equals("منع من السفر")));
	}

	private static ProcessInstance enquiry(String registers) {
		return ENGINE.start(with("registerOrder", "ENQUIRY", "registers", registers));
	}

	private static Map<String, Object> with(String... more) {
		var variables = DecisionTableRunner.facts(more);
		variables.putAll(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "department", "passports",
				"requestType", "E_SERVICE", "priority", "NORMAL"));
		return variables;
	}

}
