package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

import org.springframework.stereotype.Component;

/** Deployer that lets the newest files be looked up again after a deployment. */
@Component
class DeploymentMemoryEnginePlugin extends AbstractProcessEnginePlugin implements Deployer {

	private final List<DeploymentMemory> memories;

	DeploymentMemoryEnginePlugin(List<DeploymentMemory> memories) {
		this.memories = memories;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var deployers = new ArrayList<Deployer>(List.of(this));
		Optional.ofNullable(engine.getCustomPostDeployers()).ifPresent(deployers::addAll);
		engine.setCustomPostDeployers(deployers);
	}

	@Override
	public void deploy(DeploymentEntity deployment) {
		if (deployment.isNew()) {
			Context.getCommandContext()
				.getTransactionContext()
				.addTransactionListener(TransactionState.COMMITTED,
						(context) -> this.memories.forEach(DeploymentMemory::forget));
		}
	}

}
