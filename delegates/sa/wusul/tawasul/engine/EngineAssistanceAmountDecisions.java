package sa.wusul.tawasul.engine;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.fee.Amount;
import sa.wusul.tawasul.assistance.AssistanceAmountDecisions;
import sa.wusul.tawasul.assistance.AssistanceKind;

/**
 * The latest version of the decision table {@code tawasul-assistance-amount}. The engine
 * would write household and income into the decision history, so the table is evaluated
 * outside of it, and the offer is stored with the study.
 */
@Component
class EngineAssistanceAmountDecisions implements AssistanceAmountDecisions {

	static final String TABLE = "tawasul-assistance-amount";

	private final LatestDecisions tables;

	EngineAssistanceAmountDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public Optional<Offer> forHousehold(AssistanceKind kind, int householdSize, int incomePerHead) {
		var answer = this.tables
			.ask(TABLE,
					Map.of("assistanceKind", kind.name(), "householdSize", householdSize, "incomePerHead",
							incomePerHead),
					Answer.class)
			.orElseThrow();
		if (answer.amount() == null) {
			throw new RefusalException(Kind.CONFLICT, "assistance.notPriced", kind.name());
		}
		return Optional.of(answer.amount())
			.filter((riyals) -> riyals > 0)
			.map((riyals) -> new Offer(Amount.ofRiyals(riyals), answer.months()));
	}

	private record Answer(Long amount, Integer months) {
	}

}
