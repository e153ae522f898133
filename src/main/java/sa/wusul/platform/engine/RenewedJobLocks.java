package sa.wusul.platform.engine;

import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

import org.springframework.stereotype.Component;

/**
 * Until when this node has renewed the locks of its jobs. The engine takes a job whose
 * lock is not the one with which it began for another node's, and records no failure of
 * it; a job that failed after its lock was renewed is therefore told of the renewal.
 */
@Component
class RenewedJobLocks {

	private final Map<String, Date> renewed = new HashMap<>();

	/** Jobs whose failure is being recorded, by which their locks end. */
	private final Set<String> failing = new HashSet<>();

	/** Renews the locks of these jobs, except of those that have just failed. */
	synchronized void renew(List<String> jobs, Date until, Consumer<List<String>> update) {
		this.renewed.keySet().retainAll(jobs);
		var kept = jobs.stream().filter((job) -> !this.failing.contains(job)).toList();
		if (!kept.isEmpty()) {
			update.accept(kept);
			kept.forEach((job) -> this.renewed.put(job, until));
		}
	}

	/** Tells a job that failed of its lock, which is not renewed meanwhile. */
	synchronized void begin(JobEntity failed) {
		this.failing.add(failed.getId());
		var until = this.renewed.get(failed.getId());
		if (until != null) {
			failed.setLockExpirationTime(until);
		}
	}

	/** Ends what was begun, as soon as the failure is recorded. */
	synchronized void end(JobEntity failed) {
		this.failing.remove(failed.getId());
		this.renewed.remove(failed.getId());
	}

}
