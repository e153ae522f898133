package sa.wusul.simulation;

import java.util.Arrays;

/**
 * The counts of one replication, between the end of the warm-up and the end of the span.
 */
final class Tally {

	final Task[] tasks;

	final double[] busy;

	final double[] otherBusy;

	final Series caseTimes = new Series();

	long cases;

	long caseBreaches;

	long unfinished;

	long events;

	private final Span span;

	Tally(Span span, int tasks, int crews) {
		this.span = span;
		this.tasks = new Task[tasks];
		for (var index = 0; index < tasks; index++) {
			this.tasks[index] = new Task();
		}
		this.busy = new double[crews];
		this.otherBusy = new double[crews];
	}

	void close() {
		for (var task : this.tasks) {
			task.queueUntil(this.span.end());
		}
	}

	/** The counts of one step's tasks. */
	final class Task {

		long done;

		long withDeadline;

		long breaches;

		double waiting;

		double touch;

		final Series waits = new Series();

		/** The longest queue of each day. */
		final int[] longest = new int[Tally.this.span.days()];

		private int queue;

		private long since = Tally.this.span.start();

		private double queueSeconds;

		void join(long now) {
			queueUntil(now);
			this.queue++;
			if (now >= Tally.this.span.start() && now < Tally.this.span.end()) {
				var day = (int) ((now - Tally.this.span.start()) / WorkingAxis.DAY);
				this.longest[day] = Math.max(this.longest[day], this.queue);
			}
		}

		void quit(long now) {
			queueUntil(now);
			this.queue--;
		}

		void queueUntil(long now) {
			var end = Math.min(now, Tally.this.span.end());
			if (end <= this.since) {
				return;
			}
			this.queueSeconds += (double) this.queue * (end - this.since);
			var first = (int) ((this.since - Tally.this.span.start()) / WorkingAxis.DAY);
			var last = (int) ((end - 1 - Tally.this.span.start()) / WorkingAxis.DAY);
			for (var day = first; day <= last; day++) {
				this.longest[day] = Math.max(this.longest[day], this.queue);
			}
			this.since = end;
		}

		double meanQueue() {
			return this.queueSeconds / (Tally.this.span.end() - Tally.this.span.start());
		}

	}

	/** A series of numbers that is sorted at the end. */
	static final class Series {

		private long[] values = new long[64];

		private int size;

		private boolean sorted;

		void add(long value) {
			if (this.size == this.values.length) {
				this.values = Arrays.copyOf(this.values, this.size * 2);
			}
			this.values[this.size++] = value;
			this.sorted = false;
		}

		int size() {
			return this.size;
		}

		double mean() {
			return Arrays.stream(this.values, 0, this.size).average().orElse(0);
		}

		long quantile(double share) {
			if (this.size == 0) {
				return 0;
			}
			if (!this.sorted) {
				Arrays.sort(this.values, 0, this.size);
				this.sorted = true;
			}
			return this.values[(int) Math.min(this.size - 1L, (long) (share * this.size))];
		}

	}

}
