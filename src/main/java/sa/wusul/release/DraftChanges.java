package sa.wusul.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageTextRules;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.release.rules.ModelFault;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;
import sa.wusul.release.rules.ProtectedFact;

/**
 * Summary for people of the differences between a draft and the models in service, in
 * words of law.
 */
@Component
class DraftChanges {

	/** Characters of a summary that a draft may have. */
	static final int LENGTH = 20_000;

	private static final int NAMED = 6;

	/** Faults that are shown of a part of a train. */
	private static final int FAULTS = 10;

	private final ModelRules rules;

	private final ModelsInService models;

	private final Rights rights;

	private final MessageSource texts;

	DraftChanges(ModelRules rules, ModelsInService models, Rights rights, MessageSource texts) {
		this.rules = rules;
		this.models = models;
		this.rights = rights;
		this.texts = texts;
	}

	/** Returns whether a draft changes what takes three people. */
	boolean needThirdPerson(List<ModelFile> files) {
		return compare(files).all().stream().anyMatch((change) -> change.protection().isPresent());
	}

	/**
	 * Returns Markdown in both languages: first what takes a third person and why, then
	 * what else guards cases and changed, and then a line for each file.
	 * @throws RefusalException if the former are more than people read
	 */
	Sentence describe(List<ModelFile> files) {
		var comparison = compare(files);
		var changes = comparison.all();
		return new Sentence(describe(files, changes, words(comparison, RefusalWords.ARABIC)),
				describe(files, changes, words(comparison, Locale.ENGLISH)));
	}

	/** Returns that a draft is a part of a train, and what it lacks of other parts. */
	Sentence part(List<ModelFault> faults) {
		return about((words) -> words.text("list.part") + (faults.isEmpty() ? ""
				: "\n\n" + words.text("list.partLacks") + "\n\n" + faults.stream()
					.limit(FAULTS)
					.map((fault) -> "- " + GuardWords.plain(words.isArabic() ? fault.arabic() : fault.english()))
					.collect(Collectors.joining("\n")) + ((faults.size() > FAULTS) ? "\n- …" : "")));
	}

	/** Returns what is said about a draft with its changes, as far as there is room. */
	Sentence together(Sentence about, Sentence changes) {
		return new Sentence(shortened(about.ar() + changes.ar(), LENGTH, plain(RefusalWords.ARABIC)),
				shortened(about.en() + changes.en(), LENGTH, plain(Locale.ENGLISH)));
	}

	/** Returns the parts of a train and who handed each in, before its changes. */
	Sentence train(List<Draft> parts) {
		return about((words) -> words.text("list.train",
				parts.stream()
					.map((part) -> GuardWords.isolated(part.key() + " " + part.name()) + " ("
							+ GuardWords.isolated(String.join(", ", part.people())) + ")")
					.collect(Collectors.joining(words.isArabic() ? "، " : ", "))));
	}

	/**
	 * Returns before which release a draft goes back, what becomes of running cases, and
	 * which files stay because they were new with the release.
	 */
	Sentence wayBack(Draft release, List<ModelFile> files, List<String> stay) {
		var running = files.stream()
			.filter((file) -> file.kind() == ModelFile.Kind.BPMN)
			.mapToLong((file) -> this.models.running(file.bareName()))
			.sum();
		return about((words) -> words.text("list.wayBack", GuardWords.isolated(release.key() + " " + release.name()))
				+ "\n\n" + words.text("list.wayBackCases", running)
				+ (stay.isEmpty() ? ""
						: "\n\n" + words.text("list.wayBackStays",
								stay.stream()
									.map(GuardWords::isolated)
									.collect(Collectors.joining(words.isArabic() ? "، " : ", ")))));
	}

	private Sentence about(Function<GuardWords, String> said) {
		return new Sentence(said.apply(plain(RefusalWords.ARABIC)) + "\n\n",
				said.apply(plain(Locale.ENGLISH)) + "\n\n");
	}

	private GuardWords plain(Locale locale) {
		return new GuardWords(this.texts, locale, this.rights, (limit) -> Optional.empty());
	}

	private GuardChanges compare(List<ModelFile> files) {
		return GuardChanges.of(this.rules, this.models, this.rights, files);
	}

	private GuardWords words(GuardChanges comparison, Locale locale) {
		return new GuardWords(this.texts, locale, this.rights, comparison::limit);
	}

	private String describe(List<ModelFile> files, List<GuardChange> changes, GuardWords words) {
		var lines = new ArrayList<String>();
		var guarded = changes.stream().filter((change) -> change.protection().isPresent()).toList();
		if (!guarded.isEmpty()) {
			lines.add("**" + words.text("list.protected") + "**\n");
			guarded.forEach((change) -> lines.add("- " + words.sentence(change)));
			lines.add("");
			guarded.stream()
				.map((change) -> change.protection().orElseThrow())
				.distinct()
				.forEach((fact) -> lines.add("- " + words.text("list.why", why(fact, words))));
			lines.add("");
			if (String.join("\n", lines).length() > LENGTH) {
				throw new RefusalException(Kind.INVALID, "draft.tooManyGuards", guarded.size());
			}
		}
		if (guarded.size() < changes.size()) {
			lines.add("**" + words.text("list.guards") + "**\n");
			changes.stream()
				.filter((change) -> change.protection().isEmpty())
				.forEach((change) -> lines.add("- " + words.sentence(change)));
			lines.add("");
		}
		if (!changes.isEmpty()) {
			lines.add("**" + words.text("list.files") + "**\n");
		}
		files.stream()
			.sorted(Comparator.comparing(ModelFile::name))
			.forEach((file) -> lines.add(describe(file, words)));
		return shortened(String.join("\n", lines), LENGTH, words);
	}

	/** Returns the Arabic summary as far as a form and its variable hold it. */
	String inForm(Draft draft) {
		return shortened(draft.changes(), Draft.SHOWN, plain(RefusalWords.ARABIC));
	}

	private static String shortened(String told, int length, GuardWords words) {
		if (told.length() <= length) {
			return told;
		}
		var shown = told.substring(0, told.lastIndexOf('\n', length));
		return shown + "\n\n" + words.text("list.more", told.substring(shown.length()).strip().lines().count());
	}

	private static String why(ProtectedFact fact, GuardWords words) {
		return words.isArabic() ? fact.ar() : fact.en();
	}

	private String describe(ModelFile file, GuardWords words) {
		var line = "- " + GuardWords.isolated(file.name()) + ": ";
		var before = this.models.newest(file.name());
		if (before.isEmpty()) {
			return line + words.text("list.newFile");
		}
		var old = this.rules.parts(new ModelFile(file.name(), before.get()));
		var now = this.rules.parts(file);
		var said = new ArrayList<String>();
		var separator = words.isArabic() ? "، " : ", ";
		say(said, separator, words.text("list.added"),
				now.keySet().stream().filter((id) -> !old.containsKey(id)).sorted().toList());
		say(said, separator, words.text("list.removed"),
				old.keySet().stream().filter((id) -> !now.containsKey(id)).sorted().toList());
		say(said, separator, words.text("list.changed"), changed(old, now));
		return line
				+ (said.isEmpty() ? words
					.text(Arrays.equals(file.content(), before.get()) ? "list.unchangedFile" : "list.rearrangedFile")
						: String.join(words.isArabic() ? "؛ " : "; ", said))
				+ wording(file, before.get(), words) + callers(file, words);
	}

	/** Returns a line with those who use the model from the release on. */
	private String callers(ModelFile file, GuardWords words) {
		if (file.kind() != ModelFile.Kind.BPMN && file.kind() != ModelFile.Kind.DMN) {
			return "";
		}
		var callers = this.models.callers(file.bareName());
		return callers.isEmpty() ? ""
				: "\n  - " + words.text("list.callers",
						callers.stream()
							.map((caller) -> GuardWords.isolated(caller.id() + " " + caller.versionTag()))
							.collect(Collectors.joining(words.isArabic() ? "، " : ", ")));
	}

	/** Returns a line for each message whose text is new or changed, with its parts. */
	private static String wording(ModelFile file, byte[] before, GuardWords words) {
		return MessageTextRules.language(file.name()).map((language) -> {
			var old = MessageTextRules.parts(language, before);
			var now = MessageTextRules.parts(language, file.content());
			var sizes = MessageTextRules.sizes(language, file.content());
			return now.entrySet()
				.stream()
				.filter((text) -> !text.getValue().equals(old.get(text.getKey())))
				.sorted(Map.Entry.comparingByKey())
				.map((text) -> "\n  - "
						+ words.text("list.wording", GuardWords.isolated(text.getKey()),
								old.containsKey(text.getKey()) ? GuardWords.quoted(old.get(text.getKey())) : "–",
								GuardWords.quoted(text.getValue()))
						+ (sizes.containsKey(text.getKey())
								? " " + words.text("list.messageParts", sizes.get(text.getKey())) : ""))
				.collect(Collectors.joining());
		}).orElse("");
	}

	private static List<String> changed(Map<String, String> old, Map<String, String> now) {
		return now.entrySet()
			.stream()
			.filter((part) -> old.containsKey(part.getKey()) && !old.get(part.getKey()).equals(part.getValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private static void say(List<String> said, String separator, String what, List<String> ids) {
		if (!ids.isEmpty()) {
			said.add(what + " " + ids.size() + " ("
					+ ids.stream().limit(NAMED).map(GuardWords::isolated).collect(Collectors.joining(separator))
					+ ((ids.size() > NAMED) ? separator + "…" : "") + ")");
		}
	}

}
