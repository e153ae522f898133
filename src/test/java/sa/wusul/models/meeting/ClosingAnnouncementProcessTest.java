package sa.wusul.models.meeting;

import java.time.LocalDate;
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

import sa.wusul.meeting.Closings;
import sa.wusul.meeting.Closings.Closing;
import sa.wusul.meeting.Settlement;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("An announced closing")
@Tag("fast")
class ClosingAnnouncementProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-closing-announcement");

	private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		is("escalation-private-office");
		given(closings().enter(new Closing(Optional.of("riyadh"), SUNDAY, SUNDAY, "صيانة المبنى", "announcer")))
			.willReturn(1L);
		given(closings().enter(new Closing(Optional.empty(), SUNDAY, SUNDAY.plusDays(2), "إجازة وطنية", "announcer")))
			.willReturn(2L);
		given(closings().settle(1)).willReturn(new Settlement(7, 0));
		given(closings().settle(2)).willReturn(new Settlement(7, 3));
	}

	@Test
	@DisplayName("ends if every booking has another appointment")
	void everybodyRebooked() {
		is("intake-supervisors-riyadh");

		assertThat(centre("riyadh")).isEnded().hasPassed("EndEvent_EverybodyRebooked");
		assertThat(ENGINE.variableValues()).noneMatch((value) -> "صيانة المبنى".equals(value));
	}

	@Test
	@DisplayName("asks the private office for another session if a booking waits")
	void somebodyWaits() {
		var announcement = holiday();

		assertThat(announcement).isWaitingAt("Task_ArrangeReplacement");
		ENGINE.complete("private-office", "Task_ArrangeReplacement", Map.of("replacement", "SCHEDULED"));
		assertThat(announcement).isEnded().hasPassed("EndEvent_ReplacementArranged");
	}

	@Test
	@DisplayName("can be withdrawn, such as a holiday that begins a day later")
	void withdrawn() {
		var withdrawal = ENGINE.submit("announcer", List.of(),
				Map.of("closingAction", "WITHDRAW", "closingScope", "HOLIDAY", "firstDay", "2027-03-08"));

		assertThat(withdrawal).isEnded().hasPassed("EndEvent_ClosingWithdrawn");
		then(closings()).should().withdraw(Optional.empty(), LocalDate.of(2027, 3, 8));
		then(closings()).shouldHaveNoMoreInteractions();
	}

	@Test
	@DisplayName("is limited to the supervisor's own centre, and excludes holidays")
	void notYours() {
		is("intake-supervisors-riyadh");

		assertThatThrownBy(() -> centre("jeddah")).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("closing.notYours"));
		assertThatThrownBy(ClosingAnnouncementProcessTest::holiday).isInstanceOf(RefusalException.class);
	}

	private static void is(String group) {
		given(ENGINE.port(CurrentStaff.class).person()).willReturn(Optional.of(new Person("announcer", Set.of(group))));
	}

	private static Closings closings() {
		return ENGINE.port(Closings.class);
	}

	private static ProcessInstance centre(String centre) {
		return ENGINE.submit("announcer", List.of(), Map.of("closingAction", "ANNOUNCE", "closingScope", "CENTRE",
				"centre", centre, "firstDay", "2026-11-29", "lastDay", "2026-11-29", "closingReason", "صيانة المبنى"));
	}

	private static ProcessInstance holiday() {
		return ENGINE.submit("announcer", List.of(), Map.of("closingAction", "ANNOUNCE", "closingScope", "HOLIDAY",
				"firstDay", "2026-11-29", "lastDay", "2026-12-01", "closingReason", "إجازة وطنية"));
	}

}
