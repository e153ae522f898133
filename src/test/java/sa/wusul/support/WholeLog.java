package sa.wusul.support;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Lets a test hear everything that the program logs in service. Other tests hear warnings
 * only, because their programs and engines would write a hundred thousand lines.
 */
public final class WholeLog implements BeforeEachCallback, AfterEachCallback {

	/** The engine's logger of commands that fail, silent in other tests. */
	private static final String FAILURES = "org.camunda.bpm.engine.context";

	@Override
	public void beforeEach(ExtensionContext test) {
		setLevels(LogLevel.INFO, LogLevel.INFO);
	}

	@Override
	public void afterEach(ExtensionContext test) {
		setLevels(LogLevel.WARN, LogLevel.OFF);
	}

	private static void setLevels(LogLevel all, LogLevel failures) {
		var logging = LoggingSystem.get(WholeLog.class.getClassLoader());
		logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, all);
		logging.setLogLevel(FAILURES, failures);
	}

}
