package sa.wusul.webapps;

import java.time.Instant;
import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * The case of a task as its form shows it: the head above the form and the parts beside
 * it.
 *
 * @param file the case with the shown parts only
 * @param shows codes of the shown parts, in the order in which they are shown
 * @param particulars further answers of the request
 * @param parts the parts that belong to a domain
 * @param dueAt when the step is due, or {@code null}
 * @param secondsLeft until the step is due, negative afterwards; {@code null} without a
 * due date
 * @param own whether the reader has the task, and may put it off
 * @param letter whether the answer that is written in the step becomes a letter, which
 * can be previewed
 * @param followUpAt until when it is put off, or {@code null}
 * @param groups English names of the groups that may take the task, for a page in English
 */
public record TaskView(CaseView file, List<String> shows, List<Fact> particulars, List<Part> parts, Moment dueAt,
		Long secondsLeft, boolean own, boolean letter, Moment followUpAt, List<String> groups) {

	/** Facts of a domain under their title. */
	public record Part(String title, List<Fact> facts) {
	}

	/**
	 * A name and a value for display.
	 *
	 * @param value text; {@code null} for a time
	 * @param at a time, or {@code null}
	 */
	public record Fact(String name, String value, Moment at) {

		static Fact of(String name, String value) {
			return new Fact(name, value, null);
		}

		static Fact at(String name, Instant at) {
			return new Fact(name, null, Moment.of(at));
		}

	}

}
