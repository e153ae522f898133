package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.form.Answers;

/** A date and a time of day entered in a form, in the Kingdom's time zone. */
final class LeaveMoments {

	private LeaveMoments() {
	}

	static Instant of(Answers answers, String day, String time) {
		return LocalDate.parse(answers.variable(day))
			.atTime(LocalTime.parse(answers.variable(time)))
			.atZone(Kingdom.ZONE)
			.toInstant();
	}

}
