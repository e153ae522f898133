package sa.wusul.papers;

import java.util.logging.Level;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logger of the renderer, which passes its warnings on and drops its numerous progress
 * reports.
 */
final class RendererLog implements XRLogger {

	private static final Logger LOG = LoggerFactory.getLogger("com.openhtmltopdf");

	@Override
	public void log(String where, Level level, String message) {
		if (isWarning(level)) {
			LOG.warn(message);
		}
	}

	@Override
	public void log(String where, Level level, String message, Throwable cause) {
		if (isWarning(level)) {
			LOG.warn(message, cause);
		}
	}

	@Override
	public boolean isLogLevelEnabled(Diagnostic diagnostic) {
		return isWarning(diagnostic.getLevel());
	}

	@Override
	public void setLevel(String logger, Level level) {
		// Ignored: the logging configuration decides.
	}

	private static boolean isWarning(Level level) {
		return level.intValue() >= Level.WARNING.intValue();
	}

}
