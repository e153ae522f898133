package sa.wusul.tawasul.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.fee.Amount;
import sa.wusul.tawasul.assistance.AssistanceAmountDecisions;
import sa.wusul.tawasul.assistance.AssistanceKind;

/**
 * The latest version of the decision table {@code tawasul-assistance-amount}. The engine
 * would write household and income into the decision history, so the table is evaluated
 * outside of it, and the offer is stored with the study. It is evaluated without
 * authorisation, because its result must not depend on the person who evaluates it.
 */
@Component
class EngineAssistanceAmountDecisions implements AssistanceAmountDecisions {

	static final String TABLE = "tawasul-assistance-amount";

	private final DmnEngine tables = DecisionEnginePlugin.standalone().buildEngine();

	private final Map<String, DmnDecision> versions = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	EngineAssistanceAmountDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<Offer> forHousehold(AssistanceKind kind, int householdSize, int incomePerHead) {
		var row = this.tables
			.evaluateDecisionTable(newest(),
					Map.of("assistanceKind", kind.name(), "householdSize", householdSize, "incomePerHead",
							incomePerHead))
			.getSingleResult();
		var answer = Decisions.read(row, Answer.class);
		if (answer.amount() == null) {
			throw new RefusalException(Kind.CONFLICT, "assistance.notPriced", kind.name());
		}
		return Optional.of(answer.amount())
			.filter((riyals) -> riyals > 0)
			.map((riyals) -> new Offer(Amount.ofRiyals(riyals), answer.months()));
	}

	private DmnDecision newest() {
		return EngineAccess.asSystem(this.engine, "the offer must not depend on the person who studies the household",
				() -> version(this.engine.getRepositoryService()
					.createDecisionDefinitionQuery()
					.decisionDefinitionKey(TABLE)
					.latestVersion()
					.singleResult()));
	}

	private DmnDecision version(DecisionDefinition table) {
		return this.versions.computeIfAbsent(table.getId(),
				(id) -> this.tables.parseDecision(TABLE, this.engine.getRepositoryService().getDmnModelInstance(id)));
	}

	private record Answer(Long amount, Integer months) {
	}

}
