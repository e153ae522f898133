package sa.wusul.models.reception;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.ArgumentCaptor;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.reception.CounterProofService;
import sa.wusul.reception.RequesterBookingService;
import sa.wusul.reception.RequesterBookingService.Offer;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.NewProof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The change of a booking at the counter")
@Tag("fast")
class BookingChangeProcessTest {

	/** Has a test of its own. */
	private static final String PROOF = "reception-identity-proof";

	private static final CaseEngine ENGINE = CaseEngine.covering("reception-booking-change").standingInFor(PROOF);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	/** A reference with a valid check digit. */
	private static final String REFERENCE = "1448-0001234-3";

	private static final String OWNER = "1058529940";

	private static final Set<String> GROUPS = Set.of("reception-officers", "reception-officers-riyadh-men");

	private RequesterBookingService booking;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.booking = ENGINE.port(RequesterBookingService.class);
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		given(ENGINE.caseFiles.find(REFERENCE)).willReturn(Optional.of(file));
		given(ENGINE.port(CurrentStaff.class).person()).willReturn(Optional.of(new Person("reception", GROUPS)));
		given(ENGINE.port(CaseRights.class).maySee(eq(GROUPS), any())).willReturn(true);
		given(ENGINE.port(CaseRights.class).mayRead(GROUPS, CaseEngine.REFERENCE)).willReturn(true);
		given(this.booking.words(CaseEngine.REFERENCE)).willReturn(Optional.of("الأحد"));
		given(this.booking.offers(CaseEngine.REFERENCE, Optional.empty()))
			.willReturn(List.of(new Offer(41, "الاثنين"), new Offer(42, "الثلاثاء")));
	}

	@Test
	@DisplayName("shows the booking and the next free slots to the officer who checked the document")
	void shown() {
		var change = arrives(OWNER);

		assertThat(change).isWaitingAt("Task_ChangeBooking").hasBusinessKey(CaseEngine.REFERENCE);
		assertThat(ENGINE.step("Task_ChangeBooking").getAssignee()).isEqualTo("reception");
		assertThat(ENGINE.candidateGroup("Task_ChangeBooking")).isEqualTo("reception-officers-riyadh-men");
		assertThat(change).variables()
			.containsEntry("meetingWords", "الأحد")
			.containsEntry("firstOffer", "الاثنين")
			.containsEntry("thirdOffer", null);
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains(OWNER));
		then(ENGINE.caseFiles).should(never()).involve(any(), any());
	}

	@Test
	@DisplayName("moves it to the slot chosen by the requester")
	void moved() {
		var change = arrives("١٠٥٨٥٢٩٩٤٠");

		answers("MOVE", Map.of("chosenOffer", "SECOND"));

		assertThat(change).isEnded().hasPassed("EndEvent_BookingMoved");
		then(this.booking).should().move(CaseEngine.REFERENCE, 42);
		assertThat(ENGINE.timeline()).containsExactly("طلبتم نقل موعدكم عند شباك الاستقبال بعد التحقق من الهوية");
	}

	@Test
	@DisplayName("does not move it to a slot that was not offered")
	void notOffered() {
		arrives(OWNER);

		assertThatThrownBy(() -> answers("MOVE", Map.of("chosenOffer", "THIRD")))
			.hasStackTraceContaining("slot.unknown");

		then(this.booking).should(never()).move(any(), anyLong());
	}

	@Test
	@DisplayName("cancels it")
	void cancelled() {
		var change = arrives(OWNER);

		answers("CANCEL", Map.of());

		assertThat(change).isEnded().hasPassed("EndEvent_BookingCancelled");
		then(this.booking).should().cancel(CaseEngine.REFERENCE);
		assertThat(ENGINE.timeline()).containsExactly("طلبتم إلغاء موعدكم عند شباك الاستقبال بعد التحقق من الهوية");
	}

	@Test
	@DisplayName("records that the requester confirmed their attendance")
	void confirmed() {
		var change = arrives(OWNER);

		answers("CONFIRM", Map.of());

		assertThat(change).isEnded().hasPassed("EndEvent_AttendanceConfirmed");
		then(this.booking).should().confirm(CaseEngine.REFERENCE);
		assertThat(ENGINE.timeline()).containsExactly("أكدتم حضوركم في الموعد عند شباك الاستقبال");
	}

	@Test
	@DisplayName("shows later slots on demand, and leaves the booking unchanged if none suits")
	void otherSlots() {
		given(this.booking.offers(CaseEngine.REFERENCE, Optional.of(LocalDate.parse("2026-12-20"))))
			.willReturn(List.of(new Offer(57, "الخميس")));
		var change = arrives(OWNER);

		answers("OTHER_SLOTS", Map.of("offersFrom", "2026-12-20"));

		assertThat(change).isWaitingAt("Task_ChangeBooking");
		assertThat(change).variables().containsEntry("firstOffer", "الخميس").containsEntry("secondOffer", null);
		answers("KEEP", Map.of());
		assertThat(change).isEnded().hasPassed("EndEvent_BookingKept");
		assertThat(ENGINE.timeline()).isEmpty();
	}

	@Test
	@DisplayName("is closed after an hour")
	void forgotten() {
		var change = arrives(OWNER);

		ENGINE.timePasses("StartEvent_RequesterGone", Duration.ofMinutes(60));

		assertThat(change).isEnded().hasPassed("EndEvent_CounterClosed");
	}

	@Test
	@DisplayName("is refused with the same message, whether the case is unknown or another person's")
	void wrongPair() {
		given(ENGINE.caseFiles.find(REFERENCE)).willReturn(Optional.empty());
		assertThatThrownBy(() -> arrives(OWNER)).isInstanceOf(RefusalException.class)
			.hasMessage("requester.notHisCase");

		begin();
		assertThatThrownBy(() -> arrives("1001244019")).isInstanceOf(RefusalException.class)
			.hasMessage("requester.notHisCase");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("is refused if the case belongs to another centre or section, or has no booking")
	void notToBeChanged() {
		given(this.booking.words(CaseEngine.REFERENCE)).willReturn(Optional.empty());
		assertThatThrownBy(() -> arrives(OWNER)).isInstanceOf(RefusalException.class).hasMessage("booking.unknown");

		given(ENGINE.port(CaseRights.class).mayRead(GROUPS, CaseEngine.REFERENCE)).willReturn(false);
		assertThatThrownBy(() -> arrives(OWNER)).isInstanceOf(RefusalException.class).hasMessage("case.forbidden");
	}

	@Test
	@DisplayName("needs the original of the document")
	void documentNotSeen() {
		assertThatThrownBy(() -> ENGINE.submit("reception", List.copyOf(GROUPS),
				Map.of("caseNumber", REFERENCE, "identityNumber", OWNER, "identitySeen", false)))
			.isInstanceOf(RefusalException.class)
			.hasMessageStartingWith("field.required");
	}

	@Test
	@DisplayName("opens without the document after a confirmation in the national app, and not before")
	void confirmedInApp() {
		var proofs = ENGINE.port(IdentityProofService.class);
		var log = ENGINE.port(AccessLog.class);
		var change = withoutDocument();

		var prepared = ArgumentCaptor.forClass(NewProof.class);
		then(proofs).should().prepare(prepared.capture());
		var key = prepared.getValue().key();
		assertThat(prepared.getValue().person()).contains(new IdentityNumber(OWNER));
		assertThat(prepared.getValue().caseReference()).contains(CaseEngine.REFERENCE);
		assertThat(change).hasBusinessKey(key);
		assertThat(ENGINE.handedTo(PROOF)).contains(entry("proofChannel", "COUNTER"), entry("centre", "riyadh"),
				entry("section", "men"));
		then(log).should(never()).write(any());
		given(ENGINE.port(CounterProofService.class).open(key, "reception")).willReturn(CaseEngine.REFERENCE);

		ENGINE.returns(PROOF, Map.of("proofOutcome", "CONFIRMED"));

		assertThat(change).isWaitingAt("Task_ChangeBooking").hasBusinessKey(CaseEngine.REFERENCE);
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains(OWNER));
	}

	@Test
	@DisplayName("stays closed without a confirmation, also on one that only the process has")
	void unprovenInApp() {
		given(ENGINE.port(CounterProofService.class).open(any(), any()))
			.willThrow(new RefusalException(RefusalException.Kind.FORBIDDEN, "identity.unproven"));
		var change = withoutDocument();
		assertThatThrownBy(() -> ENGINE.returns(PROOF, Map.of("proofOutcome", "CONFIRMED")))
			.hasStackTraceContaining("identity.unproven");

		ENGINE.returns(PROOF, Map.of("proofOutcome", "MISMATCHED"));

		assertThat(change).isEnded().hasPassed("EndEvent_VisitorUnproven").hasNotPassed("Task_ShowBooking");
	}

	private static ProcessInstance withoutDocument() {
		return ENGINE.submit("reception", List.copyOf(GROUPS),
				Map.of("caseNumber", REFERENCE, "identityNumber", OWNER, "nationalApp", true));
	}

	private static ProcessInstance arrives(String identityNumber) {
		return ENGINE.submit("reception", List.copyOf(GROUPS),
				Map.of("caseNumber", REFERENCE, "identityNumber", identityNumber, "identitySeen", true));
	}

	private static void answers(String change, Map<String, Object> more) {
		var answers = new HashMap<String, Object>(more);
		answers.put("bookingChange", change);
		ENGINE.complete("reception", "Task_ChangeBooking", answers);
	}

}
