package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.intake.process.RequestRegistrationProcess;
import sa.wusul.intake.engine.RoutingDecisions;

import static sa.wusul.intake.process.RequestRegistrationProcess.DEPARTMENT;
import static sa.wusul.intake.process.RequestRegistrationProcess.PRIORITY;
import static sa.wusul.intake.process.RequestRegistrationProcess.PROPOSED_DEPARTMENT;
import static sa.wusul.intake.process.RequestRegistrationProcess.REQUEST_TYPE;
import static sa.wusul.intake.process.RequestRegistrationProcess.URGENT_MATTER;

/**
 * {@code Task_ProposeRouting}: proposes type, priority and department by the tables, for
 * the clerk to confirm or correct. Requests from a channel that does not ask for urgency
 * are ordinary.
 */
@Component
class RouteRequestDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final ServiceLevelDecisions serviceLevels;

	RouteRequestDelegate(CaseFiles caseFiles, ServiceLevelDecisions serviceLevels) {
		this.caseFiles = caseFiles;
		this.serviceLevels = serviceLevels;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var requestType = RoutingDecisions.REQUEST_TYPE.answer(execution).orElse("GENERAL");
		REQUEST_TYPE.set(execution, requestType);
		var priority = RoutingDecisions.PRIORITY.answer(execution).orElse("NORMAL");
		PRIORITY.set(execution, priority);
		var department = RoutingDecisions.DEPARTMENT.answer(execution).orElse(null);
		DEPARTMENT.set(execution, department);
		PROPOSED_DEPARTMENT.set(execution, department);
		URGENT_MATTER.set(execution, URGENT_MATTER.findIn(execution).orElse("NONE"));
		this.caseFiles.classify(reference, requestType, priority, department,
				this.serviceLevels.wholeCase(RequestRegistrationProcess.KEY, requestType, priority));
	}

}
