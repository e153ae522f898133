package sa.wusul.room.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.room.RecordingCertificates;

import static sa.wusul.room.process.RecordingViewingProcess.VIEWING_NUMBER;

/** {@code Task_CertifyFilm}: issues the certificate of the film of a viewing. */
@Component
class CertifyFilmDelegate implements JavaDelegate {

	private final RecordingCertificates certificates;

	CertifyFilmDelegate(RecordingCertificates certificates) {
		this.certificates = certificates;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.certificates.certifyFilm(VIEWING_NUMBER.in(execution));
	}

}
