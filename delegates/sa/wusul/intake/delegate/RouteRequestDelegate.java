package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevels;

import static sa.wusul.intake.delegate.RequestRegistrationProcess.DEPARTMENT;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.PRIORITY;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.PROPOSED_DEPARTMENT;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.REQUEST_TYPE;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.URGENT_MATTER;

/**
 * {@code Task_ProposeRouting}: proposes type, priority and department by the tables, for
 * the clerk to confirm or correct. Requests from a channel that does not ask for urgency
 * are ordinary.
 */
@Component
class RouteRequestDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final ServiceLevels serviceLevels;

	RouteRequestDelegate(CaseFiles caseFiles, ServiceLevels serviceLevels) {
		this.caseFiles = caseFiles;
		this.serviceLevels = serviceLevels;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var requestType = RoutingTables.REQUEST_TYPE.answer(execution).orElse("GENERAL");
		REQUEST_TYPE.set(execution, requestType);
		var priority = RoutingTables.PRIORITY.answer(execution).orElse("NORMAL");
		PRIORITY.set(execution, priority);
		var department = RoutingTables.DEPARTMENT.answer(execution).orElse(null);
		DEPARTMENT.set(execution, department);
		PROPOSED_DEPARTMENT.set(execution, department);
		URGENT_MATTER.set(execution, URGENT_MATTER.findIn(execution).orElse("NONE"));
		this.caseFiles.classify(reference, requestType, priority, department,
				this.serviceLevels.wholeCase(requestType, priority));
	}

}
