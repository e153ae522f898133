package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;

/**
 * Listener that lets the supervisors of the case's own centre or department, and no
 * others, see the running process in Cockpit (M5). Processes of a confidential case are
 * seen by the supervisors of its own domain instead. The engine removes the authorisation
 * when the process ends.
 */
public class SupervisorAccessListener implements ExecutionListener {

	private final ConfidentialCaseReader cases;

	private final Rights rights;

	private final String role;

	public SupervisorAccessListener(ConfidentialCaseReader cases, Rights rights, String role) {
		this.cases = cases;
		this.rights = rights;
		this.role = role;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var group = supervisors(execution);
		EngineAccess.asSystem("the person who completes the preceding step may have no right to grant", () -> {
			var newProcess = EVENTNAME_START.equals(execution.getEventName());
			if (newProcess || !isGranted(execution, group.id())) {
				grant(execution, group.id());
			}
			return null;
		});
	}

	private StaffGroup supervisors(DelegateExecution execution) {
		return this.cases.forExecution(execution)
			.map((file) -> this.rights.ofCentre(this.rights.supervisorsOf(file.processKey()), file.place().centre()))
			.orElseGet(() -> this.rights.ofPlace(this.role, (String) execution.getVariable("centre"),
					(String) execution.getVariable("department")));
	}

	private static boolean isGranted(DelegateExecution execution, String group) {
		return execution.getProcessEngineServices()
			.getAuthorizationService()
			.createAuthorizationQuery()
			.groupIdIn(group)
			.resourceType(Resources.PROCESS_INSTANCE)
			.resourceId(execution.getProcessInstanceId())
			.count() > 0;
	}

	private static void grant(DelegateExecution execution, String group) {
		var right = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
		right.setGroupId(group);
		right.setResource(Resources.PROCESS_INSTANCE);
		right.setResourceId(execution.getProcessInstanceId());
		right.addPermission(Permissions.READ);
		Context.getCommandContext().getAuthorizationManager().insert(right);
	}

}
