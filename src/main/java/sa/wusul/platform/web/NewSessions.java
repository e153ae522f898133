package sa.wusul.platform.web;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;

/**
 * The sessions that unknown visitors of each network began lately. A session costs memory
 * for half an hour, and a browser that refuses cookies begins one with each page.
 */
final class NewSessions {

	private static final int REMEMBERED_NETWORKS = 10_000;

	private final int perMinute;

	private final Map<String, Bucket> networks = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > REMEMBERED_NETWORKS;
		}
	});

	NewSessions(int perMinute) {
		this.perMinute = perMinute;
	}

	boolean areSpent(String network) {
		var known = this.networks.get(network);
		return known != null && known.getAvailableTokens() == 0;
	}

	void count(String network) {
		this.networks
			.computeIfAbsent(network, (key) -> Bucket.builder()
				.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, Duration.ofMinutes(1)))
				.build())
			.tryConsume(1);
	}

}
