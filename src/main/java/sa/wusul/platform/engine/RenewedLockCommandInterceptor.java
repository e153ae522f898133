package sa.wusul.platform.engine;

import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Interceptor that lets the engine record the failure of a job whose lock was renewed
 * while it was in hand.
 */
class RenewedLockCommandInterceptor extends CommandInterceptor {

	/** The job that this thread executed last. */
	private static final ThreadLocal<JobEntity> last = new ThreadLocal<>();

	private final RenewedJobLocks locks;

	RenewedLockCommandInterceptor(RenewedJobLocks locks) {
		this.locks = locks;
	}

	@Override
	public <T> T execute(Command<T> command) {
		if (command instanceof ExecuteJobsCmd) {
			last.remove();
			try {
				return this.next.execute(command);
			}
			finally {
				last.set(Context.getCommandContext().getCurrentJob());
			}
		}
		var failed = (command instanceof FailedJobListener) ? last.get() : null;
		if (failed == null) {
			return this.next.execute(command);
		}
		this.locks.begin(failed);
		try {
			return this.next.execute(command);
		}
		finally {
			this.locks.end(failed);
		}
	}

}
