package sa.wusul.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The file with the budget: one line a process or run, in parts. */
final class BudgetFile {

	static final Path PATH = Path.of("src/bench/budget.json");

	private static final ObjectMapper JSON = new ObjectMapper();

	private BudgetFile() {
	}

	static JsonNode read(String part) throws IOException {
		return JSON.readTree(PATH.toFile()).path(part);
	}

	/** Writes the lines of one part and leaves the others as they are. */
	static synchronized void write(String part, Map<String, ?> lines) throws IOException {
		var parts = new LinkedHashMap<String, Map<String, String>>();
		for (var fields = JSON.readTree(PATH.toFile()).fields(); fields.hasNext();) {
			var field = fields.next();
			var texts = new LinkedHashMap<String, String>();
			field.getValue().fields().forEachRemaining((line) -> texts.put(line.getKey(), line.getValue().toString()));
			parts.put(field.getKey(), texts);
		}
		var texts = new LinkedHashMap<String, String>();
		for (var line : lines.entrySet()) {
			texts.put(line.getKey(), JSON.writeValueAsString(line.getValue()));
		}
		parts.put(part, texts);
		var blocks = new ArrayList<String>();
		parts.forEach((name,
				block) -> blocks.add("  \"%s\": {\n%s\n  }".formatted(name,
						block.entrySet()
							.stream()
							.map((line) -> "    \"%s\": %s".formatted(line.getKey(), line.getValue()))
							.collect(Collectors.joining(",\n")))));
		Files.writeString(PATH, "{\n" + String.join(",\n", blocks) + "\n}\n");
	}

}
