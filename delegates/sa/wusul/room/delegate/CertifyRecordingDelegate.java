package sa.wusul.room.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.room.RecordingCertificates;

import static sa.wusul.room.process.RecordingCheckProcess.RECORDED_ROOM;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDING_RESULT;

/**
 * {@code Task_CertifyRecording}: issues the certificate of what is sealed of a recording.
 */
@Component
class CertifyRecordingDelegate implements JavaDelegate {

	private final RecordingCertificates certificates;

	CertifyRecordingDelegate(RecordingCertificates certificates) {
		this.certificates = certificates;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RECORDING_RESULT.set(execution, this.certificates.certify(RECORDED_ROOM.in(execution)));
	}

}
