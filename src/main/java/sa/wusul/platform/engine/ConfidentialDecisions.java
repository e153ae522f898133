package sa.wusul.platform.engine;

import java.util.Date;
import java.util.List;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/**
 * The history of a decision keeps the facts it was made on, but not where the domain is
 * confidential: there they stay with the findings of the case, and history says only
 * which rule decided.
 */
@Component
class ConfidentialDecisions extends AbstractProcessEnginePlugin {

	private final Rights rights;

	ConfidentialDecisions(Rights rights) {
		this.rights = rights;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setDmnHistoryEventProducer(new WithoutFacts(this.rights));
	}

	private static final class WithoutFacts extends DefaultDmnHistoryEventProducer {

		private final Rights rights;

		WithoutFacts(Rights rights) {
			this.rights = rights;
		}

		@Override
		protected List<HistoricDecisionInputInstance> createHistoricDecisionInputInstances(
				DmnDecisionTableEvaluationEvent decided, String rootProcess, Date removedAt) {
			return this.rights.isConfidential(decided.getDecisionTable().getKey()) ? List.of()
					: super.createHistoricDecisionInputInstances(decided, rootProcess, removedAt);
		}

	}

}
