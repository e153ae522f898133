package sa.wusul.tawasul.delegate;

import java.time.LocalDate;
import java.time.LocalTime;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;

import static sa.wusul.tawasul.process.VisitingHoursProcess.FROM_TIME;
import static sa.wusul.tawasul.process.VisitingHoursProcess.PRISON;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SECTION;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SESSION_DAY;
import static sa.wusul.tawasul.process.VisitingHoursProcess.VISIT_KIND;
import static sa.wusul.tawasul.process.VisitingHoursProcess.WEEKS;

/**
 * {@code Task_CancelVisitingHours}: cancels hours; their visits get other slots.
 */
@Component
class CancelVisitingHoursDelegate implements JavaDelegate {

	private final VisitingHours hours;

	CancelVisitingHoursDelegate(VisitingHours hours) {
		this.hours = hours;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.hours.cancel(PRISON.in(execution), VisitKind.valueOf(VISIT_KIND.in(execution)), SECTION.in(execution),
				LocalDate.parse(SESSION_DAY.in(execution)), LocalTime.parse(FROM_TIME.in(execution)),
				WEEKS.in(execution).intValue());
	}

}
