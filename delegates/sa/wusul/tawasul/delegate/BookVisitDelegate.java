package sa.wusul.tawasul.delegate;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;
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

	private final VisitAppointments appointments;

	private final LimitDecisions limits;

	BookVisitDelegate(VisitAppointments appointments, LimitDecisions limits) {
		this.appointments = appointments;
		this.limits = limits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var booked = this.appointments.book(execution.getProcessBusinessKey(),
				WANTED_FROM.findIn(execution).flatMap(this::later));
		VISIT_AT.set(execution, booked.at().map(Instant::toString).orElse(null));
		SLOT_NEWS.set(execution, booked.news());
		VISIT_BEGUN.set(execution, booked.begun());
		BOOKED_AT.set(execution, booked.toldAt().toString());
		RECEPTION_ROLE.set(execution, booked.receptionRole());
		RECEPTION_CENTRE.set(execution, booked.receptionCentre());
	}

	/** Returns the time after which the slot is wanted; empty for the soonest. */
	private Optional<Period> later(String choice) {
		return this.limits.find(new Limit.Named("tawasul", choice)).map(LimitValue::period);
	}

}
