package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.OfficePickupProcess.NOTIFICATION_EVENT;
import static sa.wusul.delivery.process.OfficePickupProcess.TRIES_LEFT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import java.util.Map;
import sa.wusul.delivery.DeliveryLimit;
import sa.wusul.delivery.OfficeCustodyService;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.limit.LimitDecisions;

/**
 * {@code Task_SendCode} and similar tasks: sends the requester a code with the text
 * selected by the decision table.
 */
@Component
class OrderHandoverCodeDelegate implements JavaDelegate {

	private final OfficeCustodyService custody;

	private final LimitDecisions limits;

	OrderHandoverCodeDelegate(OfficeCustodyService custody, LimitDecisions limits) {
		this.custody = custody;
		this.limits = limits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var messageKey = Decisions.ask(execution.getProcessEngineServices().getDecisionService(),
				"notification-message-selection", Map.of("notificationEvent", NOTIFICATION_EVENT.in(execution),
						"channel", execution.getVariable("channel")),
				String.class)
			.orElse(null);
		this.custody.orderCode(execution.getProcessBusinessKey(), messageKey);
		TRIES_LEFT.set(execution, (long) this.limits.number(DeliveryLimit.HANDOVER_TRIES));
	}

}
