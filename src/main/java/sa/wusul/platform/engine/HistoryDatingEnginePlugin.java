package sa.wusul.platform.engine;

import java.util.Date;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Component;

/**
 * Engine plug-in that leaves the history of an ended case without a removal time. The
 * engine would write it into each row of the case at its end; {@link HistoryRemovalWatch}
 * does so in the night in which the rows go.
 */
@Component
class HistoryDatingEnginePlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setHistoryRemovalTimeProvider(new UndatedCases());
	}

	/** Removal times of batches and of decisions without a process only. */
	private static final class UndatedCases extends DefaultHistoryRemovalTimeProvider {

		@Override
		public Date calculateRemovalTime(HistoricProcessInstanceEventEntity instance, ProcessDefinition process) {
			return null;
		}

	}

}
