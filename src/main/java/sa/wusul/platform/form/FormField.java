package sa.wusul.platform.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.Sentence;

/**
 * One field of a form and the constraints on its answer.
 *
 * @param labelEn the label for staff who read English; empty if it has no Arabic letters
 * @param options labels of the choices by their codes
 * @param hiddenIf FEEL condition under which the field is hidden
 * @param caseFile target in the case file; such an answer never becomes a process
 * variable
 * @param told whether the case file shows the choice to people, while the process keeps
 * its code
 */
record FormField(String key, String label, Optional<String> labelEn, Type type, boolean readOnly, boolean required,
		Integer minLength, Integer maxLength, Pattern pattern, BigDecimal min, BigDecimal max,
		Map<String, String> options, Optional<String> hiddenIf, Optional<String> caseFile, boolean told) {

	enum Type {

		TEXT, NUMBER, CHECKBOX, CHOICE, DATE, TIME

	}

	private static final Logger log = LoggerFactory.getLogger(FormField.class);

	/** Longest text of a field whose form sets no limit: the case file's column. */
	private static final int LONGEST_TEXT = 4000;

	/**
	 * Converts the answer to the type of a process variable.
	 * @return the checked answer, or {@code null} if there is none
	 * @throws RefusalException if the form does not allow the answer
	 */
	Object check(Object answer) {
		if (answer == null || (answer instanceof String text && text.isBlank())) {
			if (this.required) {
				throw refusal("field.required");
			}
			return null;
		}
		return switch (this.type) {
			case TEXT -> text(answer);
			case NUMBER -> number(answer);
			case CHECKBOX -> checkbox(answer);
			case CHOICE -> choice(answer);
			case DATE -> moment(answer, LocalDate::parse);
			case TIME -> moment(answer, LocalTime::parse);
		};
	}

	private String text(Object answer) {
		if (!(answer instanceof String given)) {
			throw refusal("field.type");
		}
		var text = given.strip();
		var longest = (this.maxLength != null) ? this.maxLength : LONGEST_TEXT;
		if (text.length() > longest) {
			throw refusal("field.tooLong", longest);
		}
		if (this.minLength != null && text.length() < this.minLength) {
			throw refusal("field.tooShort", this.minLength);
		}
		if (this.pattern != null && !matches(text)) {
			throw refusal("field.pattern");
		}
		return text;
	}

	private boolean matches(String text) {
		try {
			return this.pattern.matcher(new BudgetedText(text)).find();
		}
		catch (BudgetedText.SpentException | StackOverflowError costly) {
			log.warn("The pattern {} of the field {} costs too much; the answer is refused", this.pattern, this.key);
			return false;
		}
	}

	private Object number(Object answer) {
		BigDecimal number;
		try {
			number = new BigDecimal(answer.toString());
		}
		catch (NumberFormatException notANumber) {
			throw refusal("field.type");
		}
		if ((this.min != null && number.compareTo(this.min) < 0)
				|| (this.max != null && number.compareTo(this.max) > 0)) {
			throw refusal("field.range", this.min, this.max);
		}
		try {
			return number.longValueExact();
		}
		catch (ArithmeticException fraction) {
			return number.doubleValue();
		}
	}

	private Boolean checkbox(Object answer) {
		if (!(answer instanceof Boolean checked)) {
			throw refusal("field.type");
		}
		if (this.required && !checked) {
			throw refusal("field.required");
		}
		return checked;
	}

	/**
	 * Returns a checked answer as the case file shows it to people: a choice by its
	 * label.
	 */
	String forPeople(Object answer) {
		return (this.type == Type.CHOICE) ? this.options.get(answer) : answer.toString();
	}

	private String choice(Object answer) {
		if (!(answer instanceof String code) || !this.options.containsKey(code)) {
			throw refusal("field.option");
		}
		return code;
	}

	/**
	 * Checks a day or a time of day and returns it in ISO 8601, the format of process
	 * variables.
	 */
	private String moment(Object answer, Function<String, Object> parse) {
		try {
			return parse.apply(answer.toString()).toString();
		}
		catch (DateTimeParseException noMoment) {
			throw refusal("field.type");
		}
	}

	private RefusalException refusal(String code, Object... limits) {
		var arguments = new Object[limits.length + 1];
		arguments[0] = this.labelEn.<Object>map((english) -> new Sentence(this.label, english)).orElse(this.label);
		System.arraycopy(limits, 0, arguments, 1, limits.length);
		return new FieldRefusalException(this.key, code, arguments);
	}

}
