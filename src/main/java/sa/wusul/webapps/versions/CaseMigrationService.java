package sa.wusul.webapps.versions;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.runtime.Job;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.OperationReasonWriter;
import sa.wusul.webapps.versions.CaseMigrationPlan.Instruction;

/**
 * The engine's migration, run without its authorisations. Rights and the approval by a
 * second person are checked before; the name of the acting person is written to the
 * operation log.
 */
@Component
class CaseMigrationService {

	private final RuntimeService instances;

	private final ManagementService management;

	private final HistoryService history;

	private final OperationReasonWriter reasons;

	private final ProcessEngineConfigurationImpl engine;

	private final TransactionTemplate undone;

	private final Clock clock;

	CaseMigrationService(ProcessEngine engine, OperationReasonWriter reasons, PlatformTransactionManager transactions,
			Clock clock) {
		this.reasons = reasons;
		this.instances = engine.getRuntimeService();
		this.management = engine.getManagementService();
		this.history = engine.getHistoryService();
		this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
		this.undone = new TransactionTemplate(transactions);
		this.undone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	/**
	 * Returns the instructions that the engine generates: steps equal in both versions.
	 */
	List<Instruction> equalSteps(String source, String target) {
		return unrestricted((context) -> this.instances.createMigrationPlan(source, target)
			.mapEqualActivities()
			.updateEventTriggers()
			.build()).getInstructions()
			.stream()
			.map((step) -> new Instruction(step.getSourceActivityId(), step.getTargetActivityId(),
					step.isUpdateEventTrigger()))
			.toList();
	}

	/**
	 * Returns the engine's messages about the plan by step; none if it accepts the plan.
	 */
	Map<String, List<String>> complaints(CaseMigrationPlan plan) {
		try {
			unrestricted((context) -> enginePlan(plan));
			return Map.of();
		}
		catch (MigrationPlanValidationException invalid) {
			var complaints = new HashMap<String, List<String>>();
			invalid.getValidationReport()
				.getInstructionReports()
				.forEach((report) -> complaints.put(report.getMigrationInstruction().getSourceActivityId(),
						report.getFailures()));
			return complaints;
		}
	}

	/** Counts the instances at each step of a version. */
	Map<String, Long> standing(String definition) {
		var standing = new HashMap<String, Long>();
		unrestricted((context) -> this.management.createActivityStatisticsQuery(definition).unlimitedList()).stream()
			.filter((step) -> step.getInstances() > 0)
			.forEach((ActivityStatistics step) -> standing.merge(step.getId(), (long) step.getInstances(), Long::sum));
		return standing;
	}

	/** Returns the steps in which a case is. */
	List<String> stepsOf(String instance) {
		return unrestricted((context) -> this.instances.getActiveActivityIds(instance)).stream().distinct().toList();
	}

	/** Returns a function that tries to migrate one case at a time. */
	Function<String, Optional<String>> trial(CaseMigrationPlan plan) {
		var enginePlan = unrestricted((context) -> enginePlan(plan));
		return (instance) -> attempt(enginePlan, instance);
	}

	/**
	 * Migrates the case in a transaction that is rolled back with all effects of
	 * listeners.
	 * @return the reason why the migration fails
	 */
	private Optional<String> attempt(MigrationPlan plan, String instance) {
		return this.undone.execute((transaction) -> {
			transaction.setRollbackOnly();
			try {
				unrestricted((context) -> {
					this.instances.newMigration(plan).processInstanceIds(instance).execute();
					return null;
				});
				return Optional.empty();
			}
			catch (ProcessEngineException refused) {
				return Optional.of(String.valueOf(refused.getMessage()));
			}
		});
	}

	/**
	 * Passes the cases to a batch and the reason to the operation log. The batch stores
	 * no user name, because in the administrators' list it would reveal the domain.
	 */
	String start(CaseMigrationPlan plan, List<String> cases, String reason) {
		return withReason(reason, (context) -> {
			var batch = (BatchEntity) this.instances.newMigration(enginePlan(plan))
				.processInstanceIds(cases)
				.executeAsync();
			batch.setCreateUserId(null);
			context.getDbEntityManager()
				.getCachedEntity(HistoricBatchEntity.class, batch.getId())
				.setCreateUserId(null);
			return batch.getId();
		});
	}

	/**
	 * Checks whether the batch still has work; the engine removes it some time after.
	 */
	boolean isOpen(String batch) {
		return find(batch)
			.filter((open) -> open.getJobsCreated() < open.getTotalJobs()
					|| unrestricted((context) -> this.management.createJobQuery()
						.jobDefinitionId(open.getBatchJobDefinitionId())
						.count()) > 0)
			.isPresent();
	}

	/** Returns the reasons of failed migrations; the batch retries each several times. */
	Map<String, String> failures(String batch) {
		return unrestricted((context) -> {
			var failures = new HashMap<String, String>();
			failedJobs(batch)
				.forEach((job) -> casesOf(job, context).forEach((instance) -> failures.put(instance, message(job))));
			return failures;
		});
	}

	/** Retries failed migrations at once; cases that no longer exist are removed. */
	void resume(String batch, String source, String reason) {
		withReason(reason, (context) -> {
			failedJobs(batch).forEach((job) -> {
				if (casesOf(job, context).stream().noneMatch((instance) -> runs(instance, source))) {
					this.management.deleteJob(job.getId());
					return;
				}
				this.management.setJobRetries(job.getId(), this.engine.getDefaultNumberOfRetries());
				this.management.setJobDuedate(job.getId(), Date.from(this.clock.instant()));
			});
			return null;
		});
	}

	private boolean runs(String instance, String definition) {
		return this.instances.createProcessInstanceQuery()
			.processInstanceId(instance)
			.processDefinitionId(definition)
			.count() > 0;
	}

	/** Stops the batch; cases not migrated stay in their old version. */
	void stop(String batch, String reason) {
		withReason(reason, (context) -> {
			this.management.deleteBatch(batch, false);
			return null;
		});
	}

	private Optional<Batch> find(String batch) {
		return Optional
			.ofNullable(unrestricted((context) -> this.management.createBatchQuery().batchId(batch).singleResult()));
	}

	private List<Job> failedJobs(String batch) {
		return find(batch)
			.map((open) -> this.management.createJobQuery()
				.jobDefinitionId(open.getBatchJobDefinitionId())
				.withException()
				.unlimitedList())
			.orElse(List.of());
	}

	private List<String> casesOf(Job job, CommandContext context) {
		var configuration = (BatchJobConfiguration) ((JobEntity) job).getJobHandlerConfiguration();
		var bytes = context.getDbEntityManager()
			.selectById(ByteArrayEntity.class, configuration.getConfigurationByteArrayId());
		var handler = (MigrationBatchJobHandler) this.engine.getBatchHandlers()
			.get(Batch.TYPE_PROCESS_INSTANCE_MIGRATION);
		MigrationBatchConfiguration cases = handler.readConfiguration(bytes.getBytes());
		return cases.getIds();
	}

	private static String message(Job job) {
		return String.valueOf(job.getExceptionMessage());
	}

	private MigrationPlan enginePlan(CaseMigrationPlan plan) {
		var builder = this.instances.createMigrationPlan(plan.source(), plan.target());
		plan.instructions().forEach((step) -> {
			var mapped = builder.mapActivities(step.from(), step.to());
			if (step.restart()) {
				mapped.updateEventTrigger();
			}
		});
		return builder.build();
	}

	/**
	 * Adds the reason to the log, which accepts an annotation only once the operation is
	 * written.
	 */
	private <T> T withReason(String reason, Function<CommandContext, T> operation) {
		var done = unrestricted((context) -> {
			var result = Optional.ofNullable(operation.apply(context));
			return new Done<>(result, context.getOperationId());
		});
		unrestricted((context) -> {
			if (this.history.createUserOperationLogQuery().operationId(done.operation()).count() > 0) {
				this.reasons.write(done.operation(), reason);
			}
			return null;
		});
		return done.result().orElse(null);
	}

	/** Runs with the rights that were checked before instead of the engine's own. */
	<T> T unrestricted(Function<CommandContext, T> work) {
		return EngineAccess.asSystem(this.engine, "the rights to the plan and its cases were checked",
				() -> work.apply(Context.getCommandContext()));
	}

	private record Done<T>(Optional<T> result, String operation) {
	}

}
