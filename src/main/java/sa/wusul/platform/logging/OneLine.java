package sa.wusul.platform.logging;

import java.util.Arrays;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

import sa.wusul.platform.text.NeutralText;

/**
 * A text without characters that begin a line, move the cursor or turn the direction of
 * writing, so that nobody forges a line of the log.
 */
public final class OneLine {

	/** Marker of an event whose text is the program's own and has several lines. */
	public static final Marker SEVERAL_LINES = MarkerFactory.getMarker("SEVERAL_LINES");

	/** Logger that explains to the operator, on several lines, why there is no start. */
	private static final String EXPLANATION = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

	private OneLine() {
	}

	static String escape(String text) {
		if (text == null || text.chars().noneMatch(OneLine::forges)) {
			return text;
		}
		var line = new StringBuilder(text.length() + 16);
		text.chars().forEach((character) -> {
			if (forges(character)) {
				line.append(escape(character));
			}
			else {
				line.append((char) character);
			}
		});
		return line.toString();
	}

	private static String escape(int character) {
		return switch (character) {
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> NeutralText.format("\\u%04x", character);
		};
	}

	private static boolean forges(int character) {
		return Character.isISOControl(character) || character == 0x2028 || character == 0x2029
				|| (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
	}

	/** Converter of an event's message. */
	static final class Message extends MessageConverter {

		@Override
		public String convert(ILoggingEvent event) {
			var message = super.convert(event);
			return isOwnText(event) ? message : escape(message);
		}

		private static boolean isOwnText(ILoggingEvent event) {
			return EXPLANATION.equals(event.getLoggerName())
					|| (event.getMarkerList() != null && event.getMarkerList().contains(SEVERAL_LINES));
		}

	}

	/** Converter of an exception, whose trace keeps its lines. */
	static final class Trace extends ExtendedWhitespaceThrowableProxyConverter {

		@Override
		protected String throwableProxyToString(IThrowableProxy failure) {
			return super.throwableProxyToString(new Failure(failure));
		}

	}

	/** Exception whose message, and those of its causes, are each one line. */
	private record Failure(IThrowableProxy original) implements IThrowableProxy {

		@Override
		public String getMessage() {
			return escape(this.original.getMessage());
		}

		@Override
		public String getOverridingMessage() {
			return escape(this.original.getOverridingMessage());
		}

		@Override
		public String getClassName() {
			return this.original.getClassName();
		}

		@Override
		public StackTraceElementProxy[] getStackTraceElementProxyArray() {
			return this.original.getStackTraceElementProxyArray();
		}

		@Override
		public int getCommonFrames() {
			return this.original.getCommonFrames();
		}

		@Override
		public IThrowableProxy getCause() {
			return (this.original.getCause() != null) ? new Failure(this.original.getCause()) : null;
		}

		@Override
		public IThrowableProxy[] getSuppressed() {
			return Arrays.stream(this.original.getSuppressed()).map(Failure::new).toArray(IThrowableProxy[]::new);
		}

		@Override
		public boolean isCyclic() {
			return this.original.isCyclic();
		}

	}

}
