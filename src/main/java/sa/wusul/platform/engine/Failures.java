package sa.wusul.platform.engine;

import java.util.Optional;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Keeps the exception with which the engine failed during a request. The REST layer wraps
 * it, cuts off its cause and turns it into text; here it is whole. What our own resources
 * of the web apps refuse is kept as well, so that all answers read the same.
 */
public final class Failures {

	private static final ThreadLocal<Failures> current = new ThreadLocal<>();

	private Throwable last;

	private Failures() {
	}

	static Failures begin() {
		var failures = new Failures();
		current.set(failures);
		return failures;
	}

	void end() {
		current.remove();
	}

	Optional<Throwable> last() {
		return Optional.ofNullable(this.last);
	}

	/** Whatever the answer to this request is going to be, this is its reason. */
	public static void keep(Throwable failure) {
		var failures = current.get();
		if (failures != null) {
			failures.last = failure;
		}
	}

	/** Notes what leaves the engine and lets it go on. */
	static final class Keeper extends CommandInterceptor {

		@Override
		public <T> T execute(Command<T> command) {
			try {
				return this.next.execute(command);
			}
			catch (RuntimeException | Error failure) {
				keep(failure);
				throw failure;
			}
		}

	}

}
