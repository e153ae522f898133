package sa.wusul.platform.engine;

import java.util.Optional;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * The exception with which the engine failed during a request. The REST layer wraps it,
 * drops its cause and turns it into text; this class keeps it whole. It also keeps
 * refusals of the application's own web-app resources, so that all answers have the same
 * form.
 */
public final class RequestFailures {

	private static final ThreadLocal<RequestFailures> current = new ThreadLocal<>();

	private Throwable last;

	private RequestFailures() {
	}

	static RequestFailures begin() {
		var failures = new RequestFailures();
		current.set(failures);
		return failures;
	}

	void end() {
		current.remove();
	}

	Optional<Throwable> last() {
		return Optional.ofNullable(this.last);
	}

	/** Keeps the failure as the reason of the answer to the current request. */
	public static void keep(Throwable failure) {
		var failures = current.get();
		if (failures != null) {
			failures.last = failure;
		}
	}

	/**
	 * Command interceptor that keeps an exception which leaves the engine and rethrows
	 * it.
	 */
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
