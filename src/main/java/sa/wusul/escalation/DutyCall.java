package sa.wusul.escalation;

import java.time.Instant;

/**
 * A page to a role on duty.
 *
 * @param matter the code of the step that awaits them
 * @param due the end of the time for it
 * @param occasion what the page is sent for, so that it is sent once
 */
public record DutyCall(String caseReference, String role, String matter, Instant due, String occasion) {

}
