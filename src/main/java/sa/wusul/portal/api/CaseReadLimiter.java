package sa.wusul.portal.api;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Budget of the cases about which the account of a channel asks in an hour, so that a
 * stolen key does not read one after the other. Operators learn when it is spent, by the
 * counter of refused tries and a log line once in ten minutes.
 */
@Component
class CaseReadLimiter {

	private static final Logger log = LoggerFactory.getLogger(CaseReadLimiter.class);

	private static final AttemptLimit LINES = AttemptLimit.of("channel-cases-alarm",
			new Rate(1, Duration.ofMinutes(10)));

	private final AttemptLimiter limiter;

	private final RefusedAttempts refused;

	private final AttemptLimit limit;

	private final int most;

	CaseReadLimiter(AttemptLimiter limiter, RefusedAttempts refused,
			@Value("${wusul.channels.cases-an-hour}") int most) {
		this.limiter = limiter;
		this.refused = refused;
		this.limit = AttemptLimit.of("channel-cases", new Rate(most, Duration.ofHours(1)));
		this.most = most;
	}

	/**
	 * Counts a request about a case, also one that does not exist.
	 * @throws RefusalException {@code channel.tooManyCases}
	 */
	void take(ChannelAccount account) {
		if (this.limiter.take(this.limit, account.userName()).isEmpty()) {
			return;
		}
		this.refused.record(RefusedAttempts.Kind.CHANNEL_CASES, account.userName());
		if (this.limiter.take(LINES, account.userName()).isEmpty()) {
			log.error("The account {} asked about {} cases in an hour: a program at fault, or a stolen key",
					account.userName(), this.most);
		}
		throw new RefusalException(Kind.TOO_MANY, "channel.tooManyCases", this.most);
	}

}
