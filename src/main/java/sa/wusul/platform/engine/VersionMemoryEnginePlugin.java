package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.commons.utils.cache.Cache;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.VersionMemory.Kind;
import sa.wusul.platform.engine.VersionMemory.Version;
import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * Engine plug-in that remembers which versions of processes and decision tables are the
 * newest, that a version has not changed, and the definitions of jobs, which the engine
 * would look up in each command. Switched off by {@code wusul.version-memory: false}.
 */
@Component
@ConditionalOnProperty(name = "wusul.version-memory", havingValue = "true", matchIfMissing = true)
class VersionMemoryEnginePlugin extends AbstractProcessEnginePlugin {

	private final VersionMemory memory;

	VersionMemoryEnginePlugin(VersionMemory memory) {
		this.memory = memory;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setCacheFactory(new DefinitionCacheFactory());
		EngineSessions.add(engine, DecisionDefinitionManager.class, () -> new Decisions(this.memory));
		EngineSessions.add(engine, ProcessDefinitionManager.class, () -> new Processes(this.memory));
		EngineSessions.add(engine, JobDefinitionManager.class, () -> new Jobs(this.memory));
		var interceptors = new ArrayList<CommandInterceptor>(List.of(new PriorityInterceptor(this.memory)));
		Optional.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired()).ifPresent(interceptors::addAll);
		engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
		var deployers = new ArrayList<Deployer>(List.of(this::deploy));
		Optional.ofNullable(engine.getCustomPreDeployers()).ifPresent(deployers::addAll);
		engine.setCustomPreDeployers(deployers);
	}

	private void deploy(DeploymentEntity deployment) {
		if (deployment.isNew()) {
			this.memory.change(Context.getCommandContext());
		}
	}

	private static DeploymentCache parsed() {
		return Context.getProcessEngineConfiguration().getDeploymentCache();
	}

	/**
	 * Returns the parsed version, which a first look-up brings up to date; {@code null}
	 * if there is none, as far as is known.
	 */
	private static <T extends ResourceDefinitionEntity<?>> T remembered(VersionMemory memory, Version version,
			Supplier<T> lookUp, Cache<String, T> parsed) {
		var found = new ArrayList<T>();
		var id = memory.find(version, () -> {
			found.add(lookUp.get());
			return Optional.ofNullable(found.get(0)).map(ResourceDefinitionEntity::getId);
		});
		if (!found.isEmpty()) {
			return found.get(0);
		}
		return id.isEmpty() ? null : Optional.ofNullable(parsed.get(id.get())).orElseGet(lookUp);
	}

	private static final class Decisions extends DecisionDefinitionManager {

		private final VersionMemory memory;

		Decisions(VersionMemory memory) {
			this.memory = memory;
		}

		@Override
		public DecisionDefinitionEntity findLatestDecisionDefinitionByKey(String key) {
			return remembered(this.memory, new Version(Kind.DECISION, key),
					() -> super.findLatestDecisionDefinitionByKey(key), parsed().getDecisionDefinitionCache());
		}

		/** There are no tenants. */
		@Override
		public DecisionDefinitionEntity findLatestDecisionDefinitionByKeyAndTenantId(String key, String tenant) {
			return (tenant == null) ? findLatestDecisionDefinitionByKey(key)
					: super.findLatestDecisionDefinitionByKeyAndTenantId(key, tenant);
		}

		@Override
		public void deleteDecisionDefinitionsByDeploymentId(String deployment) {
			this.memory.change(Context.getCommandContext());
			super.deleteDecisionDefinitionsByDeploymentId(deployment);
		}

	}

	private static final class Processes extends ProcessDefinitionManager {

		private final VersionMemory memory;

		Processes(VersionMemory memory) {
			this.memory = memory;
		}

		@Override
		public ProcessDefinitionEntity findLatestDefinitionByKey(String key) {
			return remembered(new Version(Kind.PROCESS, key), () -> super.findLatestDefinitionByKey(key));
		}

		/** There are no tenants. */
		@Override
		public ProcessDefinitionEntity findLatestDefinitionByKeyAndTenantId(String key, String tenant) {
			return (tenant == null) ? findLatestDefinitionByKey(key)
					: super.findLatestDefinitionByKeyAndTenantId(key, tenant);
		}

		@Override
		public ProcessDefinitionEntity findLatestDefinitionById(String id) {
			return remembered(new Version(Kind.PROCESS_ID, id), () -> super.findLatestDefinitionById(id));
		}

		private ProcessDefinitionEntity remembered(Version version, Supplier<ProcessDefinitionEntity> lookUp) {
			return VersionMemoryEnginePlugin.remembered(this.memory, version, lookUp,
					parsed().getProcessDefinitionCache());
		}

		@Override
		public void deleteProcessDefinition(ProcessDefinition version, String id, boolean history, boolean instances,
				boolean withoutListeners, boolean withoutMappings) {
			this.memory.change(Context.getCommandContext());
			super.deleteProcessDefinition(version, id, history, instances, withoutListeners, withoutMappings);
		}

		@Override
		public void updateProcessDefinitionSuspensionStateById(String id, SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateProcessDefinitionSuspensionStateById(id, state);
		}

		@Override
		public void updateProcessDefinitionSuspensionStateByKey(String key, SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateProcessDefinitionSuspensionStateByKey(key, state);
		}

		@Override
		public void updateProcessDefinitionSuspensionStateByKeyAndTenantId(String key, String tenant,
				SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateProcessDefinitionSuspensionStateByKeyAndTenantId(key, tenant, state);
		}

	}

	/**
	 * The definitions of the jobs of processes, which all commands only read that do not
	 * change them. Those of a batch come and go with it, and are read each time.
	 */
	static final class Jobs extends JobDefinitionManager {

		private final VersionMemory memory;

		Jobs(VersionMemory memory) {
			this.memory = memory;
		}

		@Override
		public JobDefinitionEntity findById(String id) {
			var found = new ArrayList<JobDefinitionEntity>();
			var remembered = this.memory.find(new Version(Kind.JOB, id), () -> {
				found.add(super.findById(id));
				return Optional.ofNullable(found.get(0))
					.filter((definition) -> definition.getProcessDefinitionId() != null)
					.map(Jobs::copy);
			});
			return found.isEmpty() ? remembered.orElse(null) : found.get(0);
		}

		/** Returns a copy that stays as it is when this command changes the original. */
		private static JobDefinitionEntity copy(JobDefinitionEntity original) {
			var copy = new JobDefinitionEntity();
			copy.setId(original.getId());
			copy.setRevision(original.getRevision());
			copy.setProcessDefinitionId(original.getProcessDefinitionId());
			copy.setProcessDefinitionKey(original.getProcessDefinitionKey());
			copy.setActivityId(original.getActivityId());
			copy.setJobType(original.getJobType());
			copy.setJobConfiguration(original.getJobConfiguration());
			copy.setSuspensionState(original.getSuspensionState());
			copy.setJobPriority(original.getOverridingJobPriority());
			copy.setTenantId(original.getTenantId());
			copy.setDeploymentId(original.getDeploymentId());
			return copy;
		}

		@Override
		public void updateJobDefinitionSuspensionStateById(String id, SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateJobDefinitionSuspensionStateById(id, state);
		}

		@Override
		public void updateJobDefinitionSuspensionStateByProcessDefinitionId(String id, SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateJobDefinitionSuspensionStateByProcessDefinitionId(id, state);
		}

		@Override
		public void updateJobDefinitionSuspensionStateByProcessDefinitionKey(String key, SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateJobDefinitionSuspensionStateByProcessDefinitionKey(key, state);
		}

		@Override
		public void updateJobDefinitionSuspensionStateByProcessDefinitionKeyAndTenantId(String key, String tenant,
				SuspensionState state) {
			this.memory.change(Context.getCommandContext());
			super.updateJobDefinitionSuspensionStateByProcessDefinitionKeyAndTenantId(key, tenant, state);
		}

	}

	/**
	 * Interceptor of the one command that changes a definition of jobs which it has read.
	 */
	private static final class PriorityInterceptor extends CommandInterceptor {

		private final VersionMemory memory;

		PriorityInterceptor(VersionMemory memory) {
			this.memory = memory;
		}

		@Override
		public <T> T execute(Command<T> command) {
			if (command instanceof SetJobDefinitionPriorityCmd) {
				this.memory.change(Context.getCommandContext());
			}
			return this.next.execute(command);
		}

	}

}
