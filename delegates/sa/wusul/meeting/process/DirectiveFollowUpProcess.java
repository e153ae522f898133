package sa.wusul.meeting.process;

import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.meeting.process.MinisterSessionProcess.MEETING_AT;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-directive-follow-up.bpmn} shares with
 * Java.
 */
public final class DirectiveFollowUpProcess {

	public static final String KEY = "meeting-directive-follow-up";

	/** From 1, within its meeting. */
	public static final ProcessVariable<Long> DIRECTIVE_NUMBER = number("directiveNumber");

	public static final ProcessVariable<String> DIRECTIVE_DEPARTMENT = text("directiveDepartment");

	/** An instant. */
	public static final ProcessVariable<String> DIRECTIVE_DUE_AT = text("directiveDueAt");

	/** Minutes and seconds of the recording, if it was written in the room. */
	public static final ProcessVariable<String> DIRECTIVE_MOMENT = text("directiveMoment");

	private DirectiveFollowUpProcess() {
	}

	public static DirectiveKey key(DelegateExecution execution) {
		return new DirectiveKey(execution.getProcessBusinessKey(), Instant.parse(MEETING_AT.in(execution)),
				DIRECTIVE_NUMBER.in(execution));
	}

}
