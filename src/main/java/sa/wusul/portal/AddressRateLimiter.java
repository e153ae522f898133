package sa.wusul.portal;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Rate limit for each address on pages that are open to everyone: as many tries at once,
 * and then a minute, as {@code wusul.portal.tries-a-minute} says, by default ten.
 */
@Component
public class AddressRateLimiter {

	private static final int REMEMBERED_ADDRESSES = 10_000;

	private final int tries;

	private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > REMEMBERED_ADDRESSES;
		}
	});

	AddressRateLimiter(@Value("${wusul.portal.tries-a-minute:10}") int tries) {
		this.tries = tries;
	}

	/**
	 * Counts a try of an address.
	 * @throws RefusalException {@code tries.tooMany} if the address has to wait
	 */
	public void take(String address) {
		var bucket = this.buckets.computeIfAbsent(address,
				(key) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(this.tries).refillGreedy(this.tries, Duration.ofMinutes(1)))
					.build());
		if (!bucket.tryConsume(1)) {
			throw new RefusalException(Kind.TOO_MANY, "tries.tooMany");
		}
	}

}
