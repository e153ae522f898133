package sa.wusul.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sa.wusul.platform.text.ArabicText;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;

/** Summary for people of the differences between a draft and the models in service. */
final class DraftChanges {

	private static final int NAMED = 6;

	private static final int LENGTH = 3400;

	private final ModelRules rules;

	private final ModelsInService models;

	DraftChanges(ModelRules rules, ModelsInService models) {
		this.rules = rules;
		this.models = models;
	}

	/** Returns a line of Markdown for each file. */
	String describe(List<ModelFile> files) {
		var told = files.stream()
			.sorted(Comparator.comparing(ModelFile::name))
			.map(this::describe)
			.collect(Collectors.joining("\n"));
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
