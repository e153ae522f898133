package sa.wusul.escalation;

import java.time.Clock;
import java.time.LocalDateTime;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.platform.calendar.WorkingTimes;
import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The duty shift")
@Tag("fast")
class DutyClockTest {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "2026-11-24T07:29:59, NIGHT", "2026-11-24T07:30:00, WORKING", "2026-11-24T14:29:59, WORKING",
			"2026-11-24T14:30:00, NIGHT", "2026-11-26T23:59:59, NIGHT", "2026-11-27T00:00:00, DAY_OFF",
			"2026-11-28T10:00:00, DAY_OFF", "2026-11-28T23:59:59, DAY_OFF", "2026-11-29T00:00:00, NIGHT",
			"2026-09-23T10:00:00, DAY_OFF" })
	@DisplayName("depends on hours, weekends and holidays")
	void shift(String now, DutyShift shift) {
		var clock = Clock.fixed(LocalDateTime.parse(now).atZone(Kingdom.ZONE).toInstant(), Kingdom.ZONE);

		assertThat(new DutyClock(WorkingTimes.usual(clock), clock).shift()).isEqualTo(shift);
	}

}
