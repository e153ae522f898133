package sa.wusul.tawasul.leave;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that schedules an occurrence for an officer of the prison that holds the
 * detainee.
 */
@Component
class ScheduleOccurrenceFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final DepartureScheduleService schedules;

	private final CaseFiles caseFiles;

	ScheduleOccurrenceFormHandler(Occurrences occurrences, DepartureScheduleService schedules, CaseFiles caseFiles) {
		this.occurrences = occurrences;
		this.schedules = schedules;
		this.caseFiles = caseFiles;
	}

	@Override
	public String form() {
		return "tawasul-schedule-occurrence";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.answers().variable("leaveReference");
		var scheduled = this.schedules.schedule(reference, submission);
		this.occurrences.tellScheduled(scheduled.occurrence(), reference);
		var file = this.caseFiles.get(reference);
		var facts = new HashMap<>(scheduled.facts());
		facts.putAll(file.facts());
		return Result.as(reference, facts);
	}

}
