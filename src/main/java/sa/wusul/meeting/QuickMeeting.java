package sa.wusul.meeting;

import java.time.Duration;

/**
 * What an urgent case asks for.
 *
 * @param centre where the person is
 * @param section {@code men} or {@code women}
 * @param interpreter whether a sign-language interpreter has to be there
 * @param within how long the meeting may be waited for
 */
public record QuickMeeting(String caseReference, String requestType, String centre, String section, boolean interpreter,
		String priority, Duration within) {
}
