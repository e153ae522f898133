package sa.wusul.platform.engine.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.interceptor.Session;

import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * The facts of one command. The engine changes an event that it has announced before in
 * the same command, so they are written at its end, as they are then.
 */
final class HistoryCollector implements Session {

	private final List<HistoryFact> facts = new ArrayList<>();

	private final Map<Row, HistoryEvent> rows = new HashMap<>();

	private final Consumer<List<HistoryFact>> destination;

	private HistoryCollector(Consumer<List<HistoryFact>> destination) {
		this.destination = destination;
	}

	/** Adds an event, or only notices that one from before was changed. */
	void add(HistoryEvent event, boolean isNew) {
		if (event.getId() == null || this.rows.put(Row.of(event), event) != event) {
			this.facts.add(new HistoryFact(event, isNew));
		}
	}

	/**
	 * Returns the event of this command about a row of history; null if there is none.
	 */
	<T extends HistoryEvent> T find(Class<T> kind, String id) {
		return kind.cast(this.rows.get(new Row(kind, id)));
	}

	@Override
	public void flush() {
		if (!this.facts.isEmpty()) {
			this.destination.accept(List.copyOf(this.facts));
			this.facts.clear();
		}
	}

	@Override
	public void close() {
	}

	/** The row of history that an event is about. */
	record Row(Class<?> kind, String id) {

		static Row of(HistoryEvent event) {
			return new Row(event.getClass(), event.getId());
		}

	}

	/**
	 * Collects the facts of each command for this destination. The engine's connection is
	 * opened before, so that it is flushed afterwards.
	 */
	static void openedBy(ProcessEngineConfigurationImpl engine, Consumer<List<HistoryFact>> destination) {
		EngineSessions.add(engine, HistoryCollector.class, () -> {
			Context.getCommandContext().getDbSqlSession();
			return new HistoryCollector(destination);
		});
	}

}
