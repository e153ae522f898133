package sa.wusul.platform.engine.history;

import org.camunda.bpm.engine.impl.history.event.HistoryEvent;

/**
 * Something that happened in the engine, as it is to stand in its history.
 *
 * @param isNew whether it begins a row of history, rather than changing one
 */
record HistoryFact(HistoryEvent event, boolean isNew) {

}
