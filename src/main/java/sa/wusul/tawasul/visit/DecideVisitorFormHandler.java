package sa.wusul.tawasul.visit;

import java.time.Period;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.tawasul.visit.Visitors.Decision;

/**
 * Form handler that stores an officer's decision on a visitor. The process does not
 * receive it.
 */
@Component
class DecideVisitorFormHandler implements FormHandler {

	private static final Map<String, Period> LATER = Map.of("ANY_TIME", Period.ZERO, "IN_ONE_MONTH", Period.ofMonths(1),
			"IN_THREE_MONTHS", Period.ofMonths(3), "IN_SIX_MONTHS", Period.ofMonths(6));

	private final Visitors visitors;

	private final StepNoteWriter notes;

	DecideVisitorFormHandler(Visitors visitors, StepNoteWriter notes) {
		this.visitors = visitors;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-decide-visitor";
	}

	@Override
	public Result handle(Submission submission) {
		var ordinal = ((Number) submission.facts().get("visitorOrdinal")).intValue();
		this.visitors.decide(submission.businessKey().orElseThrow(), ordinal, decision(submission));
		this.notes.writeAnswer(submission,
				new Step(submission.step().id(), submission.step().name() + " " + VisitorList.word(ordinal)));
		return Result.as(Map.of());
	}

	private static Decision decision(Submission submission) {
		var answers = submission.answers();
		return answers.variable("visitorDecision").equals("GRANT")
				? new Decision(true, null, Period.ZERO, submission.author())
				: new Decision(false, answers.variable("visitorReason"), LATER.get(answers.variable("askAgainAfter")),
						submission.author());
	}

}
