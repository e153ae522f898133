package sa.wusul.platform.engine;

import java.util.function.Supplier;

/**
 * Scope of the start of a process whose answers were checked, or which the program itself
 * starts while a person is logged in. Persons start processes in no other way.
 */
public final class CheckedStart {

	private static final ThreadLocal<Boolean> going = new ThreadLocal<>();

	private CheckedStart() {
	}

	public static <T> T of(Supplier<T> start) {
		var before = going.get();
		going.set(true);
		try {
			return start.get();
		}
		finally {
			going.set(before);
		}
	}

	public static boolean isGoingOn() {
		return Boolean.TRUE.equals(going.get());
	}

}
