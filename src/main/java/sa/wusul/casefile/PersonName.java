package sa.wusul.casefile;

import java.text.Normalizer;
import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A person's name: letters of any script, marks, spaces and the signs that names contain.
 */
public record PersonName(String value) {

	private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .'’\\-ـ]{1,119}");

	public PersonName {
		value = Normalizer.normalize(value, Normalizer.Form.NFC).strip().replaceAll(" {2,}", " ");
		PlainText.check(value);
		if (!FORM.matcher(value).matches()) {
			throw new RefusalException(Kind.INVALID, "name.form");
		}
	}

	@Override
	public String toString() {
		return "***";
	}

}
