package sa.wusul.reception;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * An estimate of the waiting times of a line: each visitor gets the next free counter,
 * and each service takes as long as the last ones did.
 *
 * @param service the usual time of a service
 * @param busy how long each visitor at a counter has been there
 * @param idle number of open counters that are free
 */
record WaitEstimate(Duration service, List<Duration> busy, int idle) {

	/**
	 * Returns the whole minutes of wait for each place of a line, first place first; the
	 * last one is for a visitor who joins now.
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
