package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Records the departure from the prison once identity and conditions were checked and if
 * the authorisation is in force at that moment.
 */
@Component
class ConfirmDepartureFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final LeaveRights rights;

	private final OccasionProofService proofs;

	private final StepNoteWriter notes;

	ConfirmDepartureFormHandler(Occurrences occurrences, LeaveRights rights, OccasionProofService proofs,
			StepNoteWriter notes) {
		this.occurrences = occurrences;
		this.rights = rights;
		this.proofs = proofs;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-confirm-departure";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var decision = answers.variable("departureDecision");
		this.notes.writeAnswer(submission);
		if (!decision.equals("LEFT")) {
			return Result.as(Map.of("departureDecision", decision));
		}
		this.rights.letsOut(submission.businessKey().orElseThrow());
		this.proofs.check(submission.fact("leaveNumber"),
				Boolean.TRUE.equals(answers.variables().get("occasionProofSeen")));
		var escort = answers.find("escortName").map((name) -> new PersonName(name).value()).orElse(null);
		var occurrence = this.occurrences.depart(submission.fact("occurrenceNumber"), escort);
		return Result
			.as(Map.of("departureDecision", decision, "leaveDueAt", occurrence.dueAt().orElseThrow().toString()));
	}

}
