package sa.wusul.meeting;

import java.time.Duration;

/**
 * An urgent case's request for a meeting.
 *
 * @param centre the centre where the requester is
 * @param section {@code men} or {@code women}
 * @param interpreter whether a sign-language interpreter is required
 * @param within the longest acceptable wait for the meeting
 */
public record QuickMeeting(String caseReference, String requestType, String centre, String section, boolean interpreter,
		String priority, Duration within) {

	QuickMeeting withoutInterpreter() {
		return new QuickMeeting(this.caseReference, this.requestType, this.centre, this.section, false, this.priority,
				this.within);
	}

}
