package sa.wusul.platform.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The newest versions of processes and decision tables, and the definitions of jobs, as
 * far as somebody has looked them up. A change counts at once where it happens, and on
 * other nodes within two seconds. A node that could not look for ten seconds no longer
 * trusts its memory.
 */
@Component
public class VersionMemory implements DeploymentMemory {

	private static final Duration TRUST = Duration.ofSeconds(10);

	/**
	 * The ids of newest versions, and of versions that were read as they are now, and
	 * definitions of jobs; empty for a table that is not deployed.
	 */
	private final Map<Version, Optional<?>> known = new ConcurrentHashMap<>();

	private final AtomicInteger changes = new AtomicInteger();

	/** Threads whose transaction changes versions and alone sees them. */
	private final ThreadLocal<Boolean> changing = new ThreadLocal<>();

	private final DeployedVersionRepository versions;

	private volatile Look last = new Look("", System.nanoTime() - TRUST.toNanos());

	VersionMemory(DeployedVersionRepository versions) {
		this.versions = versions;
	}

	/** Looks for changes by other nodes. */
	@Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT2S")
	void look() {
		var at = System.nanoTime();
		var state = this.versions.state();
		if (!state.equals(this.last.state())) {
			forget();
		}
		this.last = new Look(state, at);
	}

	@Override
	public void forget() {
		this.changes.incrementAndGet();
		this.known.clear();
	}

	/** Lets a change of this command count for its own transaction, and for all later. */
	void change(CommandContext command) {
		this.changing.set(true);
		command.getTransactionContext().addTransactionListener(TransactionState.COMMITTED, (context) -> {
			this.changing.remove();
			forget();
		});
		command.getTransactionContext()
			.addTransactionListener(TransactionState.ROLLED_BACK, (context) -> this.changing.remove());
	}

	/**
	 * Returns the id of a version or the definition of a job, looked up unless it is
	 * known. A process that is not there is looked up again each time, so that it may
	 * start as soon as it is.
	 */
	@SuppressWarnings("unchecked")
	<T> Optional<T> find(Version version, Supplier<Optional<T>> lookUp) {
		var remembered = isTrusted() ? (Optional<T>) this.known.get(version) : null;
		if (remembered != null) {
			return remembered;
		}
		var before = this.changes.get();
		var found = lookUp.get();
		if (found.isPresent() || version.kind() == Kind.DECISION) {
			remember(version, found, before);
		}
		return found;
	}

	private void remember(Version version, Optional<?> found, int before) {
		if (isTrusted()) {
			this.known.put(version, found);
			if (this.changes.get() != before) {
				this.known.remove(version);
			}
		}
	}

	private boolean isTrusted() {
		return this.changing.get() == null && System.nanoTime() - this.last.at() < TRUST.toNanos();
	}

	/**
	 * A model by its key, whose newest version is asked for, one version or a definition
	 * of jobs by its id, or the newest versions of all processes, whose ids stand side by
	 * side.
	 */
	record Version(Kind kind, String name) {

	}

	/** The kind of a model, and of its name. */
	enum Kind {

		DECISION, JOB, PROCESS, PROCESS_ID, PROCESSES

	}

	/** The state that was seen, and when. */
	private record Look(String state, long at) {

	}

}
