package sa.wusul.meeting;

import java.time.Instant;

/** Starter of the follow-ups of directives. */
public interface DirectiveFollowUpStarter {

	/** Starts the follow-up of each directive of a meeting, beside its case. */
	void start(String caseReference, Instant meetingAt, int directives);

}
