package sa.wusul.portal;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Rate limit for each address on pages that are open to everyone: as many tries at once,
 * and then a minute, as {@code wusul.portal.tries-a-minute} says, by default ten.
 */
@Component
public class AddressRateLimiter {

	private final AttemptLimiter limiter;

	private final RefusedAttempts refused;

	private final Rate rate;

	AddressRateLimiter(AttemptLimiter limiter, RefusedAttempts refused,
			@Value("${wusul.portal.tries-a-minute:10}") int tries) {
		this.limiter = limiter;
		this.refused = refused;
		this.rate = new Rate(tries, Duration.ofMinutes(1));
	}

	/**
	 * Counts a try of the visitor's address.
	 * @param page what is tried
	 * @throws RefusalException {@code tries.tooMany} if the address has to wait
	 */
	public void take(String page, HttpServletRequest request) {
		take(page, VisitorAddress.of(request));
	}

	/**
	 * Counts a try of a device or person, whatever their address is.
	 * @throws RefusalException {@code tries.tooMany} if they have to wait
	 */
	public void take(String page, String subject) {
		if (this.limiter.take(AttemptLimit.of(page, this.rate), subject).isPresent()) {
			this.refused.record(RefusedAttempts.Kind.PAGE_PAUSE, subject);
			throw new RefusalException(Kind.TOO_MANY, "tries.tooMany");
		}
	}

}
