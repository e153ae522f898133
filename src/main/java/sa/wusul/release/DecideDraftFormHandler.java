package sa.wusul.release;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Handler of the form on which a releaser decides. It keeps the reason of a refusal, and
 * the day of a release, with the draft.
 */
@Component
class DecideDraftFormHandler implements FormHandler {

	private static final String DECISION = "draftDecision";

	private static final String REASON = "draftRefusalReason";

	private final Drafts drafts;

	DecideDraftFormHandler(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public String form() {
		return "release-decide-draft";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var approved = answers.variable(DECISION).equals("APPROVE");
		var reason = approved ? null : answers.variable(REASON) + ": " + answers.text("draftRefusal");
		var day = approved ? answers.find("releaseDay").map(DecideDraftFormHandler::start) : Optional.<Instant>empty();
		var thirdPerson = this.drafts.decide(((Number) submission.facts().get("draftNumber")).longValue(),
				new Drafts.Decision(approved, reason, shown(submission), day));
		return Result
			.as(approved ? approval(day, thirdPerson) : Map.of(DECISION, "REFUSE", REASON, answers.variable(REASON)));
	}

	/** Returns what the form showed of the draft. */
	static List<String> shown(Submission submission) {
		return Stream.of("draftName", "author", "draftChanges")
			.map((name) -> String.valueOf(submission.facts().get(name)))
			.toList();
	}

	private static Map<String, Object> approval(Optional<Instant> day, boolean thirdPerson) {
		var facts = new HashMap<String, Object>(Map.of(DECISION, "APPROVE"));
		facts.put("releaseAt", day.map(Instant::toString).orElse(null));
		facts.put("thirdPersonNeeded", thirdPerson);
		return facts;
	}

	private static Instant start(String day) {
		return CalendarDate.start(Digits.toLatin(day.strip()))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "draft.dayUnknown"));
	}

}
