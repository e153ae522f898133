package sa.wusul.notification;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hears every line of the log while messages are sent, and finds no number, no text and
 * no credentials of the tests in it. The library of SMPP is off, as in the program.
 */
public final class SilentLog implements BeforeEachCallback, AfterEachCallback {

	/** Parts of the numbers, texts and credentials of all tests of messages. */
	private static final String[] SECRETS = { "501234567", "507654321", "طلبكم", "قراركم", "وزارة", "نص", "secret7",
			"secret words", "token-1" };

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@Override
	public void beforeEach(ExtensionContext test) {
		this.lines.list.clear();
		this.lines.start();
		logger("ROOT").addAppender(this.lines);
		logger("sa.wusul").setLevel(Level.TRACE);
		logger("org.jsmpp").setLevel(Level.OFF);
	}

	@Override
	public void afterEach(ExtensionContext test) {
		logger("ROOT").detachAppender(this.lines);
		logger("sa.wusul").setLevel(null);
		logger("org.jsmpp").setLevel(null);
		assertThat(List.copyOf(this.lines.list)).allSatisfy((line) -> assertThat(words(line)).doesNotContain(SECRETS));
	}

	private static String words(ILoggingEvent line) {
		return line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy());
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

}
