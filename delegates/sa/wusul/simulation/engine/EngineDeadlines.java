package sa.wusul.simulation.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.simulation.Deadlines;
import sa.wusul.simulation.ModelStep;

/** The service levels, evaluated as for tasks. */
@Component
class EngineDeadlines implements Deadlines {

	private final ServiceLevelDecisions levels;

	private final ProcessEngine engine;

	EngineDeadlines(ServiceLevelDecisions levels, ProcessEngine engine) {
		this.levels = levels;
		this.engine = engine;
	}

	@Override
	public Optional<Level> forStep(ModelStep step, String requestType, String priority) {
		return ask(() -> this.levels.forStep(step.process(), step.element(), given(requestType), given(priority)))
			.map(EngineDeadlines::level);
	}

	@Override
	public Optional<Level> forCase(String process, String requestType, String priority) {
		return Optional.of(level(ask(() -> this.levels.forCase(process, given(requestType), given(priority)))));
	}

	@Override
	public Deadlines with(Map<String, String> tables) {
		return tables.isEmpty() ? this : new EngineDeadlines(this.levels.with(tables), this.engine);
	}

	/**
	 * Runs without authorisation, because a simulation requires no right to evaluate
	 * tables.
	 */
	private <T> T ask(Supplier<T> question) {
		return EngineAccess.asSystem(this.engine, "a simulation requires no right to evaluate tables", question::get);
	}

	private static Level level(ServiceLevelDecisions.Level level) {
		return new Level(level.time().toSeconds(), level.dayAndNight(), level.taskPriority());
	}

	private static String given(String text) {
		return text.isEmpty() ? null : text;
	}

}
