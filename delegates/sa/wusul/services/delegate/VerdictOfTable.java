package sa.wusul.services.delegate;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;

import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.services.Verdicts.Verdict;

import static sa.wusul.services.delegate.ApplicationFacts.REASON_CODE;
import static sa.wusul.services.delegate.ApplicationFacts.REMEDY;
import static sa.wusul.services.delegate.ApplicationFacts.VERDICT;

/**
 * Lays what the registers found before a decision table, for this step only, and keeps
 * what the table decides: the way to go for the process, the words for the requester.
 */
class VerdictOfTable implements ExecutionListener {

	/** Where the engine leaves the whole answer until the step ends. */
	private static final String ANSWER = "decisionResult";

	private final Findings findings;

	private final Verdicts verdicts;

	private final String decision;

	VerdictOfTable(Findings findings, Verdicts verdicts, String decision) {
		this.findings = findings;
		this.verdicts = verdicts;
		this.decision = decision;
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (execution.getEventName().equals(EVENTNAME_START)) {
			this.findings.of(execution.getProcessBusinessKey())
				.forEach((name, fact) -> execution.setVariable(name, Variables.untypedValue(fact, true)));
		}
		else if (execution.getVariable(ANSWER) instanceof DmnDecisionResult answer) {
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
