package sa.wusul.platform.production;

import java.util.List;

/**
 * Thrown if the program would not be secure with its settings; each reason says what to
 * do.
 */
public class UnsafeSettingsException extends RuntimeException {

	private final transient List<Reason> reasons;

	UnsafeSettingsException(List<Reason> reasons) {
		super(String.join(" ", reasons.stream().map(Reason::en).toList()));
		this.reasons = List.copyOf(reasons);
	}

	UnsafeSettingsException(Reason reason) {
		this(List.of(reason));
	}

	List<Reason> reasons() {
		return this.reasons;
	}

	/** A reason and its remedy, in both languages. */
	record Reason(String ar, String en) {

	}

}
