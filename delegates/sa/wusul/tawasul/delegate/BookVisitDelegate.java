package sa.wusul.tawasul.delegate;

import java.time.Instant;
import java.time.Period;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

import static sa.wusul.tawasul.process.VisitSlotProcess.BOOKED_AT;
import static sa.wusul.tawasul.process.VisitSlotProcess.RECEPTION_CENTRE;
import static sa.wusul.tawasul.process.VisitSlotProcess.RECEPTION_ROLE;
import static sa.wusul.tawasul.process.VisitSlotProcess.SLOT_NEWS;
import static sa.wusul.tawasul.process.VisitSlotProcess.VISIT_AT;
import static sa.wusul.tawasul.process.VisitSlotProcess.VISIT_BEGUN;
import static sa.wusul.tawasul.process.VisitSlotProcess.WANTED_FROM;

/**
 * {@code Task_BookVisit}: books the earliest slot in the prison that now holds the
 * detainee, keeps a slot that fits, or puts the visit on the waiting list.
 */
@Component
class BookVisitDelegate implements JavaDelegate {

	private static final Map<String, Period> LATER = Map.of("IN_ONE_WEEK", Period.ofWeeks(1), "IN_TWO_WEEKS",
			Period.ofWeeks(2), "IN_ONE_MONTH", Period.ofMonths(1));

	private final VisitAppointments appointments;

	BookVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var booked = this.appointments.book(execution.getProcessBusinessKey(),
				WANTED_FROM.findIn(execution).map(LATER::get));
		VISIT_AT.set(execution, booked.at().map(Instant::toString).orElse(null));
		SLOT_NEWS.set(execution, booked.news());
		VISIT_BEGUN.set(execution, booked.begun());
		BOOKED_AT.set(execution, booked.toldAt().toString());
		RECEPTION_ROLE.set(execution, booked.receptionRole());
		RECEPTION_CENTRE.set(execution, booked.receptionCentre());
	}

}
