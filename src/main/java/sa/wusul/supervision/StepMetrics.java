package sa.wusul.supervision;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import sa.wusul.platform.identity.Rights;

/**
 * The metric {@code wusul.step.time}: the working time of each step of a model. Steps of
 * confidential cases are not counted.
 */
@Component
class StepMetrics {

	/** The bucket limits: an hour, half a working day, one, two and five working days. */
	private static final Duration[] CLASSES = { Duration.ofHours(1), Duration.ofMinutes(210), Duration.ofHours(7),
			Duration.ofHours(14), Duration.ofHours(35) };

	private final MeterRegistry registry;

	private final Rights rights;

	StepMetrics(MeterRegistry registry, Rights rights) {
		this.registry = registry;
		this.rights = rights;
	}

	/** Records a step after the current transaction commits. */
	void stepDone(String process, String step, Duration worked) {
		if (this.rights.isConfidential(process)) {
			return;
		}
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			record(process, step, worked);
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				StepMetrics.this.record(process, step, worked);
			}
		});
	}

	private void record(String process, String step, Duration worked) {
		Timer.builder("wusul.step.time")
			.description("Working time from the creation of a step to its completion")
			.tag("process", process)
			.tag("step", step)
			.serviceLevelObjectives(CLASSES)
			.register(this.registry)
			.record(worked);
	}

}
