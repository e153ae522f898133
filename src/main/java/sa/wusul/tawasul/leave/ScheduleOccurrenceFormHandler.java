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

	private final Leaves leaves;

	private final LeaveRights rights;

	private final CaseFiles caseFiles;

	ScheduleOccurrenceFormHandler(Occurrences occurrences, Leaves leaves, LeaveRights rights, CaseFiles caseFiles) {
		this.occurrences = occurrences;
		this.leaves = leaves;
		this.rights = rights;
		this.caseFiles = caseFiles;
	}

	@Override
	public String form() {
		return "tawasul-schedule-occurrence";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var reference = answers.variable("leaveReference");
		var prisonCentre = this.rights.letsOut(reference);
		var occurrence = this.occurrences.schedule(reference, LeaveMoments.of(answers, "departureDay", "departureTime"),
				submission.author());
		var file = this.caseFiles.get(reference);
		var facts = new HashMap<String, Object>();
		facts.put("leaveNumber", occurrence.leaveNumber());
		facts.put("occurrenceNumber", occurrence.number());
		facts.put("departAt", occurrence.departAt().toString());
		facts.put("departUntilAt", occurrence.departUntil().toString());
		facts.put("escortNeeded", this.leaves.get(occurrence.leaveNumber()).conditions().orElseThrow().escortNeeded());
		facts.put("prisonCentre", prisonCentre);
		facts.put("channel", file.channel().name());
		facts.put("centre", file.place().centre());
		facts.put("section", file.place().section());
		facts.put("requestType", file.classification().requestType());
		facts.put("priority", file.classification().priority());
		facts.put("department", file.classification().department());
		return Result.as(reference, facts);
	}

}
