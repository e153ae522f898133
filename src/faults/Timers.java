import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Requests that wait for a document of their requester, whose deadlines pass at one
 * moment at two nodes. Each of them lapses once. The system property {@code timers} is
 * their number; people hand in as many of them as {@code handed} says, and the others are
 * {@link Copies}.
 */
final class Timers {

	private static final String DEADLINE = "BoundaryEvent_DeadlinePassed";

	private final Consumer<String> say;

	private final int number = Integer.getInteger("timers", 20_000);

	private final int handed = Math.min(this.number, Integer.getInteger("handed", 100));

	Timers(Consumer<String> say) {
		this.say = say;
	}

	/**
	 * Brings the requests to their wait, lets all deadlines pass and waits for the end of
	 * all.
	 */
	void run(Cluster cluster, Clients clients, Faults.Result result) throws Exception {
		var references = java.util.Collections.synchronizedList(new ArrayList<String>());
		var next = new AtomicInteger();
		var threads = new ArrayList<Thread>();
		var problems = java.util.Collections.synchronizedList(new ArrayList<String>());
		for (var person = 0; person < 6; person++) {
			var random = new Random(person);
			var thread = new Thread(() -> {
				while (next.incrementAndGet() <= this.handed) {
					try {
						references
							.add(clients.awaitDocument("timer-" + references.size() + "-" + random.nextLong(), random));
					}
					catch (Exception problem) {
						problems.add(problem.toString());
					}
				}
			});
			threads.add(thread);
			thread.start();
		}
		for (var thread : threads) {
			thread.join();
		}
		copy(cluster, references);
		var waiting = timers(cluster);
		this.say.accept(references.size() + " requests handed in, " + waiting + " deadlines");
		cluster.execute(
				"update act_ru_job set duedate_ = now() at time zone 'Asia/Riyadh' - interval '1' second where job_def_id_ in "
						+ "(select id_ from act_ru_jobdef where act_id_ = '" + DEADLINE + "')");
		var begun = System.nanoTime();
		while (timers(cluster) > 0 && System.nanoTime() - begun < TimeUnit.HOURS.toNanos(2)) {
			Thread.sleep(500);
		}
		result.time((System.nanoTime() - begun) / 1e9);
		// History is brought to its tables after the deeds.
		Faults.await(600, () -> cluster.count("history_fact") == 0);
		result.tried = (int) waiting;
		result.lost = problems.size() + (int) timers(cluster);
		var fired = cluster
			.column("select count(*) from act_hi_actinst a where act_id_ = '" + DEADLINE + "' group by proc_inst_id_");
		result.survived = (int) fired.stream().filter((count) -> count.equals("1")).count();
		result.doubled = (int) fired.stream().filter((count) -> !count.equals("1")).count();
		result.deeds = references.size() * 5;
		this.say.accept("problems: " + problems + ", states " + states(cluster));
	}

	/** Adds copies of the requests that were handed in, up to the number. */
	private void copy(Cluster cluster, List<String> references) throws Exception {
		Faults.await(600, () -> cluster.count("history_fact") == 0);
		var missing = this.number - references.size();
		try (var connection = cluster.connect()) {
			var copies = new Copies(connection);
			for (var sample = 0; missing > 0 && sample < references.size(); sample++) {
				var many = (missing - 1) / references.size() + 1;
				copies.of(references.get(sample), sample * many, Math.min(many, Math.max(0, missing - sample * many)));
			}
		}
		cluster.execute("analyze");
	}

	private static List<String> states(Cluster cluster) throws SQLException {
		return cluster.column("select state || ' ' || count(*) from case_file group by state");
	}

	private static long timers(Cluster cluster) throws SQLException {
		return cluster
			.count("act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ where d.act_id_ = '" + DEADLINE + "'");
	}

}
