package sa.wusul.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import sa.wusul.platform.identity.Rights;
import sa.wusul.release.rules.Guard;
import sa.wusul.release.rules.GuardedElement;
import sa.wusul.release.rules.GuardedModel;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;
import sa.wusul.release.rules.ProtectedFact;

/**
 * Comparison of what guards cases in a draft with the models in service. In a model that
 * is new, only guards count that protect others: nothing runs on the rest yet.
 */
final class GuardChanges {

	/** Guards of a step that is new or gone which the sentence on the step leaves out. */
	private static final Set<Guard> SAID_BY_STEP = EnumSet.of(Guard.FORM, Guard.DUE, Guard.MILESTONE, Guard.UNDER_WAY,
			Guard.CASE_STATE, Guard.HANDED);

	private static final Set<Guard> OF_PROTECTED_STEPS = EnumSet.of(Guard.FOUR_EYES, Guard.ONCE_PER_PERSON,
			Guard.STEP_UP);

	private final ModelRules rules;

	private final ModelsInService models;

	private final Rights rights;

	private final Map<String, GuardedModel> drafted = new HashMap<>();

	private final Map<String, GuardedModel> serving = new HashMap<>();

	private final List<ModelFile> files;

	private GuardChanges(ModelRules rules, ModelsInService models, Rights rights, List<ModelFile> files) {
		this.rules = rules;
		this.models = models;
		this.rights = rights;
		this.files = files;
		files.forEach((file) -> this.drafted.put(bare(file), rules.guards(file)));
	}

	static GuardChanges of(ModelRules rules, ModelsInService models, Rights rights, List<ModelFile> files) {
		return new GuardChanges(rules, models, rights, files);
	}

	/** Returns the changes, those that need a third person first. */
	List<GuardChange> all() {
		return this.files.stream()
			.sorted(Comparator.comparing(ModelFile::name))
			.flatMap((file) -> between(serving(bare(file)), this.drafted.get(bare(file))))
			.sorted(Comparator.comparing((GuardChange change) -> change.protection().isEmpty()))
			.toList();
	}

	private Stream<GuardChange> between(GuardedModel before, GuardedModel after) {
		var ids = new TreeSet<>(before.elements().keySet());
		ids.addAll(after.elements().keySet());
		return ids.stream().flatMap((id) -> {
			var old = values(before, id);
			var now = values(after, id);
			var whole = old.isEmpty() != now.isEmpty() && (old.containsKey(Guard.STEP) || now.containsKey(Guard.STEP));
			return Arrays.stream(Guard.values())
				.filter((guard) -> !Optional.ofNullable(old.get(guard)).equals(Optional.ofNullable(now.get(guard))))
				.map((guard) -> change(before, after, id, guard))
				.filter((change) -> change.protection().isPresent() || !(before.isNew() || change.guard() == Guard.FIELD
						|| whole && SAID_BY_STEP.contains(change.guard())));
		});
	}

	private GuardChange change(GuardedModel before, GuardedModel after, String id, Guard guard) {
		var was = Optional.ofNullable(values(before, id).get(guard));
		var becomes = Optional.ofNullable(values(after, id).get(guard));
		var protection = this.rules.protectedFacts()
			.stream()
			.filter((fact) -> protects(fact, before, after, guard, List.of(was.orElse(""), becomes.orElse(""))))
			.findFirst();
		return new GuardChange(before, after, id, guard, was, becomes, protection);
	}

	private boolean protects(ProtectedFact fact, GuardedModel before, GuardedModel after, Guard guard,
			List<String> values) {
		var specific = !fact.values().isEmpty() || !fact.models().isEmpty() || !fact.domains().isEmpty()
				|| fact.leadsTo().isPresent();
		return fact.isOf(after.id(), guard) && (specific || !before.isNew()) && values.stream().anyMatch(fact::names)
				&& fact.leadsTo().map((effects) -> leads(effects, values)).orElse(true)
				&& (!fact.confidential() || this.rights.isConfidential(after.id())) && (!fact.beside()
						|| hasProtectedStep(before, new HashSet<>()) || hasProtectedStep(after, new HashSet<>()));
	}

	/** Checks whether one of the called processes has a step of this fact. */
	private boolean leads(String effects, List<String> calls) {
		var fact = this.rules.protectedFacts()
			.stream()
			.filter((known) -> known.id().equals(effects))
			.findFirst()
			.orElseThrow();
		return calls.stream()
			.filter((call) -> !call.isBlank())
			.flatMap(this::called)
			.anyMatch((model) -> has(model, isEffect(fact)));
	}

	/**
	 * Checks whether a process has a step that not everybody may do or that cannot be
	 * undone, or calls a process that has one.
	 */
	private boolean hasProtectedStep(GuardedModel model, Set<String> visited) {
		return visited.add(model.id()) && (has(model, this::isProtected) || model.elements()
			.values()
			.stream()
			.map((element) -> element.values().get(Guard.CALL))
			.filter((call) -> call != null)
			.flatMap(this::called)
			.anyMatch((called) -> hasProtectedStep(called, visited)));
	}

	private boolean isProtected(GuardedElement element) {
		return OF_PROTECTED_STEPS.stream().anyMatch(element.values()::containsKey) || this.rules.protectedFacts()
			.stream()
			.filter((fact) -> fact.guards().equals(Set.of(Guard.DELEGATE)))
			.anyMatch((fact) -> isEffect(fact).test(element));
	}

	private static Predicate<GuardedElement> isEffect(ProtectedFact fact) {
		return (element) -> element.values().containsKey(Guard.DELEGATE)
				&& fact.names(element.values().get(Guard.DELEGATE));
	}

	private static boolean has(GuardedModel model, Predicate<GuardedElement> wanted) {
		return model.elements().values().stream().anyMatch(wanted);
	}

	/** Returns a called process as the draft and as the service have it. */
	private Stream<GuardedModel> called(String call) {
		var file = call.split(" ", 2)[0] + ".bpmn";
		return Stream.of(Optional.ofNullable(this.drafted.get(file)), Optional.of(serving(file)))
			.flatMap(Optional::stream);
	}

	/**
	 * Returns the words of the row of a table of limits, such as {@code audit.REVIEW}.
	 */
	Optional<String> limit(String name) {
		var parts = name.split("\\.", 2);
		var file = parts[0] + "-limit.dmn";
		return Optional.ofNullable(this.drafted.get(file))
			.orElseGet(() -> serving(file))
			.elements()
			.values()
			.stream()
			.filter((row) -> row.values().getOrDefault(Guard.ROW, "").startsWith("\"" + parts[1] + "\" "))
			.map(GuardedElement::name)
			.filter((words) -> !words.isBlank())
			.findFirst();
	}

	private GuardedModel serving(String file) {
		return this.serving.computeIfAbsent(file,
				(name) -> this.models.newest(name)
					.map((content) -> this.rules.guards(new ModelFile(name, content)))
					.orElseGet(() -> GuardedModel.none(new ModelFile(name, new byte[0]).bareName())));
	}

	private static Map<Guard, String> values(GuardedModel model, String element) {
		return Optional.ofNullable(model.elements().get(element)).map(GuardedElement::values).orElse(Map.of());
	}

	private static String bare(ModelFile file) {
		return file.name().substring(file.name().lastIndexOf('/') + 1);
	}

}
