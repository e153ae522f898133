package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.records.PaperRevocationService;

import static sa.wusul.tawasul.process.ConfidentialPaperRevocationProcess.DECIDED_BY;
import static sa.wusul.tawasul.process.ConfidentialPaperRevocationProcess.KEY;
import static sa.wusul.tawasul.process.ConfidentialPaperRevocationProcess.PAPER_NUMBER;
import static sa.wusul.tawasul.process.ConfidentialPaperRevocationProcess.REVOCATION_CAUSE;
import static sa.wusul.tawasul.process.ConfidentialPaperRevocationProcess.STARTED_BY;

/**
 * {@code Task_RevokePaper}: revokes a paper of the window, which two of its people
 * decided.
 */
@Component
class RevokeConfidentialPaperDelegate implements JavaDelegate {

	private final PaperRevocationService revocations;

	private final StepPerformers performers;

	RevokeConfidentialPaperDelegate(PaperRevocationService revocations, StepPerformers performers) {
		this.revocations = revocations;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.revocations.revoke(PAPER_NUMBER.in(execution), Cause.valueOf(REVOCATION_CAUSE.in(execution)), KEY,
				this.performers.get(execution, STARTED_BY), this.performers.get(execution, DECIDED_BY));
	}

}
