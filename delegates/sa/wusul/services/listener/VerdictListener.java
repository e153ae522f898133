package sa.wusul.services.listener;

import java.util.function.Function;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.platform.text.NeutralText;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.engine.EligibilityAnswer;

import static sa.wusul.services.engine.ApplicationFacts.REASON_CODE;
import static sa.wusul.services.engine.ApplicationFacts.REMEDY;
import static sa.wusul.services.engine.ApplicationFacts.VERDICT;

/**
 * Listener that stores the result of an eligibility table: the outcome for the process
 * and the texts for the requester.
 */
public class VerdictListener implements ExecutionListener {

	/** The variable in which the engine keeps the whole result until the step ends. */
	private static final String ANSWER = "decisionResult";

	private final Verdicts verdicts;

	private final Function<DelegateExecution, String> decision;

	/**
	 * @param decision returns the id of the table that decided
	 */
	public VerdictListener(Verdicts verdicts, Function<DelegateExecution, String> decision) {
		this.verdicts = verdicts;
		this.decision = decision;
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (execution.getVariable(ANSWER) instanceof DmnDecisionResult answer) {
			if (answer.isEmpty()) {
				throw new IllegalStateException(NeutralText.format("%s has no rule for case %s; add a default rule",
						this.decision.apply(execution), execution.getProcessBusinessKey()));
			}
			keep(execution, EligibilityAnswer.verdict(this.decision.apply(execution), answer.getResultList()),
					EligibilityAnswer.english(answer.getResultList()));
		}
	}

	private void keep(DelegateExecution execution, ApplicationVerdict verdict, String english) {
		this.verdicts.give(execution.getProcessBusinessKey(), verdict, english);
		VERDICT.set(execution, verdict.outcome().name());
		REASON_CODE.set(execution, verdict.reasonCode());
		REMEDY.set(execution, verdict.remedy());
	}

}
