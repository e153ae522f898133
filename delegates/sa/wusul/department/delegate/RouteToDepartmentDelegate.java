package sa.wusul.department.delegate;

import java.util.Objects;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.platform.engine.Decisions;

import static sa.wusul.department.process.CaseResolutionProcess.DEPARTMENT;
import static sa.wusul.department.process.CaseResolutionProcess.DEPARTMENT_FINAL;
import static sa.wusul.department.process.CaseResolutionProcess.PRIORITY;
import static sa.wusul.department.process.CaseResolutionProcess.PROPOSED_DEPARTMENT;
import static sa.wusul.department.process.CaseResolutionProcess.REQUEST_TYPE;
import static sa.wusul.department.process.CaseResolutionProcess.ROUTED_TYPE;
import static sa.wusul.department.process.CaseResolutionProcess.ROUTING_REASON;
import static sa.wusul.department.process.CaseResolutionProcess.TRANSFER_COUNT;

/**
 * {@code Task_RouteToDepartment}: evaluates the table again with the facts confirmed by
 * clerk and auditor. A department chosen by a person stays, and so does the last one of a
 * case that was returned, unless its type was corrected; one that a supervisor decided
 * for good stays against any other choice. If neither a person nor a rule names one, the
 * case goes to the triage desk with the reason.
 */
@Component
class RouteToDepartmentDelegate implements JavaDelegate {

	static final String NO_RULE = "NO_RULE";

	private static final String TABLE = "intake-department-routing";

	private final CaseFiles caseFiles;

	private final ServiceLevelDecisions serviceLevels;

	RouteToDepartmentDelegate(CaseFiles caseFiles, ServiceLevelDecisions serviceLevels) {
		this.caseFiles = caseFiles;
		this.serviceLevels = serviceLevels;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var department = department(execution);
		DEPARTMENT.set(execution, department);
		TRANSFER_COUNT.set(execution, TRANSFER_COUNT.findIn(execution).orElse(0L));
		ROUTING_REASON.set(execution, (department != null) ? "RULE_OR_CHOICE" : NO_RULE);
		var requestType = REQUEST_TYPE.in(execution);
		var priority = PRIORITY.in(execution);
		this.caseFiles.classify(reference, requestType, priority, department,
				this.serviceLevels.wholeCase(TABLE, requestType, priority));
	}

	private static String department(DelegateExecution execution) {
		var confirmed = DEPARTMENT.findIn(execution).orElse(null);
		var proposed = PROPOSED_DEPARTMENT.findIn(execution).orElse(null);
		if (returnedUncorrected(execution) && DEPARTMENT_FINAL.findIn(execution).orElse(false)) {
			return proposed;
		}
		if (confirmed != null && (!Objects.equals(confirmed, proposed) || returnedUncorrected(execution))) {
			return confirmed;
		}
		var answer = proposed(execution);
		PROPOSED_DEPARTMENT.set(execution, answer);
		return answer;
	}

	/** Checks whether the case has been here before and still has the same type. */
	private static boolean returnedUncorrected(DelegateExecution execution) {
		return ROUTED_TYPE.findIn(execution).filter(REQUEST_TYPE.in(execution)::equals).isPresent();
	}

	private static String proposed(DelegateExecution execution) {
		return Decisions
			.ask(execution.getProcessEngineServices().getDecisionService(), TABLE, execution.getVariables(),
					String.class)
			.orElse(null);
	}

}
