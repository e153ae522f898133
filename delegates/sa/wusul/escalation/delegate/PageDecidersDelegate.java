package sa.wusul.escalation.delegate;

import java.time.Instant;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.DutyCall;
import sa.wusul.escalation.DutyPagingService;

import static sa.wusul.escalation.process.UrgentCaseProcess.URGENT_UNTIL;

/**
 * {@code Task_PageDeciders}: pages the Minister, the deputy and the duty officer who
 * reaches them when the time of an urgent matter runs out without a decision.
 */
@Component
class PageDecidersDelegate implements JavaDelegate {

	private static final List<String> DECIDERS = List.of("escalation-ministers", "escalation-deputies",
			"escalation-duty-officers");

	private final DutyPagingService paging;

	PageDecidersDelegate(DutyPagingService paging) {
		this.paging = paging;
	}

	@Override
	public void execute(DelegateExecution execution) {
		DECIDERS.forEach((role) -> this.paging.page(new DutyCall(execution.getProcessBusinessKey(), role, "DECISION",
				Instant.parse(URGENT_UNTIL.in(execution)), execution.getProcessInstanceId())));
	}

}
