package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.MeetingRecordService;
import sa.wusul.meeting.process.MinisterSessionProcess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

import static sa.wusul.meeting.process.DirectiveIssuanceProcess.DIRECTIVE_COUNT;
import static sa.wusul.meeting.process.MinisterSessionProcess.SESSION_OUTCOME;

/**
 * {@code Task_CloseMeeting} and similar tasks: stores the outcome of the meeting. One in
 * which directives were given has begun, and is not postponed.
 */
@Component
class RecordOutcomeDelegate implements JavaDelegate {

	private final MeetingRecordService records;

	private final DirectiveService directives;

	private final Bookings bookings;

	RecordOutcomeDelegate(MeetingRecordService records, DirectiveService directives, Bookings bookings) {
		this.directives = directives;
		this.records = records;
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var outcome = BookingState.valueOf(SESSION_OUTCOME.in(execution));
		var meeting = MinisterSessionProcess.meeting(execution);
		var directives = this.directives.forMeeting(meeting.caseReference(), meeting.at()).size();
		if (directives > 0 && outcome == BookingState.POSTPONED) {
			throw new RefusalException(Kind.CONFLICT, "directive.given", directives);
		}
		this.records.close(meeting, outcome);
		DIRECTIVE_COUNT.set(execution, (long) directives);
		this.bookings.record(execution.getProcessBusinessKey(), outcome);
	}

}
