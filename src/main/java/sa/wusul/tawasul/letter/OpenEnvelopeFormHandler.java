package sa.wusul.tawasul.letter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.RequestStarter;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that opens the case of a letter that arrived in a sealed envelope. The
 * process of the envelope, which the prison began, learns neither its writer nor its
 * text.
 */
@Component
class OpenEnvelopeFormHandler implements FormHandler {

	private static final String STATE = "envelopeState";

	private static final List<String> WRITTEN = List.of("identityNumber", "requesterName", "requestText");

	private final EnvelopeRepository envelopes;

	private final RequestStarter requests;

	OpenEnvelopeFormHandler(EnvelopeRepository envelopes, RequestStarter requests) {
		this.envelopes = envelopes;
		this.requests = requests;
	}

	@Override
	public String form() {
		return "tawasul-open-envelope";
	}

	@Override
	public Result handle(Submission submission) {
		var number = submission.fact("envelopeNumber");
		var answers = submission.answers();
		var state = answers.variable(STATE);
		var reference = state.equals("SEALED") ? this.requests
			.submit(LetterService.LETTER, letter(answers, submission.fact("centre")), Optional.of("envelope:" + number))
			.reference() : null;
		this.envelopes.opened(number, state, reference);
		return Result.as(Map.of(STATE, state));
	}

	private static Map<String, Object> letter(Answers answers, String centre) {
		var letter = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", centre));
		List.of("section", "letterTo", "printedToo")
			.forEach((key) -> Optional.ofNullable(answers.variables().get(key))
				.ifPresent((value) -> letter.put(key, value)));
		WRITTEN.forEach((key) -> letter.put(key, answers.text(key)));
		return letter;
	}

}
