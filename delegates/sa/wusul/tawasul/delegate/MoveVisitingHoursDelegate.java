package sa.wusul.tawasul.delegate;

import java.time.LocalDate;
import java.time.LocalTime;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;

import static sa.wusul.tawasul.process.VisitingHoursProcess.FROM_TIME;
import static sa.wusul.tawasul.process.VisitingHoursProcess.NEW_DAY;
import static sa.wusul.tawasul.process.VisitingHoursProcess.NEW_TIME;
import static sa.wusul.tawasul.process.VisitingHoursProcess.PRISON;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SECTION;
import static sa.wusul.tawasul.process.VisitingHoursProcess.SESSION_DAY;
import static sa.wusul.tawasul.process.VisitingHoursProcess.VISIT_KIND;

/**
 * {@code Task_MoveVisitingHours}: moves hours with all their visits to another time.
 */
@Component
class MoveVisitingHoursDelegate implements JavaDelegate {

	private final VisitingHours hours;

	MoveVisitingHoursDelegate(VisitingHours hours) {
		this.hours = hours;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.hours.move(PRISON.in(execution), VisitKind.valueOf(VISIT_KIND.in(execution)), SECTION.in(execution),
				LocalDate.parse(SESSION_DAY.in(execution)), LocalTime.parse(FROM_TIME.in(execution)),
				LocalDate.parse(NEW_DAY.in(execution)), LocalTime.parse(NEW_TIME.in(execution)));
	}

}
