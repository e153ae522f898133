package sa.wusul.platform.engine.history;

import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/** The engine's own way to its tables of history. */
final class HistoryTablesHandler extends DbHistoryEventHandler {

	/**
	 * Says whether an event begins a row; the engine's handler decides of other kinds.
	 */
	boolean begins(HistoryEvent event) {
		return !(event instanceof HistoricVariableUpdateEventEntity || event instanceof HistoricDecisionEvaluationEvent)
				&& isInitialEvent(event);
	}

	/** Writes a fact, whose event may have changed its type since it began a row. */
	void write(HistoryFact fact) {
		if (fact.isNew()) {
			getDbEntityManager().insert(fact.event());
		}
		else {
			handleEvent(fact.event());
		}
	}

}
