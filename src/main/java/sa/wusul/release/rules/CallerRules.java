package sa.wusul.release.rules;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule that a called process keeps what its callers hand in and take back: a variable
 * that a caller maps, and that the version in service knows, is known to the draft too.
 */
final class CallerRules {

	private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

	private static final Set<String> WORDLESS = Set.of("id", "name");

	private final ModelReader reader;

	private final RuleBook book;

	private final InService inService;

	private final Map<String, ModelFile> drafted = new HashMap<>();

	CallerRules(ModelReader reader, RuleBook book, InService inService, Collection<ModelFile> files) {
		this.reader = reader;
		this.book = book;
		this.inService = inService;
		files.forEach((file) -> this.drafted.put(bare(file), file));
	}

	void check(ModelNode draft, ModelFaults faults) {
		draft.children("bpmn:process").findFirst().ifPresent((process) -> {
			var before = this.inService.newest(process.id() + ".bpmn")
				.flatMap((content) -> read(new ModelFile(process.id() + ".bpmn", content)));
			before.ifPresent((old) -> check(process, words(old, this::serving), words(draft, this::newest), faults));
		});
	}

	private void check(ModelNode process, Set<String> known, Set<String> kept, ModelFaults faults) {
		callers(process.id()).forEach((caller) -> {
			var dropped = mapped(caller, process.id())
				.filter((variable) -> known.contains(variable) && !kept.contains(variable))
				.distinct()
				.sorted()
				.toList();
			if (!dropped.isEmpty()) {
				faults.add("caller-mapping", caller.id(), caller.get("name"),
						caller.id() + " ← " + String.join(", ", dropped));
			}
		});
	}

	/** Returns the processes that call this one after the release. */
	private Stream<ModelNode> callers(String process) {
		var names = new TreeSet<>(this.drafted.keySet());
		var serving = this.inService.callersOf(process).stream().filter((file) -> names.add(bare(file)));
		return Stream.concat(this.drafted.values().stream(), serving)
			.filter((file) -> file.kind() == ModelFile.Kind.BPMN)
			.flatMap((file) -> read(file).stream())
			.flatMap((model) -> model.children("bpmn:process"));
	}

	private static Stream<String> mapped(ModelNode caller, String process) {
		return caller.all()
			.filter((node) -> node.is("bpmn:callActivity") && node.get("calledElement").equals(process))
			.flatMap((call) -> Stream.concat(call.extensions("camunda:in").stream().map((in) -> in.get("target")),
					call.extensions("camunda:out").stream().map((out) -> out.get("source"))))
			.filter((variable) -> !variable.isBlank());
	}

	/**
	 * Returns the words that a model, its forms and the inputs of its tables use, other
	 * than names for people.
	 */
	private Set<String> words(ModelNode model, Function<String, Optional<byte[]>> files) {
		var words = new HashSet<String>();
		model.all().filter((node) -> !node.is("bpmn:documentation")).forEach((node) -> {
			var isPart = !node.prefix().equals("camunda");
			node.attributes().forEach((attribute, value) -> {
				if (!(isPart && WORDLESS.contains(attribute))) {
					collect(value, words);
				}
			});
			collect(node.text(), words);
			var form = node.get("camunda:formRef");
			if (!form.isBlank()) {
				files.apply(form + ".form")
					.ifPresent((content) -> collect(new String(content, StandardCharsets.UTF_8), words));
			}
			var table = node.get("camunda:decisionRef");
			if (!table.isBlank()) {
				files.apply(table + ".dmn")
					.flatMap((content) -> read(new ModelFile(table + ".dmn", content)))
					.ifPresent((decision) -> decision.all()
						.filter((part) -> part.is("dmn:inputExpression"))
						.flatMap((part) -> part.children().stream())
						.forEach((input) -> collect(input.text(), words)));
			}
		});
		return words;
	}

	private static void collect(String text, Set<String> words) {
		WORD.matcher(text).results().forEach((word) -> words.add(word.group()));
	}

	private Optional<byte[]> newest(String file) {
		return Optional.ofNullable(this.drafted.get(file)).map(ModelFile::content).or(() -> serving(file));
	}

	private Optional<byte[]> serving(String file) {
		return this.inService.newest(file);
	}

	private Optional<ModelNode> read(ModelFile file) {
		return this.reader.read(file, new ModelFaults(this.book, file.name()));
	}

	private static String bare(ModelFile file) {
		return file.name().substring(file.name().lastIndexOf('/') + 1);
	}

}
