package sa.wusul.meeting.process;

import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.meeting.Meeting;
import sa.wusul.meeting.Mode;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-minister-session.bpmn} shares with
 * Java.
 */
public final class MinisterSessionProcess {

	public static final String KEY = "meeting-minister-session";

	/** An instant. */
	public static final ProcessVariable<String> MEETING_AT = text("meetingAt");

	public static final ProcessVariable<String> MEETING_MODE = text("meetingMode");

	public static final ProcessVariable<String> MEETING_HOST = text("meetingHost");

	/** A centre. */
	public static final ProcessVariable<String> MEETING_PLACE = text("meetingPlace");

	public static final ProcessVariable<Boolean> INTERPRETER_NEEDED = flag("interpreterNeeded");

	/** The requester's language, if they stated it. */
	public static final ProcessVariable<String> SPOKEN_LANGUAGE = text("spokenLanguage");

	/** HELD, NO_SHOW, INTERRUPTED or POSTPONED. */
	public static final ProcessVariable<String> SESSION_OUTCOME = text("sessionOutcome");

	private MinisterSessionProcess() {
	}

	public static Meeting meeting(DelegateExecution execution) {
		return new Meeting(execution.getProcessBusinessKey(), Instant.parse(MEETING_AT.in(execution)),
				MEETING_HOST.in(execution), Mode.valueOf(MEETING_MODE.in(execution)), MEETING_PLACE.in(execution),
				INTERPRETER_NEEDED.findIn(execution).orElse(false));
	}

}
