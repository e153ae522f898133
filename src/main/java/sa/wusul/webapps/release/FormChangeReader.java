package sa.wusul.webapps.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sa.wusul.webapps.release.DraftView.ChangedPart;
import sa.wusul.webapps.release.DraftView.PartDetail;
import sa.wusul.webapps.versions.ModelDifference.Kind;

/** The changed fields of a form that passed the rules. */
final class FormChangeReader {

	private static final ObjectMapper JSON = new ObjectMapper();

	private FormChangeReader() {
	}

	static List<ChangedPart> read(byte[] before, byte[] after) {
		var old = components(before);
		var now = components(after);
		var moved = moved(List.copyOf(old.keySet()), List.copyOf(now.keySet()));
		var changes = new ArrayList<ChangedPart>();
		now.forEach((id, part) -> {
			var details = details(old.getOrDefault(id, Map.of()), part);
			if (!old.containsKey(id)) {
				changes.add(new ChangedPart(Kind.ADDED, id, title(part), details));
			}
			else if (moved.contains(id) || !details.isEmpty()) {
				changes.add(new ChangedPart(moved.contains(id) ? Kind.MOVED : Kind.CHANGED, id, title(part), details));
			}
		});
		old.forEach((id, part) -> {
			if (!now.containsKey(id)) {
				changes.add(new ChangedPart(Kind.REMOVED, id, title(part), details(part, Map.of())));
			}
		});
		return changes;
	}

	/** Returns the parts that stand in another order than before. */
	static Set<String> moved(List<String> before, List<String> after) {
		var common = after.stream().filter(before::contains).toList();
		var places = common.stream().map(before::indexOf).toList();
		// The longest run of parts that kept their order; the others moved.
		var longest = new int[places.size()];
		var previous = new int[places.size()];
		var last = -1;
		for (var at = 0; at < places.size(); at++) {
			longest[at] = 1;
			previous[at] = -1;
			for (var earlier = 0; earlier < at; earlier++) {
				if (places.get(earlier) < places.get(at) && longest[earlier] >= longest[at]) {
					longest[at] = longest[earlier] + 1;
					previous[at] = earlier;
				}
			}
			if (last < 0 || longest[at] > longest[last]) {
				last = at;
			}
		}
		var moved = new HashSet<>(common);
		for (; last >= 0; last = previous[last]) {
			moved.remove(common.get(last));
		}
		return moved;
	}

	private static List<PartDetail> details(Map<String, String> old, Map<String, String> now) {
		var names = new TreeSet<>(old.keySet());
		names.addAll(now.keySet());
		return names.stream()
			.filter((name) -> !old.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
			.map((name) -> new PartDetail(name, old.get(name), now.get(name)))
			.toList();
	}

	private static String title(Map<String, String> part) {
		return part.getOrDefault("label", part.getOrDefault("text", ""));
	}

	private static Map<String, Map<String, String>> components(byte[] form) {
		try {
			var parts = new LinkedHashMap<String, Map<String, String>>();
			gather(JSON.readTree(form), parts);
			return parts;
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static void gather(JsonNode parent, Map<String, Map<String, String>> parts) {
		parent.path("components").forEach((part) -> {
			var properties = new LinkedHashMap<String, String>();
			part.properties().forEach((field) -> say(field.getKey(), field.getValue(), properties));
			properties.remove("id");
			parts.put(part.path("id").asText(), properties);
			gather(part, parts);
		});
	}

	private static void say(String name, JsonNode value, Map<String, String> properties) {
		if (name.equals("components") || name.endsWith("layout")) {
			return;
		}
		if (value.isObject()) {
			value.properties().forEach((field) -> say(name + "." + field.getKey(), field.getValue(), properties));
		}
		else if (value.isArray()) {
			var lines = new ArrayList<String>();
			value.forEach((one) -> lines.add(one.isObject() ? entry(one) : one.asText()));
			properties.put(name, String.join("\n", lines));
		}
		else {
			properties.put(name, value.asText());
		}
	}

	/** Returns a choice with its value, and what else it has. */
	private static String entry(JsonNode choice) {
		var words = new ArrayList<String>();
		words.add(choice.path("label").asText() + " (" + choice.path("value").asText() + ")");
		choice.properties()
			.stream()
			.filter((field) -> !field.getKey().equals("label") && !field.getKey().equals("value"))
			.forEach((field) -> words.add(field.getKey() + ": "
					+ (field.getValue().isValueNode() ? field.getValue().asText() : field.getValue().toString())));
		return String.join(", ", words);
	}

}
