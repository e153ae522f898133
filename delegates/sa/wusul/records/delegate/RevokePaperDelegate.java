package sa.wusul.records.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.records.PaperRevocationService;

import static sa.wusul.records.process.PaperRevocationProcess.DECIDED_BY;
import static sa.wusul.records.process.PaperRevocationProcess.KEY;
import static sa.wusul.records.process.PaperRevocationProcess.PAPER_NUMBER;
import static sa.wusul.records.process.PaperRevocationProcess.REVOCATION_CAUSE;
import static sa.wusul.records.process.PaperRevocationProcess.STARTED_BY;

/** {@code Task_RevokePaper}: revokes a paper that two people decided to revoke. */
@Component
class RevokePaperDelegate implements JavaDelegate {

	private final PaperRevocationService revocations;

	private final StepPerformers performers;

	RevokePaperDelegate(PaperRevocationService revocations, StepPerformers performers) {
		this.revocations = revocations;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.revocations.revoke(PAPER_NUMBER.in(execution), Cause.valueOf(REVOCATION_CAUSE.in(execution)), KEY,
				this.performers.get(execution, STARTED_BY), this.performers.get(execution, DECIDED_BY));
	}

}
