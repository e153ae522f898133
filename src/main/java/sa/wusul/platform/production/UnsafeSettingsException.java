package sa.wusul.platform.production;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import sa.wusul.platform.problem.RefusalWords;

/**
 * Thrown if the program would not be secure with its settings, or would not understand
 * its neighbours; each reason says what to do.
 */
public class UnsafeSettingsException extends RuntimeException {

	private final transient List<Reason> reasons;

	public UnsafeSettingsException(List<Reason> reasons) {
		super(String.join(" ", reasons.stream().map(Reason::en).toList()));
		this.reasons = List.copyOf(reasons);
	}

	UnsafeSettingsException(Reason reason) {
		this(List.of(reason));
	}

	public List<Reason> reasons() {
		return this.reasons;
	}

	/** A reason and its remedy, in both languages. */
	public record Reason(String ar, String en) {
		/** Returns the texts of {@code settings.<code>}. */
		public static Reason of(String code, Object... values) {
			return new Reason(text(RefusalWords.ARABIC, code, values), text(Locale.ENGLISH, code, values));
		}

		private static String text(Locale locale, String code, Object... values) {
			return new MessageFormat(ResourceBundle.getBundle("messages", locale).getString("settings." + code),
					Locale.ROOT)
				.format(values);
		}

	}

}
