package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.ResourceKind;
import sa.wusul.meeting.Resources;

import static sa.wusul.meeting.process.ResourceMaintenanceProcess.REBOOKED_COUNT;
import static sa.wusul.meeting.process.ResourceMaintenanceProcess.RESOURCE_KIND;
import static sa.wusul.meeting.process.ResourceMaintenanceProcess.RESOURCE_NUMBER;
import static sa.wusul.meeting.process.ResourceMaintenanceProcess.WAITING_COUNT;

/** {@code Task_SettleResource}: adapts sessions and bookings to the changed resource. */
@Component
class SettleResourceDelegate implements JavaDelegate {

	private final Resources resources;

	SettleResourceDelegate(Resources resources) {
		this.resources = resources;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var settled = this.resources.settle(ResourceKind.valueOf(RESOURCE_KIND.in(execution)),
				RESOURCE_NUMBER.in(execution));
		REBOOKED_COUNT.set(execution, (long) settled.rebooked());
		WAITING_COUNT.set(execution, (long) settled.waiting());
	}

}
