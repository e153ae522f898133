package sa.wusul.casefile.delegate;

import java.util.function.Supplier;

/** Lets a test start at any step what otherwise starts through its form only. */
public final class FormlessStart {

	private FormlessStart() {
	}

	public static <T> T of(Supplier<T> start) {
		return StartedByForm.checked(start);
	}

}
