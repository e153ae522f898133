package sa.wusul.platform.logging;

import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Initializer that makes every appender with a pattern write one line for each message,
 * and escape control characters in the messages of exceptions. Appenders with a
 * structured format escape them by themselves.
 */
class LogLineInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final List<String> MESSAGE = List.of("m", "msg", "message");

	private static final List<String> TRACE = List.of("ex", "exception", "throwable", "xEx", "xException", "xThrowable",
			"wEx", "wex");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
			log.getLoggerList().forEach((logger) -> escape(logger.iteratorForAppenders()));
		}
	}

	private static void escape(Iterator<Appender<ILoggingEvent>> appenders) {
		appenders.forEachRemaining((appender) -> {
			if (appender instanceof AppenderAttachable<?> others) {
				@SuppressWarnings("unchecked")
				var attached = (AppenderAttachable<ILoggingEvent>) others;
				escape(attached.iteratorForAppenders());
			}
			if (appender instanceof OutputStreamAppender<ILoggingEvent> stream
					&& stream.getEncoder() instanceof LayoutWrappingEncoder<ILoggingEvent> encoder
					&& encoder.getLayout() instanceof PatternLayout layout) {
				escape(layout);
			}
		});
	}

	private static void escape(PatternLayout layout) {
		var converters = layout.getInstanceConverterMap();
		MESSAGE.forEach((word) -> converters.put(word, OneLine.Message::new));
		TRACE.forEach((word) -> converters.put(word, OneLine.Trace::new));
		layout.start();
	}

}
