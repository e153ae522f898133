package sa.wusul.records.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.records.Disposals;

import static sa.wusul.records.process.CaseDisposalProcess.CERTIFICATE_NUMBER;
import static sa.wusul.records.process.CaseDisposalProcess.DISPOSAL_NUMBER;

/** {@code Task_IssueCertificate}: issues the certificate about the disposed cases. */
@Component
class IssueDisposalCertificateDelegate implements JavaDelegate {

	private final Disposals disposals;

	IssueDisposalCertificateDelegate(Disposals disposals) {
		this.disposals = disposals;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CERTIFICATE_NUMBER.set(execution, this.disposals.certify(DISPOSAL_NUMBER.in(execution)));
	}

}
