package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.EnglishText;

import static sa.wusul.meeting.process.MeetingBookingProcess.CHANGE_REASON;

/**
 * {@code Task_RecordDisplacement}: reads why the case lost its slot, and records it in
 * the requester's timeline.
 */
@Component
class RecordDisplacementDelegate implements JavaDelegate {

	private final Bookings bookings;

	private final CaseFiles caseFiles;

	RecordDisplacementDelegate(Bookings bookings, CaseFiles caseFiles) {
		this.bookings = bookings;
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var reason = this.bookings.forCase(reference).flatMap(Booking::displacedFor).map(Enum::name).orElse(null);
		CHANGE_REASON.set(execution, reason);
		var word = "changeReason." + ((reason != null) ? reason : "OTHER");
		this.caseFiles.reach(reference, ArabicText.of(word), EnglishText.of(word), null);
	}

}
