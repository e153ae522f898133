package sa.wusul.tawasul.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that checks in a granted visitor by their document, or stores why the
 * prison cannot receive any visitors.
 */
@Component
class ReceiveVisitorsFormHandler implements FormHandler {

	private static final String OUTCOME = "receptionOutcome";

	private final VisitAppointments appointments;

	private final StepNoteWriter notes;

	ReceiveVisitorsFormHandler(VisitAppointments appointments, StepNoteWriter notes) {
		this.appointments = appointments;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-receive-visitors";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.businessKey().orElseThrow();
		var answers = submission.answers();
		var outcome = answers.variable(OUTCOME);
		switch (outcome) {
			case "PRESENT" -> this.appointments.receive(reference, shown(answers), submission.author());
			case "ABSENT" -> this.appointments.checkMissed(reference);
			default -> this.appointments.explain(reference, answers.variable("prisonReason"));
		}
		this.notes.writeAnswer(submission);
		return Result.as(Map.of(OUTCOME, outcome));
	}

	private static List<IdentityNumber> shown(Answers answers) {
		return IntStream.rangeClosed(1, VisitorList.most())
			.mapToObj((ordinal) -> answers.find(VisitorList.shownBy(ordinal)))
			.flatMap(Optional::stream)
			.map(IdentityNumber::new)
			.toList();
	}

}
