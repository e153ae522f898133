package sa.wusul.room.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.room.RecordingViewings;

import static sa.wusul.room.process.RecordingViewingProcess.DECIDED_BY;
import static sa.wusul.room.process.RecordingViewingProcess.STARTED_BY;
import static sa.wusul.room.process.RecordingViewingProcess.VIEWING_NUMBER;

/**
 * {@code Task_OrderViewing}: orders the film of a viewing that two people decided on.
 */
@Component
class OrderViewingDelegate implements JavaDelegate {

	private final RecordingViewings viewings;

	private final StepPerformers performers;

	OrderViewingDelegate(RecordingViewings viewings, StepPerformers performers) {
		this.viewings = viewings;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.viewings.release(VIEWING_NUMBER.in(execution), execution.getProcessInstanceId(),
				this.performers.get(execution, STARTED_BY), this.performers.get(execution, DECIDED_BY));
	}

}
