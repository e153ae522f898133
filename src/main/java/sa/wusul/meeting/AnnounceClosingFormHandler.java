package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Closings.Closing;
import sa.wusul.platform.form.FormHandler;

/** Form handler that stores announced closings; the reason stays in their own table. */
@Component
class AnnounceClosingFormHandler implements FormHandler {

	private final Closings closings;

	private final MeetingRights rights;

	AnnounceClosingFormHandler(Closings closings, MeetingRights rights) {
		this.closings = closings;
		this.rights = rights;
	}

	@Override
	public String form() {
		return "meeting-announce-closing";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var centre = Optional.ofNullable((String) answers.variables().get("centre"));
		centre.ifPresentOrElse(this.rights::closes, this.rights::announcesHolidays);
		var variables = new HashMap<>(answers.variables());
		if ("WITHDRAW".equals(answers.variable("closingAction"))) {
			return Result.as(variables);
		}
		var number = this.closings.enter(new Closing(centre, LocalDate.parse(answers.variable("firstDay")),
				LocalDate.parse(answers.variable("lastDay")), answers.text("closingReason"), submission.author()));
		variables.put("closingNumber", number);
		return Result.as(variables);
	}

}
