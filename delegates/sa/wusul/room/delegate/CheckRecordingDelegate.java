package sa.wusul.room.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.room.RecordingChecks;

import static sa.wusul.room.process.RecordingCheckProcess.RECORDED_ROOM;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDING_LOOKED_AGAIN;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDING_WHOLE;

/** {@code Task_CheckRecording}: compares the recordings of a room again. */
@Component
class CheckRecordingDelegate implements JavaDelegate {

	private final RecordingChecks checks;

	CheckRecordingDelegate(RecordingChecks checks) {
		this.checks = checks;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RECORDING_WHOLE.set(execution, this.checks.checkAgain(RECORDED_ROOM.in(execution)));
		RECORDING_LOOKED_AGAIN.set(execution, true);
	}

}
