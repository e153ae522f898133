package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.records.Disposals;

import static sa.wusul.tawasul.process.ConfidentialDisposalProcess.CERTIFICATE_NUMBER;
import static sa.wusul.tawasul.process.ConfidentialDisposalProcess.DISPOSAL_NUMBER;

/**
 * {@code Task_IssueCertificate}: issues the certificate about the window's disposed
 * cases.
 */
@Component
class CertifyConfidentialDisposalDelegate implements JavaDelegate {

	private final Disposals disposals;

	CertifyConfidentialDisposalDelegate(Disposals disposals) {
		this.disposals = disposals;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CERTIFICATE_NUMBER.set(execution, this.disposals.certify(DISPOSAL_NUMBER.in(execution)));
	}

}
