package sa.wusul.room.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.room.RecordingViewings;

import static sa.wusul.room.process.RecordingViewingProcess.RECORDING_WATCHED;
import static sa.wusul.room.process.RecordingViewingProcess.VIEWING_NUMBER;

/** {@code Task_DeleteViewing}: deletes the film of a viewing, seen or not. */
@Component
class DeleteViewingDelegate implements JavaDelegate {

	private final RecordingViewings viewings;

	DeleteViewingDelegate(RecordingViewings viewings) {
		this.viewings = viewings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RECORDING_WATCHED.set(execution, this.viewings.delete(VIEWING_NUMBER.in(execution)));
	}

}
