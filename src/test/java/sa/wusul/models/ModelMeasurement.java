package sa.wusul.models;

import java.util.function.Consumer;

import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * The measurement of the engine of all process tests in a JVM, set before the first of
 * them: its database, an interceptor of its commands, and a listener that hears the
 * process of a test as its own work begins.
 */
public record ModelMeasurement(DataSource database, CommandInterceptor commands, Consumer<String> begun) {

	private static ModelMeasurement current;

	/** Lets the process tests of this JVM be measured, without demands on coverage. */
	public static void use(ModelMeasurement measurement) {
		current = measurement;
	}

	static ModelMeasurement current() {
		return current;
	}

}
