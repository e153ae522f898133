package sa.wusul.platform.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The places of requests in progress, in pools that cannot use each other's. Together
 * they are fewer than the server's threads, so that a thread is left to refuse a request.
 */
final class RequestPlaces {

	private final Map<String, Pool> pools;

	RequestPlaces(Map<String, WebProperties.Places> places) {
		this.pools = places.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> new Pool(entry.getValue())));
	}

	/** Takes a place, which the caller gives back, unless the request is refused. */
	Optional<RefusalException> take(String pool, String visitor) {
		return this.pools.get(pool).take(visitor);
	}

	void giveBack(String pool, String visitor) {
		this.pools.get(pool).giveBack(visitor);
	}

	private static final class Pool {

		private final Semaphore free;

		private final int ofOne;

		private final Map<String, Integer> taken = new ConcurrentHashMap<>();

		Pool(WebProperties.Places limits) {
			this.free = new Semaphore(limits.all());
			this.ofOne = limits.one();
		}

		Optional<RefusalException> take(String visitor) {
			if (this.taken.merge(visitor, 1, Integer::sum) > this.ofOne) {
				forget(visitor);
				return Optional.of(new RefusalException(Kind.TOO_MANY, "web.tooManyAtOnce"));
			}
			if (!this.free.tryAcquire()) {
				forget(visitor);
				return Optional.of(new RefusalException(Kind.UNAVAILABLE, "web.busy"));
			}
			return Optional.empty();
		}

		void giveBack(String visitor) {
			forget(visitor);
			this.free.release();
		}

		private void forget(String visitor) {
			this.taken.computeIfPresent(visitor, (key, number) -> (number == 1) ? null : number - 1);
		}

	}

}
