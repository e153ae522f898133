package sa.wusul.portal.request;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import sa.wusul.papers.DocumentKinds;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.request.RequestForm.Choice;
import sa.wusul.portal.request.RequestForm.Day;
import sa.wusul.portal.request.RequestForm.Kind;
import sa.wusul.portal.request.RequestForm.Question;
import sa.wusul.portal.request.RequestForm.Said;
import sa.wusul.portal.request.RequestForm.Step;
import sa.wusul.services.ServiceCatalogue.Service;

/** Questions, answers and errors of a request in the language of the page. */
@Component
class QuestionWords {

	private final RefusalWords refusals;

	private final MessageSource words;

	private final DocumentKinds kinds;

	QuestionWords(RefusalWords refusals, MessageSource words, DocumentKinds kinds) {
		this.kinds = kinds;
		this.refusals = refusals;
		this.words = words;
	}

	/**
	 * Returns the questions of a step with their answers.
	 * @param shown keys of the questions that were answered just now; only these show
	 * what is wrong
	 */
	List<Asked> ask(WrittenRequest written, Step step, Set<String> shown) {
		var whole = written.form().steps().get(step.number() - 1);
		return step.questions().stream().map((question) -> {
			var answer = written.answers().get(question.key());
			var error = Optional.ofNullable(written.refusals().get(question.key()))
				.filter((refusal) -> shown.contains(question.key()))
				.map((refusal) -> sentence(question, refusal));
			return new Asked(question, (answer != null) ? String.valueOf(answer) : "", error.orElse(null),
					whole.decides(question.key()));
		}).toList();
	}

	/** Returns all answers by their steps. */
	List<AnsweredStep> answered(WrittenRequest written) {
		return written.steps()
			.stream()
			.map((step) -> new AnsweredStep(step.number(), step.title(),
					step.questions()
						.stream()
						.filter(Question::isAnswered)
						.map((question) -> new Answered(question.key(), question.words(), said(written, question),
								Optional.ofNullable(written.refusals().get(question.key()))
									.map((refusal) -> sentence(question, refusal))
									.orElse(null)))
						.toList()))
			.toList();
	}

	/** Returns the sentence of a refusal that is no single answer's. */
	String sentence(RefusalException refusal) {
		return this.refusals.text(language(), refusal);
	}

	private String sentence(Question question, RefusalException refusal) {
		if (!refusal.code().startsWith("field.")) {
			return sentence(refusal);
		}
		if (question.error().isPresent()) {
			return question.error().get();
		}
		var asked = question.words().text();
		if (refusal.code().equals("field.required") || question.kind() == Kind.DAY) {
			return this.words.getMessage("request.missing." + question.kind(), new Object[] { asked }, language());
		}
		var arguments = refusal.arguments().clone();
		if (arguments.length > 0) {
			arguments[0] = asked;
		}
		return this.refusals.text(language(), refusal.code(), arguments);
	}

	private Said said(WrittenRequest written, Question question) {
		var said = written.said(question);
		if (said.isEmpty()) {
			return new Said(this.words.getMessage("request.noAnswer", null, language()), true);
		}
		return switch (question.kind()) {
			case DAY -> new Said(day(said.get().text()), true);
			case CHECKBOX ->
				new Said(this.words.getMessage("request.checked." + said.get().text(), null, language()), true);
			default -> said.get();
		};
	}

	private static String day(String iso) {
		try {
			var day = LocalMoment.of(LocalDate.parse(iso).atStartOfDay(Kingdom.ZONE).toInstant(), language());
			return day.gregorian() + " · " + day.hijri();
		}
		catch (DateTimeParseException notYetADay) {
			return iso;
		}
	}

	/** Returns what a kind of document is called for a service, with its qualifier. */
	String document(Service service, String kind) {
		var arabic = language().getLanguage().equals(RefusalWords.ARABIC.getLanguage());
		return service.neededDocuments()
			.stream()
			.filter((needed) -> needed.nameAr().equals(kind))
			.findFirst()
			.map((needed) -> arabic ? needed.ar() : needed.en())
			.orElseGet(() -> arabic ? kind : this.kinds.inEnglish(kind));
	}

	private static Locale language() {
		return LocaleContextHolder.getLocale();
	}

	/**
	 * A question on a page.
	 *
	 * @param answer as it was written; empty if there is none
	 * @param error null if the answer fits
	 * @param decides whether other questions of the page depend on it
	 */
	record Asked(Question question, String answer, String error, boolean decides) {

		public String id() {
			return "q-" + this.question.key();
		}

		public String hintId() {
			return this.question.help().isPresent() ? id() + "-hint" : null;
		}

		public String errorId() {
			return (this.error != null) ? id() + "-error" : null;
		}

		/** Returns the ids of what describes the control, for screen readers. */
		public String describedBy() {
			return (hintId() == null) ? errorId() : (errorId() == null) ? hintId() : hintId() + " " + errorId();
		}

		/** Returns the id of the control that receives the focus. */
		public String controlId() {
			return switch (this.question.kind()) {
				case RADIO -> id() + "-" + this.question.choices().get(0).value();
				case DAY -> id() + "-day";
				default -> id();
			};
		}

		public boolean isChosen(Choice choice) {
			return choice.value().equals(this.answer);
		}

		public Day day() {
			return Day.of(this.answer);
		}

	}

	/**
	 * The answers of a step.
	 *
	 * @param number of the step in the form
	 */
	record AnsweredStep(int number, Said title, List<Answered> answers) {
	}

	/**
	 * A question with its answer in words.
	 *
	 * @param error null if the answer fits
	 */
	record Answered(String key, Said words, Said answer, String error) {
	}

}
