package sa.wusul.reception;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * How long a line will take: everybody in it gets the next counter that comes free, and
 * each service takes as long as the last ones did.
 *
 * @param service the usual time of a service
 * @param busy how long each visitor at a counter has been there
 * @param idle counters that work and are free
 */
record WaitEstimate(Duration service, List<Duration> busy, int idle) {

	/**
	 * Whole minutes that each place of a line waits, the first place first; the last one
	 * is for whoever joins now.
	 */
	List<Long> minutes(int waiting) {
		var free = new PriorityQueue<Duration>();
		this.busy.forEach((since) -> free.add(longest(this.service.minus(since), Duration.ZERO)));
		Stream.generate(() -> Duration.ZERO).limit(this.idle).forEach(free::add);
		if (free.isEmpty()) {
			free.add(Duration.ZERO);
		}
		var minutes = new ArrayList<Long>();
		for (var place = 0; place <= waiting; place++) {
			var begins = free.remove();
			minutes.add((begins.toSeconds() + 59) / 60);
			free.add(begins.plus(this.service));
		}
		return minutes;
	}

	private static Duration longest(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
