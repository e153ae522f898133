package sa.wusul.services.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.services.PreviewDecisions;
import sa.wusul.services.PreviewDecisions.Preview;

/**
 * Answers to <em>may I?</em>: whether the table of a service would let a person through
 * before they write an application. An answer is kept for some minutes in the memory of
 * the node, for the person's session and service alone.
 */
@Service
public class EligibilityPreviewService {

	private static final Duration KEPT = Duration.ofMinutes(5);

	private static final int MOST_KEPT = 10_000;

	private final PreviewDecisions decisions;

	private final RegisterPreviewReader registers;

	private final AttemptLimiter limiter;

	private final LimitDecisions limits;

	private final Clock clock;

	/** In the order in which they came. */
	private final Map<Asked, Kept> kept = new LinkedHashMap<>();

	EligibilityPreviewService(PreviewDecisions decisions, RegisterPreviewReader registers, AttemptLimiter limiter,
			LimitDecisions limits, Clock clock) {
		this.decisions = decisions;
		this.registers = registers;
		this.limiter = limiter;
		this.limits = limits;
		this.clock = clock;
	}

	/** Checks whether the service has a table that could be asked. */
	public boolean isDecided(String service) {
		return this.decisions.registers(service).isPresent();
	}

	/**
	 * Returns whether the person may use the service.
	 * @param session the id of the session in which they ask
	 * @return empty if nobody can tell now, because a register is silent or the person
	 * asked too often
	 */
	public Optional<Preview> preview(String service, IdentityNumber person, String channel, String session) {
		var asked = new Asked(session, service, person, channel);
		var known = find(asked);
		if (known.isPresent()) {
			return known;
		}
		var named = this.decisions.registers(service).orElseThrow();
		var hourly = new Rate(this.limits.number(PreviewLimit.PREVIEWS_HOURLY), Duration.ofHours(1));
		if (this.limiter.take(AttemptLimit.of("eligibility-preview", hourly), person.value()).isPresent()) {
			return Optional.empty();
		}
		var answer = this.registers.ask(service, person, named)
			.map((facts) -> this.decisions.decide(service, channel, this.registers.reported(named), facts));
		answer.ifPresent((preview) -> keep(asked, preview));
		return answer;
	}

	private synchronized Optional<Preview> find(Asked asked) {
		forgetOld();
		return Optional.ofNullable(this.kept.get(asked)).map(Kept::preview);
	}

	private synchronized void keep(Asked asked, Preview preview) {
		this.kept.remove(asked);
		this.kept.put(asked, new Kept(preview, this.clock.instant().plus(KEPT)));
		forgetOld();
	}

	private void forgetOld() {
		var now = this.clock.instant();
		for (Iterator<Kept> oldest = this.kept.values().iterator(); oldest.hasNext();) {
			var over = !oldest.next().until().isAfter(now);
			if (!over && this.kept.size() <= MOST_KEPT) {
				return;
			}
			oldest.remove();
		}
	}

	private record Asked(String session, String service, IdentityNumber person, String channel) {
	}

	private record Kept(Preview preview, Instant until) {
	}

}
