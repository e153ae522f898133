package sa.wusul.cost;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.cost.ModelCosts.Way;
import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of what each process costs the engine's database, which must not rise unnoticed:
 * one way through it, measured in its process test with the engine's own history. The
 * budget is in {@code src/bench/budget.json}, a line a process, and its statements in
 * {@code src/bench/model-statements.json};
 * {@code mvn verify -Dit.test=ModelCostTest -Dbudget.write=true} updates both, and
 * {@code -Dbudget.process=audit-case-review} measures some, by a pattern.
 */
@DisplayName("The cost of each process")
@Tag("story")
class ModelCostTest {

	private static final Path STATEMENTS = Path.of("src/bench/model-statements.json");

	/** Rows differ in length, and pages of indexes are split at random. */
	private static final double WAL_TOLERANCE = 1.10;

	private static final long WAL_OF_A_PAGE = 9000;

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	private Path folder;

	@Test
	@DisplayName("does not exceed its budget")
	void budget() throws Exception {
		var budget = read();
		if (Boolean.getBoolean("budget.write")) {
			var processes = ModelFiles.processes().map(ModelFiles.ProcessFile::id).toList();
			var ways = budget.keySet().containsAll(processes) ? budget.values() : choose(budget, measure(List.of()));
			budget = write(measure(ways.stream().map(Way::way).toList()));
		}
		assertThat(budget.keySet()).as("the processes in the budget")
			.isEqualTo(ModelFiles.processes().map(ModelFiles.ProcessFile::id).collect(Collectors.toSet()));
		var only = System.getProperty("budget.process");
		budget.keySet().removeIf((process) -> only != null && !process.matches(only));
		var ways = budget.values().stream().map(Way::way).toList();
		var measured = new ArrayList<>(measure(ways));
		var dearer = dearer(budget, measured);
		for (var round = 0; round < 2 && !dearer.isEmpty(); round++) {
			measured.addAll(measure(dearer.keySet().stream().map(budget::get).map(Way::way).toList()));
			dearer = dearer(budget, measured);
		}
		assertThat(dearer.values())
			.as("Where the rise is worth it: mvn verify -Dit.test=ModelCostTest -Dbudget.write=true")
			.isEmpty();
	}

	/** Returns what is dearer than its budget, by the process. */
	private static Map<String, String> dearer(Map<String, Way> budget, List<Way> measured) {
		var cheapest = ModelCosts.cheapest(measured);
		var dearer = new TreeMap<String, String>();
		budget.forEach((process, way) -> {
			var now = cheapest.get(way.way());
			if (now == null) {
				dearer.put(process, process + ": its way " + way.way() + " is gone or fails");
				return;
			}
			var rises = new ArrayList<String>();
			rise(rises, "statements", now.cost().statements(), way.cost().statements());
			rise(rises, "changes", now.cost().changes(), way.cost().changes());
			rise(rises, "round trips", now.cost().roundTrips(), way.cost().roundTrips());
			rise(rises, "commits", now.cost().commits(), way.cost().commits());
			if (now.cost().walBytes() > way.cost().walBytes() * WAL_TOLERANCE + WAL_OF_A_PAGE) {
				rise(rises, "bytes of WAL", now.cost().walBytes(), way.cost().walBytes());
			}
			if (!rises.isEmpty()) {
				now.texts().forEach((text, times) -> {
					int before = way.texts().getOrDefault(text, 0);
					if (times > before) {
						rises.add("\n  %d×, was %d×: %s".formatted(times, before, text));
					}
				});
				dearer.put(process, process + " costs more: " + String.join(", ", rises));
			}
		});
		return dearer;
	}

	private static void rise(List<String> rises, String what, long measured, long budget) {
		if (measured > budget) {
			rises.add("%d %s instead of %d".formatted(measured, what, budget));
		}
	}

	/** Measures these tests, or all, in a program of its own. */
	private List<Way> measure(List<String> ways) throws IOException, InterruptedException {
		var result = this.folder.resolve("result.json");
		var tests = Files.write(this.folder.resolve("tests"), ways);
		Files.deleteIfExists(result);
		var log = new File("target/model-costs.log");
		var program = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx1g",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-Djavax.xml.transform.TransformerFactory=com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl",
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				ModelCosts.class.getName(), result.toString(), tests.toString())
			.redirectErrorStream(true)
			.redirectOutput(log)
			.start();
		try {
			assertThat(program.waitFor(1, TimeUnit.HOURS)).as("the program ends").isTrue();
		}
		finally {
			program.destroyForcibly();
		}
		assertThat(result).as("the result; see " + log).exists();
		return JSON.readValue(result.toFile(), new TypeReference<List<Way>>() {
		});
	}

	private static Map<String, Way> read() throws IOException {
		var budget = new TreeMap<String, Way>();
		var statements = Files.exists(STATEMENTS) ? JSON.readTree(STATEMENTS.toFile()) : JSON.createObjectNode();
		BudgetFile.read("processes").fields().forEachRemaining((line) -> {
			var texts = new TreeMap<String, Integer>();
			statements.path("processes")
				.path(line.getKey())
				.fields()
				.forEachRemaining((entry) -> texts.put(statements.path("texts").path(entry.getKey()).asText(),
						entry.getValue().asInt()));
			budget.put(line.getKey(), way(line.getKey(), line.getValue(), texts));
		});
		return budget;
	}

	private static Way way(String process, JsonNode line, Map<String, Integer> texts) {
		var cost = new Cost(line.path("statements").asInt(), line.path("changes").asInt(),
				line.path("roundTrips").asInt(), line.path("commits").asInt(), 0, line.path("walBytes").asLong(),
				texts);
		return new Way(process, line.path("way").asText(), cost, texts);
	}

	/** Returns the ways that the budget has, and the dearest way of other processes. */
	private static Collection<Way> choose(Map<String, Way> budget, List<Way> measured) {
		var chosen = new TreeMap<>(budget);
		measured.stream()
			.sorted(Comparator.comparing((way) -> way.cost().statements()))
			.filter((way) -> !budget.containsKey(way.process()))
			.forEach((way) -> chosen.put(way.process(), way));
		return chosen.values();
	}

	private static Map<String, Way> write(List<Way> measured) throws IOException {
		var budget = new TreeMap<String, Way>();
		measured.forEach((way) -> budget.put(way.process(), way));
		var lines = new TreeMap<String, Object>();
		var texts = new TreeMap<String, String>();
		var processes = new ArrayList<String>();
		for (var way : budget.values()) {
			var line = new LinkedHashMap<String, Object>();
			line.put("way", way.way());
			line.putAll(JSON.convertValue(way.cost(), new TypeReference<Map<String, Object>>() {
			}));
			// Tests of models have no stand-ins for systems of others.
			line.remove("peerCommits");
			lines.put(way.process(), line);
			var counts = new TreeMap<String, Integer>();
			way.texts().forEach((text, times) -> {
				texts.put(key(text), text);
				counts.put(key(text), times);
			});
			processes.add("    \"%s\": %s".formatted(way.process(), JSON.writeValueAsString(counts)));
		}
		BudgetFile.write("processes", lines);
		var known = new ArrayList<String>();
		for (var text : texts.entrySet()) {
			known.add("    \"%s\": %s".formatted(text.getKey(), JSON.writeValueAsString(text.getValue())));
		}
		Files.writeString(STATEMENTS, "{\n  \"texts\": {\n" + String.join(",\n", known) + "\n  },\n  \"processes\": {\n"
				+ String.join(",\n", processes) + "\n  }\n}\n");
		return budget;
	}

	private static String key(String text) {
		return Integer.toHexString(text.hashCode());
	}

}
