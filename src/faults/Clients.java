import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People at work: they hand requests in, claim and complete steps, and withdraw, each at
 * a random node, and try again at another one until they are answered. The log has each
 * deed before it is tried, and its outcome.
 */
final class Clients {

	/** The steps of a request in their order, with the person and the answers. */
	static final List<Step> STEPS = List.of(
			new Step("Task_ClassifyRequest", "clerk",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports")),
			new Step("Task_ReviewCase", "auditor", Map.of("auditDecision", "ACCEPT")), new Step("Task_StudyCase",
					"officer", Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم")));

	private static final Set<String> TECHNICAL = Set.of("channel", "monitor", "network");

	private static final Duration PATIENCE = Duration.ofMinutes(8);

	private final Cluster cluster;

	private final Log log;

	private final String round;

	private final long seed;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final List<Thread> people = new ArrayList<>();

	private final AtomicInteger acknowledged = new AtomicInteger();

	/**
	 * Requests that failed, if nobody may notice anything: a balancer sends only those
	 * elsewhere that it could not send at all.
	 */
	private final List<String> failed;

	private final List<String> problems = new java.util.concurrent.CopyOnWriteArrayList<>();

	private volatile boolean stopping;

	Clients(Cluster cluster, Log log, String round, long seed) {
		this(cluster, log, round, seed, null);
	}

	Clients(Cluster cluster, Log log, String round, long seed, List<String> failed) {
		this.failed = failed;
		this.cluster = cluster;
		this.log = log;
		this.round = round;
		this.seed = seed;
	}

	static String basic(String user) {
		var secret = TECHNICAL.contains(user) ? user + "-demo-key-not-for-production" : "wusul-demo-password";
		return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
	}

	void start(int number) {
		start(number, OptionalInt.empty());
	}

	/**
	 * Starts so many people.
	 * @param depth the depth of each request; of any without it
	 */
	void start(int number, OptionalInt depth) {
		for (var client = 0; client < number; client++) {
			var name = this.round + "-" + client;
			var random = new Random(this.seed * 31 + client);
			var thread = new Thread(() -> work(name, depth, random));
			this.people.add(thread);
			thread.start();
		}
	}

	private void work(String name, OptionalInt depth, Random random) {
		for (var number = 1; !this.stopping; number++) {
			try {
				var any = random.nextInt(5);
				deal(name + "-" + number, depth.orElse(any), random);
				Thread.sleep(100 + random.nextInt(900));
			}
			catch (IOException problem) {
				this.problems.add(problem.toString());
			}
			catch (InterruptedException stopped) {
				return;
			}
		}
	}

	/**
	 * Hands a request in, and brings it so many steps further; four is a withdrawal after
	 * the first.
	 */
	private void deal(String key, int depth, Random random) throws IOException, InterruptedException {
		var reference = handIn(key, random);
		for (var step = 0; step < ((depth == 4) ? 1 : depth); step++) {
			if (!complete(reference, STEPS.get(step), random)) {
				return;
			}
		}
		if (depth == 4) {
			withdraw(reference, key, random);
		}
	}

	String handIn(String key, Random random) throws IOException, InterruptedException {
		var body = Log.JSON.writeValueAsString(answers(key));
		var facts = Map.of("act", "handIn", "key", key);
		var answer = insist(facts, random, "POST", "/api/services/intake-request-registration/requests", "channel",
				body, "Idempotency-Key", key);
		var reference = Log.JSON.readTree(answer.body()).path("reference").asText();
		note("done", with(facts, "reference", reference));
		return reference;
	}

	/** Returns the answers of a request. */
	static Map<String, String> answers(String key) {
		return Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "topic", "passport", "requesterName",
				"محمد بن عبدالله", "identityNumber", "1058529940", "mobile", "0501234567", "subject", "تجديد الجواز",
				"requestText", "أرجو تجديد جواز السفر، رقم " + key);
	}

	/** Hands a request in, and brings it to the wait for a document of its requester. */
	String awaitDocument(String key, Random random) throws IOException, InterruptedException {
		var reference = handIn(key, random);
		complete(reference, STEPS.get(0), random);
		complete(reference, new Step("Task_ReviewCase", "auditor",
				Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY")), random);
		return reference;
	}

	/** Completes a step; returns false if somebody else ended it. */
	private boolean complete(String reference, Step step, Random random) throws IOException, InterruptedException {
		var task = task(reference, step, random);
		var facts = Map.of("act", "claim", "reference", reference, "step", step.name(), "task", task, "person",
				step.person());
		insist(facts, random, "POST", "/engine-rest/task/" + task + "/claim", step.person(),
				"{\"userId\":\"" + step.person() + "\"}");
		note("done", facts);
		var answers = new LinkedHashMap<String, Object>();
		step.answers().forEach((name, value) -> answers.put(name, Map.of("value", value)));
		var done = with(facts, "act", "complete");
		var answer = insist(done, random, "POST", "/engine-rest/task/" + task + "/submit-form", step.person(),
				Log.JSON.writeValueAsString(Map.of("variables", answers)));
		// An earlier try without an answer has done it.
		note((answer.statusCode() < 300) ? "done" : "wasDone", done);
		return true;
	}

	private String task(String reference, Step step, Random random) throws IOException, InterruptedException {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end) {
			var answer = insist(Map.of(), random, "GET",
					"/engine-rest/task?processInstanceBusinessKey=" + reference + "&taskDefinitionKey=" + step.name(),
					step.person(), null);
			var tasks = Log.JSON.readTree(answer.body());
			if (tasks.size() > 0) {
				seenEverywhere(reference, step);
				return tasks.get(0).get("id").asText();
			}
			Thread.sleep(300);
		}
		throw new IOException("No " + step.name() + " for " + reference);
	}

	/** Looks for a task that one node has shown at each of them, if versions differ. */
	private void seenEverywhere(String reference, Step step) throws IOException, InterruptedException {
		if (this.failed == null) {
			return;
		}
		for (var node : this.cluster.living().stream().filter(Cluster.Node::isInService).toList()) {
			try {
				var answer = send(
						node.address() + "/engine-rest/task/count?processInstanceBusinessKey=" + reference
								+ "&taskDefinitionKey=" + step.name(),
						"GET", step.person(), null);
				if (Log.JSON.readTree(answer.body()).path("count").asInt() != 1) {
					fail("node " + node.number + " hides " + step.name() + " of " + reference + " from "
							+ step.person() + ": " + answer.body());
				}
			}
			catch (java.net.ConnectException stopped) {
				// The others have it.
			}
		}
	}

	private void withdraw(String reference, String key, Random random) throws IOException, InterruptedException {
		var facts = Map.of("act", "withdraw", "reference", reference);
		insist(facts, random, "POST", "/api/cases/" + reference + "/withdrawal", "channel", "{}", "Idempotency-Key",
				"w-" + key);
		note("done", facts);
	}

	/**
	 * Tries until there is an answer of success, or one that says that an earlier try had
	 * it.
	 */
	private HttpResponse<String> insist(Map<String, String> facts, Random random, String method, String path,
			String user, String body, String... headers) throws IOException, InterruptedException {
		var end = System.nanoTime() + PATIENCE.toNanos();
		var tries = 0;
		var last = "";
		while (System.nanoTime() < end) {
			var nodes = this.cluster.living().stream().filter(Cluster.Node::isInService).toList();
			if (nodes.isEmpty()) {
				Thread.sleep(200);
				continue;
			}
			var node = nodes.get(random.nextInt(nodes.size()));
			if (!facts.isEmpty()) {
				note("try", facts);
			}
			tries++;
			try {
				var answer = send(node.address() + path, method, user, body, headers);
				var status = answer.statusCode();
				if (status < 300) {
					this.acknowledged.addAndGet(facts.isEmpty() ? 0 : 1);
					return answer;
				}
				last = status + " " + answer.body();
				fail(method + " " + path + " at node " + node.number + ": " + last);
				var mayBeDone = tries > 1 && path.endsWith("/submit-form");
				if (mayBeDone && (status == 404 || status == 400 || status == 409 || status == 403)
						&& isGone(path, user, random)) {
					return answer;
				}
				if (status < 500 && status != 409 && status != 429 && status != 404) {
					note("refused", with(facts.isEmpty() ? Map.of("act", "read") : facts, "answer", last));
					throw new IOException(method + " " + path + ": " + last);
				}
			}
			catch (java.net.ConnectException notSent) {
				last = notSent.toString();
			}
			catch (java.net.http.HttpTimeoutException silent) {
				last = silent.toString();
				fail(method + " " + path + " at node " + node.number + ": " + last);
			}
			catch (IOException broken) {
				if (broken.getMessage() != null && broken.getMessage().startsWith(method)) {
					throw broken;
				}
				last = broken.toString();
				fail(method + " " + path + " at node " + node.number + ": " + last);
			}
			Thread.sleep(50 + random.nextInt(200));
		}
		note("gaveUp", with(facts.isEmpty() ? Map.of("act", "read") : facts, "answer", last));
		throw new IOException("No answer to " + method + " " + path + ": " + last);
	}

	private void fail(String what) {
		if (this.failed != null) {
			this.failed.add("failed request: " + what);
		}
	}

	/** Returns whether the task of a path is no open task any more. */
	private boolean isGone(String path, String user, Random random) throws InterruptedException {
		for (var node : this.cluster.living()) {
			try {
				var id = path.split("/")[3];
				var answer = send(node.address() + "/engine-rest/task/" + id, "GET", "admin", null);
				return answer.statusCode() == 404;
			}
			catch (IOException silent) {
				// The next one knows.
			}
		}
		return false;
	}

	HttpResponse<String> send(String address, String method, String user, String body, String... headers)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create(address))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", basic(user))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (this.failed != null) {
			request.header("Connection", "close");
		}
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	void note(String outcome, Map<String, String> facts) throws IOException {
		var line = new LinkedHashMap<String, String>();
		line.put("round", this.round);
		line.put("outcome", outcome);
		line.putAll(facts);
		this.log.write(line);
	}

	private static Map<String, String> with(Map<String, String> facts, String name, String value) {
		var more = new LinkedHashMap<>(facts);
		more.put(name, value);
		return more;
	}

	/** Returns a key of this round for a request beside those of the people. */
	String key(String name) {
		return this.round + "-" + name;
	}

	int acknowledged() {
		return this.acknowledged.get();
	}

	List<String> problems() {
		return this.problems;
	}

	/** Waits until so many deeds are acknowledged in all. */
	void await(int deeds) throws InterruptedException {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (this.acknowledged.get() < deeds && System.nanoTime() < end) {
			Thread.sleep(2);
		}
	}

	/** Lets everybody finish the request in hand. */
	void stop() throws InterruptedException {
		this.stopping = true;
		for (var person : this.people) {
			person.join(TimeUnit.MINUTES.toMillis(12));
			person.interrupt();
		}
	}

	/** A step with its person and answers. */
	record Step(String name, String person, Map<String, String> answers) {

	}

}
