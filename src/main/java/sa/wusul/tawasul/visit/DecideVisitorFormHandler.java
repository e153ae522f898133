package sa.wusul.tawasul.visit;

import java.time.Period;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.tawasul.visit.Visitors.Decision;

/**
 * Form handler that stores an officer's decision on a visitor. The process does not
 * receive it.
 */
@Component
class DecideVisitorFormHandler implements FormHandler {

	private final Visitors visitors;

	private final LimitDecisions limits;

	private final StepNoteWriter notes;

	DecideVisitorFormHandler(Visitors visitors, LimitDecisions limits, StepNoteWriter notes) {
		this.visitors = visitors;
		this.limits = limits;
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

	/** Returns the time after which the request may be made again. */
	private Period later(String choice) {
		return this.limits.get(new Limit.Named("tawasul", choice)).period();
	}

	private Decision decision(Submission submission) {
		var answers = submission.answers();
		return answers.variable("visitorDecision").equals("GRANT")
				? new Decision(true, null, Period.ZERO, submission.author())
				: new Decision(false, answers.variable("visitorReason"), later(answers.variable("askAgainAfter")),
						submission.author());
	}

}
