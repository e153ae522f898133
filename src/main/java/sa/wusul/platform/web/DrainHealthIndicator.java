package sa.wusul.platform.web;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Health of a node that is about to stop: out of service, while it goes on answering for
 * a time, so that a balancer sends requests elsewhere before any is refused.
 */
@Component("drainHealthIndicator")
class DrainHealthIndicator implements HealthIndicator, ApplicationListener<ContextClosedEvent>, Ordered {

	private static final Logger log = LoggerFactory.getLogger(DrainHealthIndicator.class);

	private final ApplicationContext program;

	private final Duration time;

	private volatile boolean draining;

	DrainHealthIndicator(ApplicationContext program, @Value("${wusul.drain:0s}") Duration time) {
		this.program = program;
		this.time = time;
	}

	boolean isDraining() {
		return this.draining;
	}

	@Override
	public Health health() {
		return this.draining ? Health.outOfService().build() : Health.up().build();
	}

	/** Runs before anything stops. */
	@Override
	public void onApplicationEvent(ContextClosedEvent end) {
		if (end.getApplicationContext() == this.program && !this.time.isZero()) {
			this.draining = true;
			log.info("Out of service; stops in {} s", this.time.toSeconds());
			try {
				// A balancer looks at its own pace, and no signal says that it has.
				Thread.sleep(this.time.toMillis());
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
