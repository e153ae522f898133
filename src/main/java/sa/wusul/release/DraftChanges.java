package sa.wusul.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.platform.text.ArabicText;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;

/** Summary for people of the differences between a draft and the models in service. */
final class DraftChanges {

	private static final int NAMED = 6;

	private static final int LENGTH = 3400;

	private static final int VALUE = 100;

	private final ModelRules rules;

	private final ModelsInService models;

	DraftChanges(ModelRules rules, ModelsInService models) {
		this.rules = rules;
		this.models = models;
	}

	/**
	 * Returns Markdown: first what guards cases and changed, with its values before and
	 * after, and then a line for each file.
	 */
	String describe(List<ModelFile> files) {
		var sorted = files.stream().sorted(Comparator.comparing(ModelFile::name)).toList();
		var guards = sorted.stream().flatMap(this::guards).toList();
		var lines = new ArrayList<String>();
		if (!guards.isEmpty()) {
			lines.add("**" + ArabicText.of("draft.guards") + "**\n");
			lines.addAll(guards);
			lines.add("\n**" + ArabicText.of("draft.files") + "**\n");
		}
		sorted.stream().map(this::describe).forEach(lines::add);
		var told = String.join("\n", lines);
		return (told.length() > LENGTH) ? told.substring(0, told.lastIndexOf('\n', LENGTH)) + "\n- …" : told;
	}

	private String describe(ModelFile file) {
		var line = "- " + isolated(file.name()) + ": ";
		var before = this.models.newest(file.name());
		if (before.isEmpty()) {
			return line + ArabicText.of("draft.newFile");
		}
		var old = this.rules.parts(new ModelFile(file.name(), before.get()));
		var now = this.rules.parts(file);
		var said = new ArrayList<String>();
		say(said, "draft.added", now.keySet().stream().filter((id) -> !old.containsKey(id)).sorted().toList());
		say(said, "draft.removed", old.keySet().stream().filter((id) -> !now.containsKey(id)).sorted().toList());
		say(said, "draft.changed", changed(old, now));
		return line + (said.isEmpty() ? ArabicText.of("draft.unchangedFile") : String.join("؛ ", said));
	}

	/**
	 * Returns a line for each guard of an element in service that the draft changes or
	 * takes away.
	 */
	private Stream<String> guards(ModelFile file) {
		var old = this.models.newest(file.name())
			.map((content) -> this.rules.guards(new ModelFile(file.name(), content)))
			.orElse(Map.of());
		var now = this.rules.guards(file);
		return old.entrySet().stream().flatMap((element) -> {
			var before = element.getValue();
			var after = now.getOrDefault(element.getKey(), Map.of());
			return Stream.concat(before.keySet().stream(), after.keySet().stream())
				.distinct()
				.filter((guard) -> !Objects.equals(before.get(guard), after.get(guard)))
				.map((guard) -> "- " + isolated(element.getKey()) + " " + isolated(guard) + ": "
						+ value(before.get(guard)) + " ← " + value(after.get(guard)));
		});
	}

	/** Returns a value of a model as code, which shows no markup of its own. */
	private static String value(String said) {
		var shown = Optional.ofNullable(said).orElse("–").replaceAll("[`\\s]+", " ");
		return isolated("`" + ((shown.length() > VALUE) ? shown.substring(0, VALUE) + "…" : shown) + "`");
	}

	private static List<String> changed(Map<String, String> old, Map<String, String> now) {
		return now.entrySet()
			.stream()
			.filter((part) -> old.containsKey(part.getKey()) && !old.get(part.getKey()).equals(part.getValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private static void say(List<String> said, String what, List<String> ids) {
		if (!ids.isEmpty()) {
			said.add(ArabicText.of(what) + " " + ids.size() + " ("
					+ ids.stream().limit(NAMED).map(DraftChanges::isolated).collect(Collectors.joining("، "))
					+ ((ids.size() > NAMED) ? "، …" : "") + ")");
		}
	}

	/** Isolates an id, so that its Latin letters keep their order among Arabic ones. */
	private static String isolated(String id) {
		return "\u2068" + id + "\u2069";
	}

}
