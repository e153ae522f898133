package sa.wusul.platform.engine.history;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Engine plug-in that keeps the history of a command as one row of facts, in its
 * transaction, instead of a row for each fact. Without it
 * ({@code wusul.engine-history: tables}) the engine fills its tables at once.
 */
@Component
@ConditionalOnProperty(name = "wusul.engine-history", havingValue = "facts", matchIfMissing = true)
class HistoryEnginePlugin extends AbstractProcessEnginePlugin {

	private final HistoryFactRepository facts;

	private final Supplier<HistoryProjector> watch;

	private final Supplier<HistoryProjectionService> projection;

	private final Clock clock;

	HistoryEnginePlugin(HistoryFactRepository facts, ObjectProvider<HistoryProjector> watch,
			ObjectProvider<HistoryProjectionService> projection, Clock clock) {
		this.facts = facts;
		this.watch = SingletonSupplier.of(watch::getObject);
		this.projection = SingletonSupplier.of(projection::getObject);
		this.clock = clock;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setEnableDefaultDbHistoryEventHandler(false);
		engine.getCustomHistoryEventHandlers().add(0, new Facts());
		engine.setHistoryEventProducer(new Producer());
		HistoryCollector.openedBy(engine, this::write);
		engine.setCustomPreCommandInterceptorsTxRequired(
				with(engine.getCustomPreCommandInterceptorsTxRequired(), new HistoryReadInterceptor(this.projection)));
		engine.setCustomPreCommandInterceptorsTxRequiresNew(with(engine.getCustomPreCommandInterceptorsTxRequiresNew(),
				new HistoryReadInterceptor(this.projection)));
	}

	private static <T> List<T> with(List<T> others, T another) {
		var all = new ArrayList<T>((others != null) ? others : List.of());
		all.add(another);
		return all;
	}

	private void write(List<HistoryFact> facts) {
		this.facts.add(HistoryFactFormat.write(facts), this.clock.instant());
		this.watch.get().wakeAfterCommit();
	}

	private static HistoryCollector collector() {
		return Context.getCommandContext().getSession(HistoryCollector.class);
	}

	/** Collects events; kinds that are rare go to their tables at once. */
	private static final class Facts implements HistoryEventHandler {

		private final HistoryTablesHandler tables = new HistoryTablesHandler();

		@Override
		public void handleEvent(HistoryEvent event) {
			if (HistoryFactFormat.knows(event)) {
				if (event instanceof HistoricJobLogEvent log && log.isFailureLog()) {
					// An incident names the entry of its failure.
					log.setId(Context.getProcessEngineConfiguration().getIdGenerator().getNextId());
				}
				collector().add(event, this.tables.begins(event));
			}
			else {
				this.tables.handleEvent(event);
			}
		}

		@Override
		public void handleEvents(List<HistoryEvent> events) {
			events.forEach(this::handleEvent);
		}

	}

	/** Finds the events of the same command where they are collected. */
	private static final class Producer extends CacheAwareHistoryEventProducer {

		@Override
		protected <T extends HistoryEvent> T findInCache(Class<T> kind, String id) {
			var collected = collector().find(kind, id);
			return (collected != null) ? collected : super.findInCache(kind, id);
		}

		/** History tells a version's key, name and number, which never change. */
		@Override
		protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
			var parsed = (id != null)
					? Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id)
					: null;
			return (parsed != null) ? parsed : super.getProcessDefinitionEntity(id);
		}

	}

}
