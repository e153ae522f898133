package sa.wusul.escalation.delegate;

import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.DutyCall;
import sa.wusul.escalation.DutyPagingService;

import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_MATTER;
import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_MINUTES;
import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_ROLE;
import static sa.wusul.escalation.process.DutyLevelProcess.LEVEL_SILENT;
import static sa.wusul.escalation.process.DutyLevelProcess.SILENT_AT;

/**
 * {@code Task_PageDuty}: sets the end of the time in which the role on duty has to begin,
 * and pages it.
 */
@Component
class PageDutyDelegate implements JavaDelegate {

	private final DutyPagingService paging;

	private final Clock clock;

	PageDutyDelegate(DutyPagingService paging, Clock clock) {
		this.paging = paging;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var end = this.clock.instant().plus(Duration.ofMinutes(DUTY_MINUTES.in(execution)));
		SILENT_AT.set(execution, end.toString());
		LEVEL_SILENT.set(execution, false);
		this.paging.page(new DutyCall(execution.getProcessBusinessKey(), DUTY_ROLE.in(execution),
				DUTY_MATTER.in(execution), end, execution.getProcessInstanceId()));
	}

}
