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

	@Override
	public void beforeEach(ExtensionContext test) {
		setLevel(LogLevel.INFO);
	}

	@Override
	public void afterEach(ExtensionContext test) {
		setLevel(LogLevel.WARN);
	}

	private static void setLevel(LogLevel level) {
		LoggingSystem.get(WholeLog.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, level);
	}

}
