package sa.wusul.platform.form;

import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Checked answers of a form, separated by their destination.
 *
 * @param variables routing facts for the process
 * @param caseFile personal data and free text for the case file, by target
 * @param labels the form's labels of those, by target
 * @param told choices that people read in the case file too, by the label of the field
 */
public record Answers(Map<String, Object> variables, Map<String, String> caseFile, Map<String, String> labels,
		Map<String, String> told) {

	/**
	 * Returns a routing fact that the form requires.
	 * @throws RefusalException {@code field.required} if it is missing
	 */
	public String variable(String name) {
		return Optional.ofNullable(this.variables.get(name))
			.map(Object::toString)
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "field.required", name));
	}

	/**
	 * Returns a whole number that the form requires.
	 * @throws RefusalException {@code field.type} if there is no such number
	 */
	public int wholeNumber(String name) {
		if (this.variables.get(name) instanceof Long number) {
			return Math.toIntExact(number);
		}
		throw new RefusalException(Kind.INVALID, "field.type", name);
	}

	/**
	 * Returns a text for the case file that the form requires.
	 * @throws RefusalException {@code field.required} if it is missing
	 */
	public String text(String target) {
		return find(target).orElseThrow(() -> new RefusalException(Kind.INVALID, "field.required", target));
	}

	public Optional<String> find(String target) {
		return Optional.ofNullable(this.caseFile.get(target));
	}

}
