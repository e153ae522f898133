package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;

/**
 * Form handler of the check-in for a meeting. Before the hour of the meeting nobody is
 * absent.
 */
@Component
class CheckInFormHandler implements FormHandler {

	private final Clock clock;

	CheckInFormHandler(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String form() {
		return "meeting-check-in";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		if (answers.variable("visitorPresence").equals("ABSENT")
				&& this.clock.instant().isBefore(Instant.parse(submission.fact("meetingAt")))) {
			throw new RefusalException(Kind.CONFLICT, "visitor.notYetDue");
		}
		return Result.as(answers.variables());
	}

}
