package sa.wusul.delivery.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.OfficeCustodyService;
import sa.wusul.delivery.TraceOutcome;
import sa.wusul.delivery.process.CourierDeliveryProcess;

/**
 * {@code Task_RecordTrace}: records that the document was found at the office or that the
 * courier lost it.
 */
@Component
class RecordTraceDelegate implements JavaDelegate {

	private final OfficeCustodyService custody;

	RecordTraceDelegate(OfficeCustodyService custody) {
		this.custody = custody;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var outcome = TraceOutcome.valueOf(CourierDeliveryProcess.TRACE_OUTCOME.in(execution));
		this.custody.recordTrace(execution.getProcessBusinessKey(), outcome);
	}

}
