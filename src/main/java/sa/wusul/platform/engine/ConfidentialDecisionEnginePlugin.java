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
 * Engine plugin that keeps evaluations of decision tables of a confidential domain out of
 * the engine's history: their inputs are facts about a person. The case file records the
 * result.
 */
@Component
class ConfidentialDecisionEnginePlugin extends AbstractProcessEnginePlugin {

	private final Rights rights;

	ConfidentialDecisionEnginePlugin(Rights rights) {
		this.rights = rights;
	}

	@Override
	public void postInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setHistoryLevel(new WithoutThem(configuration.getHistoryLevel(), this.rights));
	}

	/** The configured history level without the evaluations of confidential decisions. */
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

		/**
		 * Checks whether the decision is confidential. The engine passes {@code null} to
		 * ask whether decisions have a history at all.
		 */
		private boolean isConfidential(Object entity) {
			return Optional.ofNullable(entity)
				.filter(DecisionDefinition.class::isInstance)
				.map((decision) -> ((DecisionDefinition) decision).getKey())
				.filter(this.rights::isConfidential)
				.isPresent();
		}

	}

}
