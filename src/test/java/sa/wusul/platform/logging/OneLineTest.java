package sa.wusul.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A line of the log")
@Tag("fast")
class OneLineTest {

	@Test
	@DisplayName("may be several if the program marks its own text")
	void ownText() {
		var converter = new OneLine.Message();
		var event = new LoggingEvent(getClass().getName(), this.log.getLogger(OneLineTest.class), Level.INFO, "a\nb",
				null, null);
		assertThat(converter.convert(event)).isEqualTo("a\\nb");
		event.addMarker(OneLine.SEVERAL_LINES);
		assertThat(converter.convert(event)).isEqualTo("a\nb");
	}

	private final LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();

	@Test
	@DisplayName("keeps breaks, controls and turns of direction as their escapes, and Arabic as it is")
	void escapes() {
		assertThat(OneLine.escape("ا\nب\r\tج\u001b[2K\u0085\u2028\u202eد"))
			.isEqualTo("ا\\nب\\r\\tج\\u001b[2K\\u0085\\u2028\\u202eد");
		assertThat(OneLine.escape("طلب\u200f رقم 5 – “x”")).isEqualTo("طلب\u200f رقم 5 – “x”");
	}

	@Test
	@DisplayName("is not begun by words of a message, an exception or its cause; the trace keeps its lines")
	void everyAppender() {
		var encoder = new PatternLayoutEncoder();
		encoder.setContext(this.log);
		encoder.setPattern("%level %m%n%wEx");
		encoder.start();
		var appender = new ConsoleAppender<ILoggingEvent>();
		appender.setContext(this.log);
		appender.setEncoder(encoder);
		var logger = this.log.getLogger(OneLineTest.class);
		logger.addAppender(appender);
		try {
			new LogLineInitializer().initialize(null);
		}
		finally {
			logger.detachAppender(appender);
		}

		var failure = new IllegalStateException("typed\nFORGED", new IllegalArgumentException("inner\r\nFORGED"));
		var lines = new String(encoder.encode(new LoggingEvent(getClass().getName(), logger, Level.WARN, "word {}",
				failure, new Object[] { "x\nFORGED" })))
			.lines()
			.toList();

		assertThat(lines).noneMatch((line) -> line.startsWith("FORGED"))
			.contains("WARN word x\\nFORGED", "java.lang.IllegalStateException: typed\\nFORGED",
					"Caused by: java.lang.IllegalArgumentException: inner\\r\\nFORGED")
			.anyMatch((line) -> line.startsWith("\tat " + OneLineTest.class.getName()));
	}

}
