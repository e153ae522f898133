package sa.wusul.services.delegate;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.services.Verdicts.Verdict;

import static sa.wusul.services.delegate.ApplicationFacts.REASON_CODE;
import static sa.wusul.services.delegate.ApplicationFacts.REMEDY;
import static sa.wusul.services.delegate.ApplicationFacts.VERDICT;

/**
 * Keeps what a decision table decides: the way to go for the process, the words for the
 * requester.
 */
class VerdictOfTable implements ExecutionListener {

	/** Where the engine leaves the whole answer until the step ends. */
	private static final String ANSWER = "decisionResult";

	private final Verdicts verdicts;

	private final String decision;

	VerdictOfTable(Verdicts verdicts, String decision) {
		this.verdicts = verdicts;
		this.decision = decision;
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (execution.getVariable(ANSWER) instanceof DmnDecisionResult answer) {
			if (answer.isEmpty()) {
				throw new IllegalStateException("%s has no rule for case %s; add one for what is left"
					.formatted(this.decision, execution.getProcessBusinessKey()));
			}
			keep(execution, answer.getSingleResult());
		}
	}

	private void keep(DelegateExecution execution, DmnDecisionResultEntries answer) {
		var verdict = new Verdict(this.decision, Outcome.valueOf(answer.getEntry("verdict")),
				answer.getEntry("reasonCode"), answer.getEntry("reason"), answer.getEntry("remedy"));
		this.verdicts.give(execution.getProcessBusinessKey(), verdict);
		VERDICT.set(execution, verdict.outcome().name());
		REASON_CODE.set(execution, verdict.reasonCode());
		REMEDY.set(execution, verdict.remedy());
	}

}
