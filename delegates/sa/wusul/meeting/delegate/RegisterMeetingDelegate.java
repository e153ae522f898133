package sa.wusul.meeting.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.meeting.process.MeetingBookingProcess.CENTRE;
import static sa.wusul.meeting.process.MeetingBookingProcess.COMMUNICATION;
import static sa.wusul.meeting.process.MeetingBookingProcess.DEPARTMENT_ANSWERED;
import static sa.wusul.meeting.process.MeetingBookingProcess.INTERPRETER_NEEDED;
import static sa.wusul.meeting.process.MeetingBookingProcess.MEETING_CENTRE;
import static sa.wusul.meeting.process.MeetingBookingProcess.PRIORITY;
import static sa.wusul.meeting.process.MeetingBookingProcess.REQUEST_TYPE;
import static sa.wusul.meeting.process.MeetingBookingProcess.TOPIC;
import static sa.wusul.meeting.process.MeetingBookingProcess.WANTED_HOST;
import static sa.wusul.meeting.process.SlotBookingProcess.MEETING_MODE;

/**
 * {@code Task_RegisterMeeting}: classifies a request for a meeting and links it to the
 * case that it is about, asks the register for the requester's name, and sets defaults
 * that an urgent case leaves open.
 */
@Component
class RegisterMeetingDelegate implements JavaDelegate {

	private static final String PRIORITY_TABLE = "intake-request-priority";

	private static final String DEPARTMENT = "minister-office";

	private static final String EARLIER_CASE = "earlierCase";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final RequesterRecords requesters;

	RegisterMeetingDelegate(CaseFiles caseFiles, CaseLinks links, RequesterRecords requesters) {
		this.requesters = requesters;
		this.caseFiles = caseFiles;
		this.links = links;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.requesters.enquire(reference);
		if (REQUEST_TYPE.findIn(execution).isEmpty()) {
			REQUEST_TYPE.set(execution, "MEETING");
			PRIORITY.set(execution, priority(execution));
			this.caseFiles.classify(reference, "MEETING", PRIORITY.in(execution), DEPARTMENT);
			link(reference);
		}
		leaveNothingOpen(TOPIC, execution, this.caseFiles.get(reference).request().topic());
		leaveNothingOpen(WANTED_HOST, execution, "ANY");
		leaveNothingOpen(DEPARTMENT_ANSWERED, execution, false);
		leaveNothingOpen(COMMUNICATION, execution, "SPOKEN");
		leaveNothingOpen(INTERPRETER_NEEDED, execution, false);
		leaveNothingOpen(MEETING_MODE, execution, "VIDEO");
		leaveNothingOpen(MEETING_CENTRE, execution, CENTRE.in(execution));
	}

	/** Links the request to the case that it names and to the requester's other ones. */
	private void link(String reference) {
		this.links.linkEarlier(reference);
		Optional.ofNullable(this.caseFiles.particulars(reference).get(EARLIER_CASE))
			.ifPresent((named) -> this.links.linkMeeting(reference, named));
	}

	private static String priority(DelegateExecution execution) {
		return Decisions
			.ask(execution.getProcessEngineServices().getDecisionService(), PRIORITY_TABLE, execution.getVariables(),
					String.class)
			.orElse(null);
	}

	private static <T> void leaveNothingOpen(ProcessVariable<T> fact, DelegateExecution execution, T usual) {
		if (fact.findIn(execution).isEmpty()) {
			fact.set(execution, usual);
		}
	}

}
