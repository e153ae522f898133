package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionRequirementsDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import sa.wusul.platform.identity.Rights;

/**
 * Command checker that shows models of a confidential domain to those who work with them
 * only: the right to read models is one for all of them.
 */
class ConfidentialModelChecker extends TaskHolderChecker {

	private final Rights rights;

	ConfidentialModelChecker(Rights rights) {
		this.rights = rights;
	}

	@Override
	public void checkReadProcessDefinition(ProcessDefinition process) {
		super.checkReadProcessDefinition(process);
		check(process.getKey(), Resources.PROCESS_DEFINITION);
	}

	@Override
	public void checkReadDecisionDefinition(DecisionDefinitionEntity decision) {
		super.checkReadDecisionDefinition(decision);
		check(decision.getKey(), Resources.DECISION_DEFINITION);
	}

	@Override
	public void checkReadDecisionRequirementsDefinition(DecisionRequirementsDefinitionEntity decisions) {
		super.checkReadDecisionRequirementsDefinition(decisions);
		check(decisions.getKey(), Resources.DECISION_REQUIREMENTS_DEFINITION);
	}

	/** Checks the file of a deployment, which is named for what it contains. */
	void checkReadFile(String name) {
		check(name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\..*", ""), Resources.DEPLOYMENT);
	}

	private void check(String model, Resource resource) {
		var context = Context.getCommandContext();
		var account = context.getAuthentication();
		if (account == null || account.getUserId() == null || !context.isAuthorizationCheckEnabled()) {
			return;
		}
		if (!this.rights.mayReadModel(Optional.ofNullable(account.getGroupIds()).orElse(List.of()), model)) {
			throw new AuthorizationException(account.getUserId(), Permissions.READ.getName(), resource.resourceName(),
					model);
		}
	}

}
