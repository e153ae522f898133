package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.NextAttemptProcess.ATTEMPT_COUNT;
import static sa.wusul.delivery.process.NextAttemptProcess.FAILURE_REASON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.FailureReason;

/** {@code Task_ReadAttempt}: reads which attempt failed and for which reason. */
@Component
class ReadAttemptDelegate implements JavaDelegate {

	private final DeliveryService deliveries;

	ReadAttemptDelegate(DeliveryService deliveries) {
		this.deliveries = deliveries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var delivery = this.deliveries.get(execution.getProcessBusinessKey());
		ATTEMPT_COUNT.set(execution, (long) delivery.attempts());
		FAILURE_REASON.set(execution, delivery.failureReason().map(FailureReason::name).orElse(null));
	}

}
