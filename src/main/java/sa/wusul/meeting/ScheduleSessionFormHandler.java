package sa.wusul.meeting;

import java.util.HashMap;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that applies the staff's changes to sessions, only for their own sessions
 * and with the room they named.
 */
@Component
class ScheduleSessionFormHandler implements FormHandler {

	private final Resources resources;

	private final MeetingRights rights;

	ScheduleSessionFormHandler(Resources resources, MeetingRights rights) {
		this.resources = resources;
		this.rights = rights;
	}

	@Override
	public String form() {
		return "meeting-schedule-session";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var purpose = Purpose.valueOf(answers.variable("sessionPurpose"));
		var host = answers.variable((purpose == Purpose.MINISTER_MEETING) ? "sessionHost" : "department");
		var variables = new HashMap<>(answers.variables());
		variables.put("supervisorGroup", this.rights.schedules(purpose, host));
		variables.put("host", host);
		room(answers).ifPresent((room) -> variables.put("roomNumber", room));
		return Result.as(variables);
	}

	private Optional<Long> room(Answers answers) {
		return answers.find("roomName").map((name) -> this.resources.room(answers.variable("centre"), name));
	}

}
