package sa.wusul.notification;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormText;
import sa.wusul.platform.text.ShownText;

/**
 * The text of a message that did not arrive, for the officer who calls its recipient. It
 * is read when the task is opened, and is in no variable of the process.
 */
@Component
class UndeliveredTextReader implements FormText {

	/** Characters with a meaning in Markdown. */
	private static final String SIGNS = "[^\\p{L}\\p{M}\\p{N} .,:;?!،؛؟()/'’%+-]";

	private final MessageFollowUpService followUps;

	UndeliveredTextReader(MessageFollowUpService followUps) {
		this.followUps = followUps;
	}

	@Override
	public String name() {
		return "undelivered";
	}

	/** A case may have several messages, so that it alone names none. */
	@Override
	public String about(String caseReference) {
		return ShownText.of("undelivered.ERASED");
	}

	@Override
	public String about(String caseReference, String process) {
		return this.followUps.text(process)
			.map((text) -> text.lines()
				.map((line) -> "> " + line.replaceAll(SIGNS, " "))
				.collect(Collectors.joining("  \n", ShownText.of("undelivered.TEXT") + "\n\n", "")))
			.orElseGet(() -> about(caseReference));
	}

}
