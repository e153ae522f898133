package sa.wusul.platform.problem;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Thrown if an input is refused, with a message for the person who gave it.
 * <p>
 * {@link #getMessage()} is {@code code} or {@code code|argument|argument}, safe for logs
 * and for the engine's error rows: arguments are limits, references and field names,
 * never personal data. The texts are in {@code messages_ar.properties} and {@code
 * messages_en.properties} under {@code refusal.<code>}.
 */
public class RefusalException extends RuntimeException {

	/** Kind of the refusal, which decides the HTTP status. */
	public enum Kind {

		INVALID(400), UNAUTHENTICATED(401), FORBIDDEN(403), UNKNOWN(404), TOO_SLOW(408), CONFLICT(409), GONE(410),
		TOO_LARGE(413), UNPROCESSABLE(422),

		TOO_MANY(429),

		UNAVAILABLE(503);

		private final int status;

		Kind(int status) {
			this.status = status;
		}

		public int status() {
			return this.status;
		}

		/** Returns the seconds after which the same request may succeed. */
		public OptionalInt retryAfter() {
			return switch (this) {
				case TOO_MANY -> OptionalInt.of(60);
				case UNAVAILABLE -> OptionalInt.of(10);
				default -> OptionalInt.empty();
			};
		}

	}

	private final Kind kind;

	private final String code;

	private final transient Object[] arguments;

	public RefusalException(Kind kind, String code, Object... arguments) {
		super(arguments.length == 0 ? code
				: code + "|" + Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining("|")));
		this.kind = kind;
		this.code = code;
		this.arguments = arguments.clone();
	}

	public Kind kind() {
		return this.kind;
	}

	public String code() {
		return this.code;
	}

	/** Returns details for programs in addition to the text; empty for most refusals. */
	public Map<String, Object> details() {
		return Map.of();
	}

	public Object[] arguments() {
		return this.arguments.clone();
	}

}
