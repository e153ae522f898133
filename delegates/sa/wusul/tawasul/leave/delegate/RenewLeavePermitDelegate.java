package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.tawasul.leave.LeavePermitService;

import static sa.wusul.tawasul.leave.process.LeaveUseProcess.LEAVE_MOVED;
import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.process.RecordOpeningProcess.PRISON_CENTRE;

/**
 * {@code Task_RenewPermit}: issues a permit that names the detainee's new prison, another
 * one for each move, and hands the scheduling over to that prison.
 */
@Component
class RenewLeavePermitDelegate implements JavaDelegate {

	private final LeavePermitService permits;

	RenewLeavePermitDelegate(LeavePermitService permits) {
		this.permits = permits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.permits.renew(LEAVE_NUMBER.in(execution),
				execution.getCurrentActivityId() + ":" + execution.getProcessInstanceId());
		EngineAccess.asSystem("the prison that a detainee left takes no step in their move",
				() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.createMessageCorrelation(LEAVE_MOVED)
					.processInstanceBusinessKey(execution.getProcessBusinessKey())
					.setVariable(PRISON_CENTRE.name(), PRISON_CENTRE.in(execution))
					.correlateAllWithResult());
	}

}
