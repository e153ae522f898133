package sa.wusul.platform.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.unit.DataSize;

/**
 * The budgets of the web server.
 *
 * @param headerTime longest time from the first to the last byte of a request's headers
 * @param bodyGrace time for which a body may be slower than the rate, and longest silence
 * @param bytesPerSecond slowest rate of a body
 * @param connectionsPerAddress limit of open connections of one network
 * @param sessionsPerMinute limit of new sessions of one network's unknown visitors
 * @param proxies pattern of the addresses of proxies, which open connections for others
 * @param places the pools of requests in progress
 * @param routes the limits by address, of which the first match counts
 * @param headers of every answer
 * @param headerExceptions other values of headers, by patterns of addresses
 * @param cacheable patterns of the addresses whose answers browsers may keep
 */
@ConfigurationProperties("wusul.web")
record WebProperties(Duration headerTime, Duration bodyGrace, int bytesPerSecond, int connectionsPerAddress,
		int sessionsPerMinute, @DefaultValue("") String proxies, Map<String, Places> places, List<Route> routes,
		Map<String, String> headers, Map<String, Map<String, String>> headerExceptions, List<String> cacheable) {

	private static final AntPathMatcher PATHS = new AntPathMatcher();

	/**
	 * Checks that a thread is always left to refuse a request.
	 * @throws IllegalStateException if there are as many places as threads
	 */
	void check(int threads) {
		var all = this.places.values().stream().mapToInt(Places::all).sum();
		if (all >= threads) {
			throw new IllegalStateException("wusul.web.places has " + all
					+ " places, which must be fewer than server.tomcat.threads.max (" + threads + ")");
		}
	}

	Route route(String path) {
		return this.routes.stream().filter((route) -> PATHS.match(route.path(), path)).findFirst().orElseThrow();
	}

	Map<String, String> headers(String path) {
		var all = new LinkedHashMap<>(this.headers);
		this.headerExceptions.forEach((pattern, others) -> {
			if (PATHS.match(pattern, path)) {
				all.putAll(others);
			}
		});
		return all;
	}

	boolean isCacheable(String path) {
		return this.cacheable.stream().anyMatch((pattern) -> PATHS.match(pattern, path));
	}

	Set<String> headerNames() {
		return Stream.concat(this.headers.keySet().stream(), Stream.of(HttpHeaders.CACHE_CONTROL))
			.collect(Collectors.toSet());
	}

	/**
	 * A pool of requests in progress.
	 *
	 * @param all the limit of the pool
	 * @param one the limit of one visitor
	 */
	record Places(int all, int one) {
	}

	/**
	 * The limits of the requests to some addresses.
	 *
	 * @param body largest body
	 * @param places pool of these requests for all senders; by default the sender's
	 * @param ofKnown pool of these requests if their sender is known
	 * @param refusal code of the message about a body that is too large
	 */
	record Route(String path, DataSize body, String places, String ofKnown, String refusal) {

		/** Largest body that is read as a whole before the program begins to work. */
		private static final DataSize LARGEST_BUFFER = DataSize.ofMegabytes(1);

		boolean isBuffered() {
			return this.body.compareTo(LARGEST_BUFFER) <= 0;
		}

		String code() {
			return (this.refusal != null) ? this.refusal : "body.tooLarge";
		}

		String placesFor(Visitor visitor) {
			if (this.places != null) {
				return this.places;
			}
			var known = !visitor.places().equals(Visitor.STRANGERS) && !visitor.places().equals(Visitor.ACCOUNTS);
			return (known && this.ofKnown != null) ? this.ofKnown : visitor.places();
		}

	}

}
