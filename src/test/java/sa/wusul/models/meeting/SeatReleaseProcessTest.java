package sa.wusul.models.meeting;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRecordService;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("Doing without a meeting")
@Tag("fast")
class SeatReleaseProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-seat-release");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("releases the seat, and says why")
	void released() {
		var release = release(BookingState.CONFIRMED);

		assertThat(release).isEnded().hasPassed("EndEvent_SeatReleased");
		then(bookings()).should().cancel(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("meetingNotNeeded");
	}

	@Test
	@DisplayName("says nothing of a meeting that is over")
	void over() {
		var release = release(BookingState.POSTPONED);

		assertThat(release).isEnded().hasPassed("EndEvent_NothingToRelease");
		then(bookings()).should(never()).cancel(anyString());
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("ends a meeting that has begun, and says so in the timeline")
	void begun() {
		given(ENGINE.port(MeetingRecordService.class).interrupt(CaseEngine.REFERENCE)).willReturn(true);

		var release = release(BookingState.CHECKED_IN);

		assertThat(release).isEnded().hasPassed("EndEvent_MeetingEnded");
		then(bookings()).should(never()).cancel(anyString());
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.timeline()).containsExactly("صدر القرار في أثناء المقابلة، فانتهت به");
	}

	private static ProcessInstance release(BookingState state) {
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional
			.of(new Booking(CaseEngine.REFERENCE, state, Optional.empty(), Optional.empty(), Optional.empty(), 1)));
		return ENGINE.start(Map.of("channel", "PHONE", "section", "men"));
	}

	private static Bookings bookings() {
		return ENGINE.port(Bookings.class);
	}

}
