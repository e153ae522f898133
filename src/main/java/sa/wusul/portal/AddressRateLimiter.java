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

	private final Rate looks;

	/**
	 * @param looks how often an address may look at a page that costs a query, in a
	 * minute
	 */
	AddressRateLimiter(AttemptLimiter limiter, RefusedAttempts refused,
			@Value("${wusul.portal.tries-a-minute:10}") int tries,
			@Value("${wusul.portal.looks-a-minute:60}") int looks) {
		this.limiter = limiter;
		this.refused = refused;
		this.rate = new Rate(tries, Duration.ofMinutes(1));
		this.looks = new Rate(looks, Duration.ofMinutes(1));
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
		take(page, this.rate, subject);
	}

	/**
	 * Counts a look of the visitor's address at a page that everybody may read.
	 * @throws RefusalException {@code tries.tooMany} if the address has to wait
	 */
	public void look(String page, HttpServletRequest request) {
		take(page, this.looks, VisitorAddress.of(request));
	}

	private void take(String page, Rate rate, String subject) {
		if (this.limiter.take(AttemptLimit.of(page, rate), subject).isPresent()) {
			this.refused.record(RefusedAttempts.Kind.PAGE_PAUSE, subject);
			throw new RefusalException(Kind.TOO_MANY, "tries.tooMany");
		}
	}

}
