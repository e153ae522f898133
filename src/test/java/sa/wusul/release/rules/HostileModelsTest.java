package sa.wusul.release.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.engine.TestModelWords;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks each file under {@code hostile/}, named {@code <rule>--<attack>}. Each is the
 * same harmless model with one change.
 */
@DisplayName("The model rules and hostile models")
@Tag("fast")
class HostileModelsTest {

	private static final Path HOSTILE = Path.of("src/test/resources/hostile");

	private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}{2}");

	private static final Pattern PROCESS_ID = Pattern.compile("<(?:bpmn:process|decision) id=\"([a-z-]+)\"");

	/** Rules about a whole file. */
	private static final Set<String> OF_FILES = Set.of("file-kind", "file-name", "file-size", "readable", "doctype",
			"depth", "form-header", "request-steps");

	private static final String TEXTS = "notification-texts_en.properties";

	private static ModelRules rules;

	@BeforeAll
	static void read() {
		rules = new ModelRules(TestModelWords.read(), Rights.load());
	}

	static Stream<Path> hostile() throws IOException {
		try (var files = Files.list(HOSTILE)) {
			return files.filter(Files::isRegularFile).sorted().toList().stream();
		}
	}

	@Test
	@DisplayName("the unchanged model is accepted")
	void harmless() throws IOException {
		var harmless = companions();
		harmless.add(new ModelFile("intake-hostile-test.bpmn", base()));
		assertThat(rules.check(harmless, InServiceNow.OURS)).isEmpty();
	}

	@Test
	@DisplayName("the files are numerous, and cover each rule")
	void enough() throws IOException {
		var tried = hostile().map(HostileModelsTest::rule).collect(Collectors.toSet());
		assertThat(hostile().count()).isGreaterThan(100);
		assertThat(rules.rules()).extracting(BookRule::id)
			.filteredOn((rule) -> !rule.equals("file-size"))
			.containsExactlyInAnyOrderElementsOf(tried);
	}

	@ParameterizedTest
	@MethodSource("hostile")
	@DisplayName("is refused for exactly its attack, at its element, in Arabic and in English")
	void refused(Path hostile) throws IOException {
		var rule = rule(hostile);
		var file = hostile(hostile);
		var all = companions();
		all.removeIf((companion) -> companion.name().equals(file.name()));
		all.add(file);
		// A model of ours, whose tasks the rule lists.
		var ours = rule.equals("step-up");
		if (ours) {
			OurModelsTest.ours()
				.stream()
				.filter((form) -> form.name().startsWith("release-") && form.name().endsWith(".form"))
				.forEach(all::add);
		}
		if (rule.startsWith("request-")) {
			all.add(new ModelFile("intake-hostile-test.bpmn", request()));
		}

		var faults = rules.check(all, InServiceNow.OURS);

		assertThat(faults).isNotEmpty().allSatisfy((fault) -> {
			assertThat(fault.rule()).as(fault.english()).isEqualTo(rule);
			assertThat(fault.file()).isEqualTo(file.name());
			assertThat(fault.arabic()).contains(file.name(), "[" + rule + "]").containsPattern(ARABIC);
			assertThat(fault.english()).contains(file.name(), "[" + rule + "]").doesNotContain("{0}");
			if (OF_FILES.contains(rule)) {
				assertThat(fault.element()).isEmpty();
			}
			else if ((rule.startsWith("paper-") || rule.startsWith("list-"))) {
				assertThat(fault.element()).isNotEmpty();
			}
			else if (rule.equals("caller-mapping")) {
				assertThat(InServiceNow.OURS.hasProcess(fault.element())).isTrue();
			}
			else if (rule.startsWith("text-") && file.kind() == ModelFile.Kind.TEXTS) {
				assertThat(fault.element()).isIn("requestReceived", "hostileMessage");
			}
			else {
				assertThat(fault.element().toLowerCase()).contains(ours ? "task_decidedraft" : "hostile");
			}
		});
	}

	@Test
	@DisplayName("a file above the limit is not read, nor a deployment of too many files, nor an empty one")
	void size() throws IOException {
		var huge = new byte[1_000_001];
		Arrays.fill(huge, (byte) ' ');
		var one = List.of(new ModelFile("intake-hostile-test.bpmn", huge));
		assertThat(rules.check(one, InServiceNow.OURS)).extracting(ModelFault::rule).containsExactly("file-size");
		var many = Stream.generate(() -> new ModelFile("intake-hostile-test.bpmn", new byte[0])).limit(501).toList();
		assertThat(rules.check(many, InServiceNow.OURS)).extracting(ModelFault::rule).containsExactly("file-size");
		assertThat(rules.check(List.of(), InServiceNow.OURS)).extracting(ModelFault::rule).containsExactly("file-size");
	}

	@Test
	@DisplayName("an id of 30,000 words is a fault of its own and ends no check")
	void thousandsOfWords() throws IOException {
		var all = companions();
		all.add(new ModelFile("intake-hostile-test.bpmn",
				new String(base()).replace("EndEvent_Refused", "EndEvent_" + "Refused".repeat(30_000)).getBytes()));
		assertThat(rules.check(all, InServiceNow.OURS)).isNotEmpty()
			.allSatisfy((fault) -> assertThat(fault.rule()).isEqualTo("length"));
		var form = new String(companions().stream()
			.filter((file) -> file.name().endsWith(".form"))
			.findFirst()
			.orElseThrow()
			.content());
		assertThat(rules.check(
				List.of(new ModelFile("intake-hostile-ask.form",
						form.replace("Field_Hostile", "Field_" + "Hostile".repeat(30_000)).getBytes())),
				InServiceNow.OURS))
			.extracting(ModelFault::rule)
			.contains("length");
	}

	/** Camunda Modeler drops such an element while it reads, and refuses the text. */
	@ParameterizedTest
	@ValueSource(strings = {
			"<camunda:inputOutput><camunda:outputParameter name=\"resolutionDecision\">${outcome}<camunda:properties/>"
					+ "</camunda:outputParameter></camunda:inputOutput>",
			"<camunda:failedJobRetryTimeCycle>R999999/PT1S<camunda:properties/></camunda:failedJobRetryTimeCycle>" })
	@DisplayName("an empty element of the engine hides no text beside it")
	void hiddenText(String hidden) throws IOException {
		var all = companions();
		all.add(new ModelFile("intake-hostile-test.bpmn",
				new String(base()).replace("<camunda:in source=", hidden + "<camunda:in source=").getBytes()));
		assertThat(rules.check(all, InServiceNow.OURS)).extracting(ModelFault::rule, ModelFault::element)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("text-alone", "CallActivity_HostileInform"));
	}

	@Test
	@DisplayName("several faults are all reported at once, each with its element")
	void several() throws IOException {
		var model = new String(base()).replace("name=\"دراسة الطلب\"", "name=\"Study\"")
			.replace("camunda:delegateExpression=\"${routeRequestDelegate}\"", "camunda:class=\"evil.Delegate\"")
			.replace(" default=\"Flow_HostileRefused\"", "");
		var all = companions();
		all.add(new ModelFile("intake-hostile-test.bpmn", model.getBytes()));
		assertThat(rules.check(all, InServiceNow.OURS)).extracting(ModelFault::rule, ModelFault::element)
			.containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("name", "Task_HostileStudy"),
					org.assertj.core.groups.Tuple.tuple("class", "Task_HostileRecord"),
					org.assertj.core.groups.Tuple.tuple("default-flow", "Gateway_HostileChoice"));
	}

	@Test
	@DisplayName("a misspelt limit is refused with the table and the nearest name; a limit whose row is deployed beside is accepted")
	void limits() throws IOException {
		var all = companions();
		all.add(new ModelFile("intake-hostile-test.bpmn",
				new String(base()).replace("intake.DOCUMENT'", "intake.DOCUMNET'").getBytes()));
		assertThat(rules.check(all, InServiceNow.OURS)).singleElement()
			.satisfies((fault) -> assertThat(fault.english())
				.contains("intake.DOCUMNET → intake.DOCUMENT (intake-limit)"));

		var table = new String(InServiceNow.OURS.newest("intake-limit.dmn").orElseThrow());
		all.add(new ModelFile("intake-limit.dmn", table.replace("\"DOCUMENT\"", "\"DOCUMNET\"").getBytes()));
		assertThat(rules.check(all, InServiceNow.OURS)).isEmpty();
	}

	@Test
	@DisplayName("a called process without a variable that its callers map is refused with their names, and accepted with their changed models")
	void callers() throws IOException {
		var called = hostile(HOSTILE.resolve("caller-mapping--dropped-variable.bpmn"));
		assertThat(rules.check(List.of(called), InServiceNow.OURS)).extracting(ModelFault::element)
			.contains("meeting-seat-arrangement", "escalation-legal-brief");
		assertThat(rules.check(List.of(called), InServiceNow.OURS))
			.allSatisfy((fault) -> assertThat(fault.english()).contains(fault.element() + " ← dutyRole."));
		var together = new ArrayList<>(OurModelsTest.ours());
		together.removeIf((file) -> file.name().equals(called.name()));
		var changed = together.stream()
			.map((file) -> new ModelFile(file.name(),
					new String(file.content())
						.replace("<camunda:out source=\"dutyRole\"", "<camunda:out source=\"roleOnDuty\"")
						.getBytes()))
			.collect(Collectors.toCollection(ArrayList::new));
		changed.add(called);
		assertThat(rules.check(changed, InServiceNow.OURS)).isEmpty();
	}

	@Test
	@DisplayName("a remedy without English is refused in the table of a service alone, until its English is deployed beside it")
	void remedies() throws IOException {
		var table = hostile(HOSTILE.resolve("remedy-english--new-sentence.dmn"));
		assertThat(rules.check(List.of(table), InServiceNow.OURS)).singleElement()
			.satisfies((fault) -> assertThat(fault.english()).contains("جددوا ما لا إنجليزية له ثم قدموا"));
		var english = new String(InServiceNow.OURS.newest(TEXTS).orElseThrow())
				+ "\nremedy.جددوا\\ ما\\ لا\\ إنجليزية\\ له\\ ثم\\ قدموا=Renew it, then apply\n";
		assertThat(rules.check(List.of(table, new ModelFile(TEXTS, english.getBytes())), InServiceNow.OURS)).isEmpty();
		var others = new String(table.content()).replace("services-hostile-reason", "tawasul-hostile-reason");
		assertThat(
				rules.check(List.of(new ModelFile("tawasul-hostile-reason.dmn", others.getBytes())), InServiceNow.OURS))
			.isEmpty();
	}

	@Test
	@DisplayName("a table that selects a message without a text is refused, until its text is deployed beside it")
	void selectedText() {
		var table = new String(InServiceNow.OURS.newest("notification-message-selection.dmn").orElseThrow());
		var file = new ModelFile("notification-message-selection.dmn",
				table.replace("\"caseReopened\"", "\"caseReopenedAgain\"").getBytes());
		assertThat(rules.check(List.of(file), InServiceNow.OURS)).isNotEmpty().allSatisfy((fault) -> {
			assertThat(fault.rule()).isEqualTo("text-missing");
			assertThat(fault.element()).isEqualTo("caseReopenedAgain");
		});
		var texts = Stream.of("ar=نص", "en=Text").map((text) -> {
			var name = "notification-texts_" + text.substring(0, 2) + ".properties";
			return new ModelFile(name, (new String(InServiceNow.OURS.newest(name).orElseThrow())
					+ "\ncaseReopenedAgain=" + text.substring(3) + "\\n{reference}\n")
				.getBytes());
		});
		assertThat(rules.check(Stream.concat(Stream.of(file), texts).toList(), InServiceNow.OURS)).isEmpty();
	}

	/** Returns the attack; texts are ours with the lines of the attack after them. */
	private static ModelFile hostile(Path file) throws IOException {
		return file.toString().endsWith(".properties")
				? new ModelFile(TEXTS,
						(new String(InServiceNow.OURS.newest(TEXTS).orElseThrow()) + Files.readString(file)).getBytes())
				: new ModelFile(deployedAs(file), Files.readAllBytes(file));
	}

	static String rule(Path file) {
		return file.getFileName().toString().split("--")[0];
	}

	/**
	 * Returns the name for deployment: the id in the file, unless the name is the attack.
	 */
	static String deployedAs(Path file) throws IOException {
		var name = file.getFileName().toString();
		var end = name.substring(name.indexOf('.', name.indexOf("--")));
		return switch (end) {
			case ".dmn" -> {
				var id = PROCESS_ID.matcher(new String(Files.readAllBytes(file)));
				yield (id.find() ? id.group(1) : "intake-hostile-table") + ".dmn";
			}
			case ".form" -> "intake-hostile-ask.form";
			case ".html" -> "answer-letter.html";
			case ".yaml" -> Files.readString(file).contains("departments:") ? "organisation.yaml" : "task-lists.yaml";
			case ".bpmn" -> {
				var id = PROCESS_ID.matcher(new String(Files.readAllBytes(file)));
				yield ((rule(file).equals("file-name") || !id.find()) ? "intake-hostile-test" : id.group(1)) + ".bpmn";
			}
			default -> name;
		};
	}

	private static byte[] base() throws IOException {
		var broken = new String(Files.readAllBytes(HOSTILE.resolve("version-tag--none.bpmn")));
		return broken.replace("isExecutable=\"true\"", "isExecutable=\"true\" camunda:versionTag=\"1.0.0\"").getBytes();
	}

	/** Returns the harmless model as one whose start form citizens open. */
	private static byte[] request() throws IOException {
		return Files.readString(HOSTILE.resolve("service-words--about-in-arabic-only.bpmn"))
			.replace("<camunda:property name=\"opensCase\"",
					"<camunda:property name=\"aboutEn\" value=\"To try.\" /><camunda:property name=\"opensCase\"")
			.getBytes();
	}

	static List<ModelFile> companions() throws IOException {
		try (var files = Files.list(HOSTILE.resolve("companions"))) {
			return new ArrayList<>(files.map(OurModelsTest::file).toList());
		}
	}

	/** The project's own models as those in service. */
	enum InServiceNow implements InService {

		OURS;

		private final Map<String, byte[]> files = OurModelsTest.ours()
			.stream()
			.collect(Collectors.toUnmodifiableMap(ModelFile::name, ModelFile::content));

		@Override
		public boolean hasProcess(String id) {
			return this.files.containsKey(id + ".bpmn");
		}

		@Override
		public boolean hasDecision(String id) {
			return this.files.containsKey(id + ".dmn");
		}

		@Override
		public List<ModelFile> callersOf(String process) {
			return this.files.entrySet()
				.stream()
				.filter((file) -> new String(file.getValue()).contains("calledElement=\"" + process + "\""))
				.map((file) -> new ModelFile(file.getKey(), file.getValue()))
				.toList();
		}

		@Override
		public Optional<byte[]> newest(String fileName) {
			return Optional.ofNullable(this.files.get(fileName));
		}

	}

}
