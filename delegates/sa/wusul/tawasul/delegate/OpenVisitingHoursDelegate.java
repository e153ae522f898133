package sa.wusul.tawasul.delegate;

import java.time.LocalDate;
import java.time.LocalTime;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;
import sa.wusul.tawasul.visit.VisitingHours.Hours;

import static sa.wusul.tawasul.process.VisitingHoursProcess.FROM_TIME;
import static sa.wusul.tawasul.process.VisitingHoursProcess.PARALLEL_SEATS;
import static sa.wusul.tawasul.process.VisitingHoursProcess.PRISON;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SCHEDULED_BY;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SECTION;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SESSION_DAY;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SLOT_MINUTES;
import static sa.wusul.tawasul.process.VisitingHoursProcess.UNTIL_TIME;
import static sa.wusul.tawasul.process.VisitingHoursProcess.VISIT_KIND;
import static sa.wusul.tawasul.process.VisitingHoursProcess.WEEKS;

/** {@code Task_OpenVisitingHours}: opens the hours for booking. */
@Component
class OpenVisitingHoursDelegate implements JavaDelegate {

	private final VisitingHours hours;

	private final StepPerformers performers;

	OpenVisitingHoursDelegate(VisitingHours hours, StepPerformers performers) {
		this.performers = performers;
		this.hours = hours;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.hours.open(new Hours(PRISON.in(execution), VisitKind.valueOf(VISIT_KIND.in(execution)),
				SECTION.in(execution), LocalDate.parse(SESSION_DAY.in(execution)),
				LocalTime.parse(FROM_TIME.in(execution)), LocalTime.parse(UNTIL_TIME.in(execution)),
				SLOT_MINUTES.in(execution).intValue(), PARALLEL_SEATS.in(execution).intValue(),
				WEEKS.in(execution).intValue(), this.performers.get(execution, SCHEDULED_BY)));
	}

}
