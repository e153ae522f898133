package sa.wusul.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.calendar.WorkingTimes;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The axis of working seconds")
@Tag("fast")
class WorkingAxisTest {

	private final WorkingTime workingTime = WorkingTimes.usual(Clock.systemUTC());

	@Test
	@DisplayName("agrees with the ministry's calendar on working days, weekends, holidays and in Ramadan")
	void agrees() {
		// Ramadan, Founding Day, National Day
		var first = LocalDate.of(2026, 1, 1);
		var axis = WorkingAxis.of(this.workingTime.openings(first, first.plusDays(400)));
		var dice = new SplittableRandom(4);
		for (var times = 0; times < 20_000; times++) {
			var moment = first.atStartOfDay().toEpochSecond(ZoneOffset.ofHours(3)) + dice.nextInt(300 * 86_400);
			var from = Instant.ofEpochSecond(moment);
			var time = dice.nextInt(100 * 3600);
			var days = dice.nextInt(1, 15);
			assertThat(axis.isWorking(moment)).isEqualTo(this.workingTime.isWorking(from));
			assertThat(axis.plus(moment, time)).as("%s + %s s", from, time)
				.isEqualTo(this.workingTime.plus(from, Duration.ofSeconds(time)).getEpochSecond());
			assertThat(Instant.ofEpochSecond(axis.plusDays(moment, days))).as("%s + %s days", from, days)
				.isEqualTo(this.workingTime.plusDays(from, days));
			assertThat(axis.between(from, from.plusSeconds(time)))
				.isEqualTo(this.workingTime.between(from, from.plusSeconds(time)));
		}
	}

}
