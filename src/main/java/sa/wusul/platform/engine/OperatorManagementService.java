package sa.wusul.platform.engine;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.management.SetJobRetriesByJobsAsyncBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesByProcessAsyncBuilder;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;

import sa.wusul.platform.problem.RefusalException;

/**
 * Management service that lets accounts try failed jobs again, and give none up: a job
 * without a try left is a deadline that never comes.
 */
class OperatorManagementService extends ManagementServiceImpl {

	OperatorManagementService(ProcessEngineConfiguration engine) {
		super(engine);
	}

	@Override
	public void setJobRetries(String jobId, int retries) {
		super.setJobRetries(jobId, tries(retries));
	}

	@Override
	public void setJobRetries(List<String> jobIds, int retries) {
		super.setJobRetries(jobIds, tries(retries));
	}

	@Override
	public void setJobRetriesByJobDefinitionId(String jobDefinitionId, int retries) {
		super.setJobRetriesByJobDefinitionId(jobDefinitionId, tries(retries));
	}

	@Override
	public SetJobRetriesBuilderImpl setJobRetries(int retries) {
		return super.setJobRetries(tries(retries));
	}

	@Override
	public SetJobRetriesByJobsAsyncBuilder setJobRetriesByJobsAsync(int retries) {
		return super.setJobRetriesByJobsAsync(tries(retries));
	}

	@Override
	public SetJobRetriesByProcessAsyncBuilder setJobRetriesByProcessAsync(int retries) {
		return super.setJobRetriesByProcessAsync(tries(retries));
	}

	@Override
	public Batch setJobRetriesAsync(List<String> jobIds, JobQuery jobs, int retries) {
		return super.setJobRetriesAsync(jobIds, jobs, tries(retries));
	}

	@Override
	public Batch setJobRetriesAsync(List<String> instanceIds, ProcessInstanceQuery instances,
			HistoricProcessInstanceQuery past, int retries) {
		return super.setJobRetriesAsync(instanceIds, instances, past, tries(retries));
	}

	private int tries(int retries) {
		return this.commandExecutor.execute((context) -> {
			if (retries < 1 && EngineAccess.isAccount(context)) {
				throw new RefusalException(RefusalException.Kind.INVALID, "job.tries");
			}
			return retries;
		});
	}

}
