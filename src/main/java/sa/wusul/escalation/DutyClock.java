package sa.wusul.escalation;

import java.time.Clock;

import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;

/** Clock that determines the current duty shift. */
@Component
public class DutyClock {

	private final WorkingTime workingTime;

	private final Clock clock;

	DutyClock(WorkingTime workingTime, Clock clock) {
		this.workingTime = workingTime;
		this.clock = clock;
	}

	public DutyShift shift() {
		var now = this.clock.instant();
		if (this.workingTime.isWorking(now)) {
			return DutyShift.WORKING;
		}
		var today = now.atZone(Kingdom.ZONE).toLocalDate().atStartOfDay(Kingdom.ZONE);
		var works = this.workingTime.between(today.toInstant(), today.plusDays(1).toInstant());
		return works.isZero() ? DutyShift.DAY_OFF : DutyShift.NIGHT;
	}

}
