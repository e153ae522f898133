package sa.wusul.platform.engine;

import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/**
 * Keeps out of the engine's history what a table of a confidential domain was asked and
 * answered: its inputs are facts about a person. What was decided stands in the case.
 */
@Component
class ConfidentialDecisions extends AbstractProcessEnginePlugin {

	private final Rights rights;

	ConfidentialDecisions(Rights rights) {
		this.rights = rights;
	}

	@Override
	public void postInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setHistoryLevel(new WithoutThem(configuration.getHistoryLevel(), this.rights));
	}

	/** The level that was chosen, but for those decisions. */
	private static final class WithoutThem extends AbstractHistoryLevel {

		private final HistoryLevel chosen;

		private final Rights rights;

		WithoutThem(HistoryLevel chosen, Rights rights) {
			this.chosen = chosen;
			this.rights = rights;
		}

		@Override
		public int getId() {
			return this.chosen.getId();
		}

		@Override
		public String getName() {
			return this.chosen.getName();
		}

		@Override
		public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
			return !(eventType == HistoryEventTypes.DMN_DECISION_EVALUATE && isConfidential(entity))
					&& this.chosen.isHistoryEventProduced(eventType, entity);
		}

		/** The engine asks without a decision whether there is such a history at all. */
		private boolean isConfidential(Object entity) {
			return Optional.ofNullable(entity)
				.filter(DecisionDefinition.class::isInstance)
				.map((decision) -> ((DecisionDefinition) decision).getKey())
				.filter(this.rights::isConfidential)
				.isPresent();
		}

	}

}
