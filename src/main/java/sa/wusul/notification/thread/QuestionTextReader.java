package sa.wusul.notification.thread;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormText;
import sa.wusul.platform.text.ShownText;

/**
 * Reader of the question of a process with its answer, for the form of its task. The text
 * is read when the task is opened, and is in no variable of the process.
 */
@Component
class QuestionTextReader implements FormText {

	/** Characters with a meaning in Markdown. */
	private static final String SIGNS = "[^\\p{L}\\p{M}\\p{N} .,:;?!،؛؟()/'’%+-]";

	private final CaseQuestionService questions;

	QuestionTextReader(CaseQuestionService questions) {
		this.questions = questions;
	}

	@Override
	public String name() {
		return "question";
	}

	/** A case may have several questions, so that it alone names none. */
	@Override
	public String about(String caseReference) {
		return ShownText.of("question.text.NONE");
	}

	@Override
	public String about(String caseReference, String process) {
		return this.questions.forProcess(process).map(QuestionTextReader::words).orElseGet(() -> about(caseReference));
	}

	private static String words(CaseQuestion question) {
		var asked = ShownText.of(question.byRequester() ? "question.text.ASKED" : "question.text.ENQUIRED");
		return quoted(asked, question.question()) + question.answer()
			.map((answer) -> "\n\n" + quoted(ShownText.of("question.text.ANSWERED"), answer))
			.orElseGet(() -> question.outcome()
				.map((outcome) -> "\n\n" + ShownText.of("question.outcome." + outcome))
				.orElse(""));
	}

	private static String quoted(String title, String text) {
		return text.lines()
			.map((line) -> "> " + line.replaceAll(SIGNS, " "))
			.collect(Collectors.joining("  \n", title + "\n\n", ""));
	}

}
