package sa.wusul.models.tawasul.visit;

import java.time.LocalDate;
import java.time.LocalTime;
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

import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;
import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;
import sa.wusul.tawasul.visit.VisitingHours.Hours;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("Visiting hours of a prison")
@Tag("fast")
class VisitingHoursProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visiting-hours");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("are opened by the staff in charge of it")
	void opened() {
		by("tawasul-prison-directors-riyadh");
		var opening = enter("OPEN");

		assertThat(opening).isEnded().hasPassed("EndEvent_HoursOpened");
		then(ENGINE.port(VisitingHours.class)).should()
			.open(new Hours("hair", VisitKind.ORDINARY, "men", LocalDate.of(2026, 11, 29), LocalTime.of(9, 0),
					LocalTime.of(11, 0), 30, 4, 6, "prison-director"));
	}

	@Test
	@DisplayName("may be cancelled")
	void calledOff() {
		by("tawasul-prison-officers-riyadh");
		var opening = enter("CANCEL");

		assertThat(opening).isEnded().hasPassed("EndEvent_HoursCancelled");
		then(ENGINE.port(VisitingHours.class)).should()
			.cancel("hair", VisitKind.ORDINARY, "men", LocalDate.of(2026, 11, 29), LocalTime.of(9, 0), 2);
	}

	@Test
	@DisplayName("may be moved with their bookings")
	void moved() {
		by("tawasul-prison-directors-riyadh");
		var opening = enter("MOVE");

		assertThat(opening).isEnded().hasPassed("EndEvent_HoursMoved");
		then(ENGINE.port(VisitingHours.class)).should()
			.move("hair", VisitKind.ORDINARY, "men", LocalDate.of(2026, 11, 29), LocalTime.of(9, 0),
					LocalDate.of(2026, 11, 30), LocalTime.of(10, 30));
	}

	@Test
	@DisplayName("cannot be changed by others")
	void notTheirs() {
		by("tawasul-prison-directors-jeddah");

		assertThatThrownBy(() -> enter("OPEN")).hasMessageContaining("visit.hoursNotYours");
	}

	private static void by(String group) {
		given(ENGINE.port(CurrentStaff.class).person())
			.willReturn(Optional.of(new Person("prison-director", Set.of(group))));
	}

	private static ProcessInstance enter(String action) {
		var answers = new HashMap<String, Object>(Map.of("hoursAction", action, "prison", "hair", "visitKind",
				"ORDINARY", "section", "men", "sessionDay", "2026-11-29", "fromTime", "09:00"));
		if (action.equals("OPEN")) {
			answers.putAll(Map.of("untilTime", "11:00", "slotMinutes", 30, "parallelSeats", 4, "weeks", 6));
		}
		if (action.equals("CANCEL")) {
			answers.put("weeks", 2);
		}
		if (action.equals("MOVE")) {
			answers.putAll(Map.of("newDay", "2026-11-30", "newTime", "10:30"));
		}
		return ENGINE.submit("prison-director", List.of("tawasul-prison-directors"), answers);
	}

}
