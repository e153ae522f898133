package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.CalendarDate;

/**
 * Engine plugin that tells decision tables the day, so that a rule can say from when it
 * is valid: {@code hijriDate()} and {@code gregorianDate()} are inputs of a table.
 */
@Component
public class DecisionEnginePlugin extends AbstractProcessEnginePlugin {

	private static final List<FeelCustomFunctionProvider> FUNCTIONS = List
		.of(new Days(Map.of("hijriDate", CalendarDate::hijri, "gregorianDate", CalendarDate::gregorian)));

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setDmnFeelCustomFunctionProviders(FUNCTIONS);
	}

	/**
	 * Returns the configuration of an engine for tables that are evaluated outside of the
	 * process engine.
	 */
	public static DefaultDmnEngineConfiguration standalone() {
		var configuration = new DefaultDmnEngineConfiguration();
		configuration.setFeelEngineFactory(new ScalaFeelEngineFactory(FUNCTIONS));
		return configuration;
	}

	/** Functions without parameters that give the day of the engine's clock. */
	private static final class Days implements FeelCustomFunctionProvider {

		private final Clock clock = new EngineClock();

		private final Map<String, Function<Instant, String>> calendars;

		Days(Map<String, Function<Instant, String>> calendars) {
			this.calendars = calendars;
		}

		@Override
		public Optional<CustomFunction> resolveFunction(String name) {
			return Optional.ofNullable(this.calendars.get(name))
				.map((calendar) -> CustomFunction.create()
					.setFunction((nothing) -> calendar.apply(this.clock.instant()))
					.build());
		}

		@Override
		public Collection<String> getFunctionNames() {
			return this.calendars.keySet();
		}

	}

}
