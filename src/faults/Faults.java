import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Breaks two nodes of the packaged program and their PostgreSQL while people work, and
 * says what was lost or doubled. Started by {@code faults.sh}; see {@code README.md}
 * beside it.
 *
 * <p>
 * System properties: {@code seed}, {@code faults} (names with commas), {@code minutes}
 * (rounds go on for so long; each fault comes once at least), {@code rounds} (of each
 * fault, in place of minutes), {@code ordered} (whether the faults come as they are
 * named), {@code write} (whether {@code src/docs/faults.md} is written), {@code smoke}
 * (the short form in {@code mvn verify}), {@code ports} (the first port; free ones
 * without it), {@code quiet} (longest wait in seconds for what is left over),
 * {@code older} (the jar of an older version, for {@code rolling}). The name
 * {@code planted} tries the checker.
 */
public final class Faults {

	private static final Path WORK = Path.of("target/faults");

	/** The archive of classes beside an unpacked jar. */
	private static final String CLASSES = "wusul.jsa";

	private static final Path DOCUMENT = Path.of("src/docs/faults.md");

	private static final int PEOPLE = 4;

	/**
	 * Short leases and rounds, nodes that start together, faults in the order in which
	 * they are named, and no second life of a killed node.
	 */
	static final boolean SMOKE = Boolean.getBoolean("smoke");

	/** The faults in the order of the document. */
	private static final Map<String, String> NAMES = new LinkedHashMap<>();

	static {
		NAMES.put("kill", "`kill -9` of a node");
		NAMES.put("pause", "a node is stopped beyond its leases, and goes on");
		NAMES.put("pg-fast", "PostgreSQL restarts (fast)");
		NAMES.put("pg-immediate", "PostgreSQL restarts (immediate, with recovery)");
		NAMES.put("hole", "black hole between a node and PostgreSQL, which ends");
		NAMES.put("hole-forgotten", "black hole, after which the connections stay dead");
		NAMES.put("commit-before", "commit unknown: cut before it arrived");
		NAMES.put("commit-after", "commit unknown: cut after it was done");
		NAMES.put("gateway-down", "message gateway down");
		NAMES.put("gateway-slow", "message gateway slower than its timeout");
		NAMES.put("gateway-duplicating", "message gateway loses answers and reports twice");
		NAMES.put("clock-ahead", "the clock of a node jumps two hours ahead and back");
		NAMES.put("clock-behind", "the clock of a node jumps two hours back and ahead");
		NAMES.put("claims", "100 claims of one task at two nodes");
		NAMES.put("memory", "a node runs out of memory");
		NAMES.put("disk-full", "PostgreSQL's disk is full");
		NAMES.put("archive-full", "the archive's disk is full");
		NAMES.put("rolling", "rolling update from an older version under load (a failed request is lost)");
		NAMES.put("eight-nodes", "eight nodes start at once on an empty database");
		NAMES.put("timers", "deadlines of waiting requests pass at one moment (each one counts)");
		NAMES.put("h2", "`kill -9` of the demo with its embedded database");
	}

	/** Longer than a balancer needs to notice. */
	private static final Map<String, String> DRAIN = Map.of("WUSUL_DRAIN", "3s");

	private final long seed = Long.getLong("seed", 20261130);

	private final Map<String, Result> results = new LinkedHashMap<>();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path program;

	private int rounds;

	private Faults() throws Exception {
		this.program = program();
	}

	public static void main(String[] arguments) throws Exception {
		// Clients ask for a connection of each request, as behind a balancer.
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
		var isGood = false;
		try {
			var faults = new Faults();
			faults.run();
			System.out.println(faults.table());
			isGood = faults.results.values().stream().allMatch(Result::isGood);
		}
		catch (Exception problem) {
			problem.printStackTrace();
		}
		System.exit(isGood ? 0 : 1);
	}

	private void run() throws Exception {
		var names = new ArrayList<>(
				Arrays.asList(System.getProperty("faults", String.join(",", NAMES.keySet())).split(",")));
		var own = List.of("rolling", "eight-nodes", "disk-full", "archive-full", "timers", "h2");
		var shared = names.stream()
			.filter((name) -> !own.contains(name))
			.collect(Collectors.toCollection(ArrayList::new));
		var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("minutes", 0));
		var random = new Random(this.seed);
		if (!shared.isEmpty()) {
			try (var room = new Room("shared", null, 2)) {
				for (var turn = 0; turn < Integer.getInteger("rounds", 1) || System.nanoTime() < end; turn++) {
					if (!SMOKE && !Boolean.getBoolean("ordered")) {
						Collections.shuffle(shared, random);
					}
					for (var name : shared) {
						if (name.equals("planted")) {
							planted(room, chance(name, turn));
						}
						else {
							round(room, name, chance(name, turn));
						}
					}
				}
			}
		}
		for (var name : names) {
			if (own.contains(name)) {
				var chance = chance(name, 0);
				switch (name) {
					case "rolling" -> rolling(chance);
					case "eight-nodes" -> eightNodes(chance);
					case "disk-full", "archive-full" -> fullDisk(name, chance);
					case "timers" -> timers(chance);
					default -> new Embedded(this.program, this::say).run(result(name), chance,
							() -> !table().isEmpty());
				}
			}
		}
	}

	/**
	 * Returns the seed of one round, which is the same whatever other faults there are.
	 */
	private long chance(String name, int turn) {
		return new Random(this.seed * 31 + name.hashCode() + turn * 7919L).nextLong();
	}

	private Result result(String name) {
		return this.results.computeIfAbsent(name, (unknown) -> new Result());
	}

	private void say(String text) {
		System.out.printf(Locale.ROOT, "# %tT %s%n", System.currentTimeMillis(), text);
	}

	/**
	 * Alters rows of a round behind the program's back, all of which the checker has to
	 * find.
	 */
	private void planted(Room room, long chance) throws Exception {
		var round = String.format(Locale.ROOT, "r%03dplanted", ++this.rounds);
		var clients = new Clients(room.cluster, room.log, round, chance);
		clients.start(PEOPLE, OptionalInt.of(Clients.STEPS.size()));
		var answered = " from case_file where state = 'ANSWERED' and submission_key like '%" + round + "-%'";
		await(600, () -> room.cluster.count(answered.substring(" from ".length())) >= 4);
		clients.stop();
		var left = room.quiet();
		var references = room.cluster.column("select reference" + answered + " order by reference");
		room.cluster.execute(
				"update act_hi_taskinst set delete_reason_ = 'deleted' where task_def_key_ = 'Task_StudyCase' and proc_inst_id_ in "
						+ "(select id_ from act_hi_procinst where business_key_ = '" + references.get(0) + "')");
		room.cluster.execute("update case_file set state = 'REGISTERED' where reference = '" + references.get(1) + "'");
		room.cluster.execute("update outbox set entry_key = 'x' || entry_key where kind = 'sms' and case_reference = '"
				+ references.get(2) + "'");
		room.cluster.execute("update audit_entry set detail = 'x' || detail where tree_index = 7");
		new Log(room.messages)
			.write(Map.of("key", "planted", "to", "+966501234567", "text", "الرقم المرجعي: " + references.get(3)));
		new Log(room.messages).write(
				Map.of("key", "planted again", "to", "+966501234567", "text", "الرقم المرجعي: " + references.get(3)));
		try (var connection = room.cluster.connect()) {
			var verdict = Checker.check(room.deeds, room.messages, connection, round, left);
			var found = String.join("\n", verdict.lost()) + "\n" + String.join("\n", verdict.doubled());
			var signs = List.of("Task_StudyCase of " + references.get(0) + ": history",
					references.get(1) + " is [REGISTERED]", "message [xsms", "the audit log's",
					"message about " + references.get(3) + " under");
			say("planted: " + signs.stream().filter(found::contains).count() + " of " + signs.size() + " found");
			signs.stream().filter((sign) -> !found.contains(sign)).forEach((sign) -> say("  not found: " + sign));
		}
	}

	/**
	 * Lets people work, breaks something meanwhile, waits for quiet and asks the checker.
	 */
	private void round(Room room, String name, long chance) throws Exception {
		var random = new Random(chance);
		var round = String.format(Locale.ROOT, "r%03d%s", ++this.rounds, name.replace("-", ""));
		var clients = new Clients(room.cluster, room.log, round, chance);
		var result = result(name);
		var problems = new ArrayList<String>();
		say(round + " begins");
		room.centre.pace = Set.of("kill", "pause").contains(name) ? 600 : 0;
		var third = third(room, name);
		clients.start(PEOPLE);
		clients.await(SMOKE ? 4 : 8 + random.nextInt(16));
		try {
			inject(room, name, clients, random, result, third);
		}
		catch (IllegalStateException problem) {
			problems.add(problem.getMessage());
		}
		clients.await(clients.acknowledged() + (SMOKE ? 4 : 10));
		if (name.equals("memory")) {
			room.cluster.nodes.remove(third.orElseThrow());
			third.orElseThrow().kill();
		}
		clients.stop();
		room.awaitNodes();
		problems.addAll(clients.problems());
		verdict(room, round, result, problems);
	}

	private void verdict(Room room, String round, Result result, List<String> problems) throws Exception {
		problems.addAll(room.quiet());
		try (var connection = room.cluster.connect()) {
			var verdict = Checker.check(room.deeds, room.messages, connection, round, problems);
			result.add(verdict);
			say(String.format(Locale.ROOT, "%s: %d deeds, lost %d, doubled %d, seconds %s", round,
					verdict.acknowledged(), verdict.lost().size(), verdict.doubled().size(), result.times));
			table();
			verdict.lost().forEach((one) -> say("  lost: " + one));
			verdict.doubled().forEach((one) -> say("  doubled: " + one));
		}
	}

	/** Starts the node that some faults strike in place of one of the two. */
	private static Optional<Cluster.Node> third(Room room, String name) throws Exception {
		if (name.startsWith("clock-")) {
			var library = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
			if (!Files.exists(library)) {
				throw new IllegalStateException("libfaketime is not installed (Debian's libfaketime)");
			}
			Files.writeString(clock(room), "+0");
			return Optional.of(room.cluster.start(List.of(), Map.of("LD_PRELOAD", library.toString(),
					"FAKETIME_TIMESTAMP_FILE", clock(room).toString(), "FAKETIME_CACHE_DURATION", "1",
					// Its remedy for an old glibc makes waits of threads end at once.
					"FAKETIME_FORCE_MONOTONIC_FIX", "0", "DONT_FAKE_MONOTONIC", "1")))
				.map(Cluster.Node::ready);
		}
		return name.equals("memory") ? Optional
			.of(room.cluster.start(List.of("-Xmx" + Integer.getInteger("memory", 224) + "m"), Map.of()))
			.map(Cluster.Node::ready) : Optional.empty();
	}

	/** The file that says how far a node's clock is off. */
	private static Path clock(Room room) {
		return room.cluster.folder.resolve("clock").toAbsolutePath();
	}

	private void inject(Room room, String name, Clients clients, Random random, Result result,
			Optional<Cluster.Node> third) throws Exception {
		var cluster = room.cluster;
		var node = cluster.nodes.get(random.nextInt(2));
		if (Set.of("kill", "pause").contains(name)) {
			await(180, () -> room.leased().size() > 1);
		}
		TimeUnit.MICROSECONDS.sleep(random.nextInt(200_000));
		switch (name) {
			case "kill" -> {
				node.kill();
				result.time(room.takeover());
				if (SMOKE) {
					cluster.nodes.remove(node);
				}
				else {
					node.launch();
				}
			}
			case "pause" -> {
				Cluster.signal(node.process.pid(), "STOP");
				try {
					result.time(room.takeover());
					Thread.sleep(2_000);
				}
				finally {
					Cluster.signal(node.process.pid(), "CONT");
				}
			}
			case "pg-fast", "pg-immediate" -> {
				var begun = System.nanoTime();
				cluster.restartDatabase(name.equals("pg-fast") ? "INT" : "QUIT");
				result.time(answers(cluster.nodes, begun));
			}
			case "hole", "hole-forgotten" -> {
				node.wire.dig();
				Thread.sleep(15_000 + random.nextInt(20_000));
				var begun = System.nanoTime();
				node.wire.fill(name.equals("hole-forgotten"));
				answers(List.of(node), begun);
				// Each of them has a thread of the node.
				await(300, () -> node.wire.waiting() == 0);
				result.time((System.nanoTime() - begun) / 1e9);
			}
			case "commit-before", "commit-after" -> {
				for (var cut = 0; cut < 5; cut++) {
					var wire = cluster.nodes.get(random.nextInt(2)).wire;
					var before = wire.cuts();
					wire.cutCommit(name.equals("commit-before") ? Wire.Cut.BEFORE_COMMIT : Wire.Cut.AFTER_COMMIT,
							random.nextInt(30));
					await(180, () -> wire.cuts() > before);
				}
			}
			case "gateway-down", "gateway-slow", "gateway-duplicating" -> {
				room.centre.mood = Centre.Mood.valueOf(name.substring("gateway-".length()).toUpperCase(Locale.ROOT));
				clients.await(clients.acknowledged() + (SMOKE ? 6 : 20));
				if (SMOKE) {
					var before = room.centre.disturbed.get();
					await(180, () -> room.centre.disturbed.get() > before);
				}
				else {
					Thread.sleep(5_000);
				}
				room.centre.mood = Centre.Mood.GOOD;
			}
			case "clock-ahead", "clock-behind" -> clock(room, name, clients, third.orElseThrow());
			case "claims" -> claims(room, clients, random, result);
			case "memory" -> memory(room, clients, random, result, third.orElseThrow());
			default -> throw new IllegalArgumentException("No fault " + name + "; there are " + NAMES.keySet());
		}
	}

	/** Waits until each node answers a question that needs the database. */
	private double answers(List<Cluster.Node> nodes, long begun) throws Exception {
		for (var node : nodes) {
			var request = HttpRequest.newBuilder(URI.create(node.address() + "/engine-rest/task?maxResults=1"))
				.timeout(Duration.ofSeconds(10))
				.header("Authorization", Clients.basic("clerk"))
				.build();
			// More of them than connections in its pool.
			for (var time = 0; time < 32; time++) {
				await(300, () -> {
					try {
						return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
					}
					catch (IOException notYet) {
						return false;
					}
				});
			}
		}
		return (System.nanoTime() - begun) / 1e9;
	}

	private void clock(Room room, String name, Clients clients, Cluster.Node node) throws Exception {
		var offset = clock(room);
		clients.await(clients.acknowledged() + 10);
		Files.writeString(offset, name.equals("clock-ahead") ? "+7200" : "-7200");
		clients.await(clients.acknowledged() + 25);
		Files.writeString(offset, "+0");
		clients.await(clients.acknowledged() + 10);
		room.cluster.nodes.remove(node);
		Thread.sleep(2_000);
		node.process.destroy();
		node.process.waitFor();
	}

	/** Lets two people claim one task fifty times each, at the same moment. */
	private void claims(Room room, Clients clients, Random random, Result result) throws Exception {
		var reference = clients.handIn(clients.key("claims"), random);
		await(180, () -> !task(room, reference).isEmpty());
		var task = task(room, reference).get(0);
		var winners = Collections.synchronizedSet(new HashSet<String>());
		var start = new CountDownLatch(1);
		var threads = new ArrayList<Thread>();
		for (var number = 0; number < 100; number++) {
			var person = (number % 2 == 0) ? "clerk" : "clerk-second";
			var node = room.cluster.nodes.get(number / 2 % 2);
			var thread = new Thread(() -> {
				try {
					start.await();
					for (var status = 503; status >= 500 || status == 429;) {
						status = clients
							.send(node.address() + "/engine-rest/task/" + task + "/claim", "POST", person,
									"{\"userId\":\"" + person + "\"}")
							.statusCode();
						if (status < 300) {
							winners.add(person);
						}
					}
				}
				catch (Exception problem) {
					throw new IllegalStateException(problem);
				}
			});
			threads.add(thread);
			thread.start();
		}
		start.countDown();
		for (var thread : threads) {
			thread.join();
		}
		if (winners.size() != 1) {
			throw new IllegalStateException("one task was claimed by " + winners);
		}
		clients.note("done",
				Map.of("act", "claim", "reference", reference, "task", task, "person", winners.iterator().next()));
	}

	private static List<String> task(Room room, String reference) throws SQLException {
		return room.cluster.column("select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ "
				+ "where t.task_def_key_ = 'Task_ClassifyRequest' and e.business_key_ = '" + reference + "'");
	}

	/** Gives a node with a small heap pictures that it cannot hold. */
	private void memory(Room room, Clients clients, Random random, Result result, Cluster.Node node)
			throws Exception {
		var reference = clients.handIn(clients.key("memory"), random);
		var picture = new java.io.ByteArrayOutputStream();
		javax.imageio.ImageIO.write(
				new java.awt.image.BufferedImage(5_000, 5_000, java.awt.image.BufferedImage.TYPE_INT_ARGB), "png",
				picture);
		var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
		while (System.nanoTime() < end && node.process.isAlive() && !exhausted(node)) {
			try {
				var status = this.http
					.send(HttpRequest.newBuilder(URI.create(node.address() + "/api/cases/" + reference + "/documents"))
						.timeout(Duration.ofSeconds(60))
						.header("Authorization", Clients.basic("channel"))
						.header("Content-Type", "application/octet-stream")
						.headers("X-Wusul-Kind", "PHOTO", "X-Wusul-Name", "me.png")
						.POST(HttpRequest.BodyPublishers.ofByteArray(picture.toByteArray()))
						.build(), HttpResponse.BodyHandlers.ofString());
				say("  picture: " + status.statusCode());
				if (status.body().contains("scan.broken")) {
					throw new IllegalStateException("a whole picture is called damaged");
				}
			}
			catch (IOException broken) {
				say("  picture: " + broken);
			}
		}
		var exhausted = exhausted(node);
		say("  out of memory: " + exhausted + ", alive: " + node.process.isAlive());
		if (!exhausted) {
			throw new IllegalStateException("the node did not run out of memory");
		}
		if (node.process.isAlive()) {
			result.time(answers(List.of(node), System.nanoTime()));
		}
		clients.await(clients.acknowledged() + 10);
	}

	private static boolean exhausted(Cluster.Node node) throws IOException {
		return Files.readString(node.log()).contains("OutOfMemoryError");
	}

	/**
	 * Replaces two nodes of an older version by one of this program and that one by
	 * another, as the operators' page says, while nobody may notice.
	 */
	private void rolling(long chance) throws Exception {
		var jar = System.getProperty("older");
		if (jar == null) {
			say("rolling: no jar of an older version; -Dolder=\"$(src/faults/older.sh)\"");
			return;
		}
		var older = Path.of(jar);
		try (var room = new Room("rolling", null, 0)) {
			var result = result("rolling");
			var round = String.format(Locale.ROOT, "r%03drolling", ++this.rounds);
			var failed = new CopyOnWriteArrayList<String>();
			var clients = new Clients(room.cluster, room.log, round, chance, failed);
			var first = new ArrayList<Cluster.Node>();
			for (var node = 0; node < 2; node++) {
				// Older versions could not start together on an empty database.
				first.add(room.cluster.start(older, List.of(), DRAIN).ready());
			}
			clients.start(PEOPLE);
			clients.await(20);
			var beside = new HashMap<>(DRAIN);
			beside.putAll(Map.of("WUSUL_ENGINEHISTORY", "tables", "WUSUL_TASKRIGHTS", "both", "WUSUL_CALLEDFACTS",
					"copied"));
			var newer = room.cluster.start(List.of(), beside).ready();
			say("one node of this version is in service");
			clients.await(clients.acknowledged() + 20);
			for (var node : first) {
				node.retire();
				clients.await(clients.acknowledged() + 10);
			}
			say("the older version is gone");
			room.cluster.start(List.of(), DRAIN).ready();
			clients.await(clients.acknowledged() + 20);
			newer.retire();
			clients.await(clients.acknowledged() + 20);
			clients.stop();
			failed.addAll(clients.problems());
			verdict(room, round, result, new ArrayList<>(failed));
		}
	}

	private void eightNodes(long chance) throws Exception {
		try (var room = new Room("eight", null, 0)) {
			var result = result("eight-nodes");
			var begun = System.nanoTime();
			for (var number = 0; number < 8; number++) {
				room.cluster.start(List.of("-Xmx384m"), Map.of());
			}
			var problems = new ArrayList<String>();
			try {
				room.awaitNodes();
				result.time((System.nanoTime() - begun) / 1e9);
			}
			catch (IllegalStateException problem) {
				problems.add(problem.getMessage());
			}
			for (var query : List.of(
					"select 'model ' || key_ || ' twice' from act_re_procdef group by key_ having count(*) > 1",
					"select 'table ' || key_ || ' twice' from act_re_decision_def group by key_ having count(*) > 1",
					"select 'list ' || name_ || ' twice' from act_ru_filter group by name_, owner_ having count(*) > 1",
					"select 'membership twice' from act_id_membership group by user_id_, group_id_ having count(*) > 1")) {
				problems.addAll(room.cluster.column(query));
			}
			say("eight nodes: " + problems);
			var round = "r" + String.format(Locale.ROOT, "%03d", ++this.rounds) + "eight";
			var clients = new Clients(room.cluster, room.log, round, chance);
			clients.start(PEOPLE);
			clients.await(30);
			clients.stop();
			problems.addAll(clients.problems());
			verdict(room, round, result, problems);
		}
	}

	private void timers(long chance) throws Exception {
		try (var room = new Room("timers", null, 2)) {
			new Timers(this::say).run(room.cluster, new Clients(room.cluster, room.log, "timers", chance),
					result("timers"));
		}
	}

	/** Fills a small disk, and frees it again after a while. */
	private void fullDisk(String name, long chance) throws Exception {
		var disk = WORK.resolve("disk").toAbsolutePath();
		Files.createDirectories(disk);
		var isArchive = name.equals("archive-full");
		if (run("mount", "-t", "tmpfs", "-o", "size=" + (isArchive ? "16m" : "500m") + ",mode=777", "tmpfs",
				disk.toString()) != 0) {
			say(name + ": no right to mount a small disk");
			return;
		}
		try (var room = isArchive ? new Room(name, null, 2, Map.of("WUSUL_ARCHIVE_DIRECTORY", disk.toString()))
				: new Room(name, disk.resolve("data"), 2)) {
			var result = result(name);
			for (var turn = 0; turn < Integer.getInteger("rounds", 1); turn++) {
				var round = "r" + String.format(Locale.ROOT, "%03d", ++this.rounds) + name.replace("-", "");
				var clients = new Clients(room.cluster, room.log, round, chance + turn);
				clients.start(PEOPLE);
				clients.await(25);
				var ballast = disk.resolve("ballast");
				run("sh", "-c", "cat /dev/zero > " + ballast + " 2>/dev/null; true");
				say(round + ": the disk is full");
				Thread.sleep(15_000 + new Random(chance).nextInt(5_000));
				Files.delete(ballast);
				var begun = System.nanoTime();
				if (!isArchive && !isUp(room)) {
					say("  PostgreSQL has ended; started again");
					room.cluster.startDatabase();
				}
				room.cluster.awaitDatabase();
				result.time(answers(room.cluster.nodes, begun));
				clients.await(clients.acknowledged() + 15);
				clients.stop();
				verdict(room, round, result, new ArrayList<>(clients.problems()));
			}
		}
		finally {
			run("umount", "-l", disk.toString());
		}
	}

	private static boolean isUp(Room room) {
		try {
			Thread.sleep(3_000);
			room.cluster.column("select 1");
			return true;
		}
		catch (SQLException | InterruptedException down) {
			return down.getMessage().contains("starting up") || down.getMessage().contains("recovery");
		}
	}

	static int run(String... command) throws Exception {
		return new ProcessBuilder(command).inheritIO().start().waitFor();
	}

	/** A condition that a database or a node decides. */
	interface Condition {

		boolean holds() throws Exception;

	}

	static void await(int seconds, Condition condition) throws Exception {
		var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		while (!condition.holds()) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("no answer within " + seconds + " s");
			}
			Thread.sleep(20);
		}
	}

	/** Returns the rest of the command that starts this jar, with its archive of classes if it has one. */
	static List<String> unpacked(Path jar) {
		var program = jar.toAbsolutePath();
		var classes = program.resolveSibling(CLASSES);
		return Files.exists(classes) ? List.of("-XX:SharedArchiveFile=" + classes, "-jar", program.toString())
				: List.of("-jar", program.toString());
	}

	/** Unpacks the packaged jar, as the operators' page recommends; the tests share the copy. */
	private static Path program() throws Exception {
		Path jar;
		try (var files = Files.list(Path.of("target"))) {
			jar = files.filter((file) -> file.getFileName().toString().matches("wusul-[0-9.]+(-SNAPSHOT)?\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No packaged jar in target/; run mvn package"));
		}
		var copy = Path.of("target", "program", String.valueOf(Files.getLastModifiedTime(jar).toMillis()));
		Files.createDirectories(copy.getParent());
		try (var file = FileChannel.open(Path.of("target", "program", "lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); var lock = file.lock()) {
			if (!Files.exists(copy.resolve(CLASSES))
					&& run("src/ops/unpack.sh", jar.toString(), copy.toString()) != 0) {
				throw new IllegalStateException("The jar cannot be unpacked");
			}
		}
		return copy.resolve(jar.getFileName());
	}

	/**
	 * Returns the table, and writes it among the rows of other faults if that is asked
	 * for.
	 */
	private String table() throws IOException {
		var rows = new LinkedHashMap<String, String>();
		var text = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
		for (var name : NAMES.keySet()) {
			var start = "| " + NAMES.get(name) + " |";
			text.lines().filter((line) -> line.startsWith(start)).findFirst().ifPresent((line) -> rows.put(name, line));
			if (this.results.containsKey(name)) {
				rows.put(name, start + this.results.get(name).row() + " " + this.seed + " | " + LocalDate.now() + " |");
			}
		}
		var table = "| fault | tried | survived | lost | doubled | deeds acknowledged | takeover or recovery, s | seed | date |\n"
				+ "|---|---|---|---|---|---|---|---|---|\n"
				+ NAMES.keySet().stream().filter(rows::containsKey).map(rows::get).collect(Collectors.joining("\n"))
				+ "\n";
		if (Boolean.getBoolean("write")) {
			var start = text.indexOf("| fault |");
			Files.writeString(DOCUMENT,
					text.substring(0, start) + table + text.substring(text.indexOf("\n\n", start) + 1));
		}
		return table;
	}

	/** Two nodes, their database, the message centre and the logs. */
	private final class Room implements AutoCloseable {

		private final Path deeds;

		private final Path messages;

		private final Log log;

		private final Centre centre;

		private final Cluster cluster;

		private Room(String name, Path data, int nodes) throws Exception {
			this(name, data, nodes, Map.of());
		}

		private Room(String name, Path data, int nodes, Map<String, String> environment) throws Exception {
			var folder = WORK.resolve(name + "-" + System.currentTimeMillis()).toAbsolutePath();
			Files.createDirectories(folder);
			this.deeds = folder.resolve("deeds.log");
			this.messages = folder.resolve("messages.log");
			this.log = new Log(this.deeds);
			var ports = Integer.getInteger("ports", 0);
			this.centre = new Centre((ports > 0) ? ports + 99 : 0, this.messages, this::node);
			this.cluster = new Cluster(folder, (data != null) ? data : folder.resolve("data"), Faults.this.program,
					this.centre.port(), "wusul");
			say("seed " + Faults.this.seed + ", logs in " + folder);
			for (var node = 0; node < nodes; node++) {
				// The first one makes the tables; a start of all at once is a fault of
				// its own.
				var started = this.cluster.start(List.of(), environment);
				if (!SMOKE) {
					started.awaitReady();
				}
			}
			awaitNodes();
		}

		private String node() {
			var ready = this.cluster.living().stream().filter(Cluster.Node::isInService).toList();
			return ready.get(ready.size() - 1).address();
		}

		private void awaitNodes() throws Exception {
			for (var node : this.cluster.nodes) {
				node.awaitReady();
			}
		}

		/**
		 * Returns the work that a node has leased, with what changes when another one
		 * takes it.
		 */
		private Set<String> leased() throws SQLException {
			return new HashSet<>(this.cluster.column("""
					select 'outbox ' || id || ' ' || attempts from outbox
					where state = 'WAITING' and attempts > 0 and due_at > now()
					union all
					select 'inbox ' || id || ' ' || attempts from inbox
					where settled_at is null and attempts > 0 and due_at > now()
					union all
					select 'job ' || id_ || ' ' || lock_owner_ from act_ru_job where lock_owner_ is not null"""));
		}

		/**
		 * Waits until nothing of the leased work is as it is now; returns the seconds.
		 */
		private double takeover() throws Exception {
			var begun = System.nanoTime();
			this.centre.pace = 0;
			var held = leased();
			var last = 0.0;
			while (!held.isEmpty()) {
				Thread.sleep(100);
				var rest = leased();
				rest.retainAll(held);
				if (rest.size() < held.size()) {
					last = (System.nanoTime() - begun) / 1e9;
				}
				held = rest;
				if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(6)) {
					throw new IllegalStateException("nobody takes over " + held);
				}
			}
			return last;
		}

		/** Waits until no work is left, and returns what is. */
		private List<String> quiet() throws Exception {
			var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("quiet", 420));
			List<String> rest;
			do {
				Thread.sleep(500);
				rest = this.cluster
					.column("""
							select 'outbox ' || kind || ' ' || state || ' ' || coalesce(reason, '') from outbox where state <> 'PERFORMED'
							union all
							select 'inbox ' || message_name || ' ' || state || ' ' || coalesce(reason, '') from inbox where settled_at is null
							union all
							select 'history' from history_fact
							union all
							select 'job ' || coalesce(job_def_id_, handler_type_) || ' ' || coalesce(exception_msg_, '') from act_ru_job
							where handler_type_ <> 'history-cleanup' and (exception_msg_ is not null or retries_ = 0
							  or duedate_ is null or duedate_ <= now() at time zone 'Asia/Riyadh')
							union all
							select 'incident ' || coalesce(incident_msg_, '') from act_ru_incident
							union all
							select 'audit entry without index' from audit_entry where tree_index is null""");
			}
			while (!rest.isEmpty() && System.nanoTime() < end);
			return rest;
		}

		@Override
		public void close() throws IOException {
			this.cluster.close();
			this.centre.close();
		}

	}

	/** What the rounds of one fault showed. */
	static final class Result {

		/** With so many times their distribution says something. */
		private static final int MANY = 20;

		private final List<Double> times = new ArrayList<>();

		int tried;

		int survived;

		int lost;

		int doubled;

		int deeds;

		void add(Checker.Verdict verdict) {
			this.tried++;
			this.deeds += verdict.acknowledged();
			this.lost += verdict.lost().size();
			this.doubled += verdict.doubled().size();
			if (verdict.lost().isEmpty() && verdict.doubled().isEmpty()) {
				this.survived++;
			}
		}

		void time(double seconds) {
			this.times.add(seconds);
		}

		boolean isGood() {
			return this.tried > 0 && this.survived == this.tried;
		}

		String row() {
			return String.format(Locale.ROOT, " %d | %d | %d | %d | %d | %s |", this.tried, this.survived, this.lost,
					this.doubled, this.deeds, seconds());
		}

		/** The shortest and the longest time; of many, the halves and 99 of 100 as well. */
		private String seconds() {
			var sorted = this.times.stream().sorted().toList();
			if (sorted.isEmpty()) {
				return "–";
			}
			var last = sorted.size() - 1;
			var ends = (last == 0) ? List.of(sorted.get(0)) : List.of(sorted.get(0), sorted.get(last));
			var words = ends.stream()
				.map((time) -> String.format(Locale.ROOT, "%.1f", time))
				.collect(Collectors.joining(" to "));
			return (sorted.size() < MANY) ? words
					: String.format(Locale.ROOT, "%s; p50 %.1f, p99 %.1f", words, sorted.get(last / 2),
							sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1));
		}

	}

}
