package sa.wusul.intake.delegate;

import java.util.Objects;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevels;

import static sa.wusul.intake.delegate.RequestRegistrationProcess.DEPARTMENT;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.PRIORITY;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.PROPOSED_DEPARTMENT;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.REQUEST_TYPE;
import static sa.wusul.intake.delegate.RequestRegistrationProcess.ROUTING_REASON;

/**
 * {@code Task_RouteToDepartment}: asks the table again with what clerk and auditor
 * confirmed. A department that a person chose stays; where nobody and no rule names one,
 * the triage desk gets the case with the reason.
 */
@Component
class RouteToDepartmentDelegate implements JavaDelegate {

	static final String NO_RULE = "NO_RULE";

	private final CaseFiles caseFiles;

	private final ServiceLevels serviceLevels;

	RouteToDepartmentDelegate(CaseFiles caseFiles, ServiceLevels serviceLevels) {
		this.caseFiles = caseFiles;
		this.serviceLevels = serviceLevels;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var department = department(execution);
		DEPARTMENT.set(execution, department);
		ROUTING_REASON.set(execution, (department != null) ? "RULE_OR_CHOICE" : NO_RULE);
		var requestType = REQUEST_TYPE.in(execution);
		var priority = PRIORITY.in(execution);
		this.caseFiles.classify(reference, requestType, priority, department,
				this.serviceLevels.wholeCase(requestType, priority));
	}

	private static String department(DelegateExecution execution) {
		var confirmed = DEPARTMENT.findIn(execution).orElse(null);
		var proposed = PROPOSED_DEPARTMENT.findIn(execution).orElse(null);
		if (confirmed != null && !Objects.equals(confirmed, proposed)) {
			return confirmed;
		}
		var answer = RoutingTables.DEPARTMENT.answer(execution).orElse(null);
		PROPOSED_DEPARTMENT.set(execution, answer);
		return answer;
	}

}
