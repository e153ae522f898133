package sa.wusul.platform.engine.history;

import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * Engine plug-in of a node whose engine fills its tables at once, beside nodes that write
 * facts: what a command changes may wait as a fact of another node, which is brought to
 * the tables before.
 */
@Component
@ConditionalOnProperty(name = "wusul.engine-history", havingValue = "tables")
class HistoryTablesEnginePlugin extends AbstractProcessEnginePlugin {

	private final ObjectProvider<HistoryProjectionService> projection;

	HistoryTablesEnginePlugin(ObjectProvider<HistoryProjectionService> projection) {
		this.projection = projection;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		// Before the engine's own handler, which is added last.
		engine.getCustomHistoryEventHandlers().add(0, new UpToDate());
		EngineSessions.add(engine, Brought.class, () -> {
			this.projection.getObject().bringUpToDate();
			return new Brought();
		});
	}

	/** Brings other nodes' facts to the tables, once a command. */
	private static final class UpToDate implements HistoryEventHandler {

		@Override
		public void handleEvent(HistoryEvent event) {
			Context.getCommandContext().getSession(Brought.class);
		}

		@Override
		public void handleEvents(List<HistoryEvent> events) {
			if (!events.isEmpty()) {
				handleEvent(events.get(0));
			}
		}

	}

	/** The mark of a command before which the tables were brought up to date. */
	private static final class Brought implements Session {

		@Override
		public void flush() {
			// It writes nothing.
		}

		@Override
		public void close() {
			// It holds nothing.
		}

	}

}
