package sa.wusul.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import sa.wusul.platform.engine.TestModelWords;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.release.rules.Guard;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;
import sa.wusul.release.rules.ProtectedFact;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The changes of a draft")
@Tag("fast")
class DraftChangesTest {

	/** Guards that always take three people, each with a change that concerns it. */
	private static final Map<Guard, UnaryOperator<String>> ALWAYS = Map.of(Guard.FOUR_EYES, without("fourEyes"),
			Guard.ONCE_PER_PERSON, without("oncePerPerson"), Guard.PERFORMER, without("performer"), Guard.RETURN_TO,
			without("returnTo"), Guard.SUPERVISORS, without("supervisors"), Guard.STEP_UP, without("stepUp"),
			Guard.GROUP, replacing("camunda:candidateGroups=\"[^\"]+\"",
					"camunda:candidateGroups=\"\\${staffGroups.of('analysts')}\""));

	/** Changes that two people may make, outside the release itself. */
	private static final Map<Guard, UnaryOperator<String>> NEVER = Map.of(Guard.MILESTONE, without("milestone"),
			Guard.UNDER_WAY, without("underWay"), Guard.CASE_STATE, without("caseState"), Guard.TIMER,
			replacing("limits\\.fromNow\\('[^']+'", "limits.fromNow('intake.DRAFT'"), Guard.DUE,
			replacing(" camunda:dueDate=\"[^\"]+\"", ""));

	private static final List<ModelFile> FILES = Stream.of("processes", "forms")
		.flatMap(DraftChangesTest::below)
		.toList();

	private static final Rights RIGHTS = Rights.load();

	private static final ModelRules RULES = new ModelRules(TestModelWords.read(), RIGHTS);

	private final Map<String, byte[]> serving = new HashMap<>();

	private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

	private final DraftChanges changes = new DraftChanges(RULES, new Serving(), RIGHTS, this.texts);

	DraftChangesTest() {
		this.texts.setBasename("messages");
		this.texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
		this.texts.setFallbackToSystemLocale(false);
		files().forEach((file) -> this.serving.put(file.name(), file.content()));
	}

	@Test
	@DisplayName("are sentences on steps, people and groups in both languages, those of three people first")
	void sentences() {
		var told = this.changes.describe(List.of(changed("audit-case-review.bpmn", (text) -> without("fourEyes")
			.apply(ALWAYS.get(Guard.GROUP).apply(NEVER.get(Guard.MILESTONE).apply(text))))));
		assertThat(plain(told.en())).startsWith("**Needs a third person")
			.contains(
					"Four eyes removed from “Audit the request” (Task_ReviewCase): it may now be performed by the person who opened the case or "
							+ "the person who classified the request",
					"is now offered to “Process analysts”", "Why: Four eyes keep one person from", "The milestone at ");
		assertThat(plain(told.ar())).startsWith("**يحتاج إلى شخص ثالث")
			.contains("رُفعت الأعين الأربع عن «", "صار يؤديها من فتح المعاملة أو من صنّف الطلب",
					"تُعرض على «محللو الإجراءات»");
		assertThat(told.ar().indexOf("الأعين")).isLessThan(told.ar().indexOf("ما يحمي المعاملات وتغيّر"));
	}

	@Test
	@DisplayName("tell who uses the model and from when the change holds")
	void callers() {
		var told = this.changes
			.describe(List.of(changed("intake-document-completion.bpmn", NEVER.get(Guard.MILESTONE))));
		assertThat(plain(told.en())).contains("used by audit-case-review 1.0.0, ", "services-application-review 1.0.0",
				"holds from the first use after the release");
		assertThat(plain(told.ar())).contains("يستعمله audit-case-review 1.0.0، ", "يسري من أول استعمال بعد الإجازة");
	}

	@Test
	@DisplayName("name limits and rows by the words of their tables")
	void limits() {
		var told = this.changes.describe(List.of(changed("intake-document-completion.bpmn", NEVER.get(Guard.TIMER)),
				changed("intake-limit.dmn", replacing("<text>10</text>", "<text>11</text>"))));
		assertThat(plain(told.en())).contains("The time limit of “", "after the limit “",
				"and is now after the limit “", "The row “", "\"DOCUMENT\" | – ⇒ 10 | \"WORKING_DAYS\"",
				"\"DOCUMENT\" | – ⇒ 11 | \"WORKING_DAYS\"");
		assertThat(this.changes
			.needThirdPerson(List.of(changed("intake-limit.dmn", replacing("<text>10</text>", "<text>11</text>")))))
			.isFalse();
	}

	@Test
	@DisplayName("are none in a form whose editor wrote its properties in another order")
	void rearranged() {
		var form = "tawasul-bring-detainee.form";
		assertThat(plain(this.changes.describe(List.of(changed(form, (text) -> text))).en())).contains("as in service");
		var told = this.changes
			.describe(List.of(changed(form, replacing("(\"key\": \"[^\"]+\"),\\s+(\"label\": \"[^\"]+\")", "$2, $1"))));
		assertThat(plain(told.en())).contains("only order, drawing or spacing differs").doesNotContain("changed");
		assertThat(plain(told.ar())).contains("إلا الترتيب");
	}

	@ParameterizedTest
	@EnumSource(Guard.class)
	@DisplayName("have a sentence for each kind of guard, added, removed and changed, in both languages")
	void everyGuardHasSentences(Guard guard) {
		for (var locale : List.of(RefusalWords.ARABIC, Locale.ENGLISH)) {
			assertThat(List.of("added", "removed", "changed")).allSatisfy(
					(kind) -> assertThat(this.texts.getMessage("draft.guard." + guard.key() + "." + kind, null, locale))
						.isNotBlank());
		}
	}

	@Test
	@DisplayName("name every role of a person that models use in words")
	void roles() {
		var roles = files().flatMap((file) -> RULES.guards(file).elements().values().stream())
			.flatMap((element) -> Stream.of(Guard.FOUR_EYES, Guard.PERFORMER, Guard.RETURN_TO)
				.map((guard) -> element.values().getOrDefault(guard, "")))
			.flatMap((list) -> Arrays.stream(list.split(",")))
			.filter((role) -> !role.isBlank())
			.distinct();
		assertThat(roles).hasSizeGreaterThan(20).allSatisfy((role) -> {
			assertThat(this.texts.getMessage("draft.role." + role, null, RefusalWords.ARABIC)).isNotBlank();
			assertThat(this.texts.getMessage("draft.role." + role, null, Locale.ENGLISH)).isNotBlank();
		});
	}

	static Stream<Guard> always() {
		return ALWAYS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("always")
	@DisplayName("of four eyes, groups, readers and step-up need a third person in every model that has them")
	void protectedEverywhere(Guard guard) {
		var changed = files().filter((file) -> file.kind() == ModelFile.Kind.BPMN)
			.map((file) -> changed(file.name(), ALWAYS.get(guard)))
			.filter((file) -> !Arrays.equals(file.content(), this.serving.get(file.name())))
			.toList();
		assertThat(changed).isNotEmpty()
			.allSatisfy((file) -> assertThat(this.changes.needThirdPerson(List.of(file))).as(file.name()).isTrue());
	}

	static Stream<Guard> never() {
		return NEVER.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("never")
	@DisplayName("of milestones, states and time limits need two people only, but in the release itself three")
	void unprotected(Guard guard) {
		var changed = files().filter((file) -> file.kind() == ModelFile.Kind.BPMN)
			.map((file) -> changed(file.name(), NEVER.get(guard)))
			.filter((file) -> !Arrays.equals(file.content(), this.serving.get(file.name())))
			.toList();
		assertThat(changed).isNotEmpty()
			.allSatisfy((file) -> assertThat(this.changes.needThirdPerson(List.of(file))).as(file.name())
				.isEqualTo(file.name().startsWith("release-")));
	}

	@Test
	@DisplayName("of a table of disclosure need a third person, those of other tables do not")
	void tables() {
		var guarded = RULES.protectedFacts()
			.stream()
			.flatMap((fact) -> fact.models().stream())
			.map((table) -> table + ".dmn")
			.toList();
		assertThat(guarded).contains("tawasul-disclosure.dmn", "tawasul-committee-quorum.dmn")
			.isSubsetOf(this.serving.keySet());
		assertThat(files().filter((file) -> file.kind() == ModelFile.Kind.DMN)).hasSizeGreaterThan(40)
			.allSatisfy((file) -> assertThat(
					this.changes.needThirdPerson(List.of(changed(file.name(), replacing("(?s)<rule .*?</rule>", "")))))
				.as(file.name())
				.isEqualTo(guarded.contains(file.name()) || file.name().startsWith("release-")));
	}

	@Test
	@DisplayName("of a program that pays, lets out, tells or destroys need a third person, also in a new process")
	void effects() {
		var effects = fact("effects").values();
		for (var delegate : effects) {
			var users = files().filter((file) -> text(file).contains("${" + delegate + "}")).toList();
			assertThat(users).as(delegate).isNotEmpty().allSatisfy((file) -> {
				assertThat(this.changes
					.needThirdPerson(List.of(changed(file.name(), replacing(delegate, "readBookingDelegate")))))
					.as(delegate)
					.isTrue();
				assertThat(this.changes.needThirdPerson(List.of(new ModelFile("tawasul-other-way.bpmn",
						text(file).replace(file.bareName(), "tawasul-other-way").getBytes(StandardCharsets.UTF_8)))))
					.isTrue();
			});
		}
		var caller = "tawasul-assistance-payment.bpmn";
		assertThat(text(caller)).contains("tawasul-assistance-payout");
		assertThat(
				this.changes
					.needThirdPerson(List.of(new ModelFile("tawasul-other-caller.bpmn",
							text(caller).replace("tawasul-assistance-payment", "tawasul-other-caller")
								.getBytes(StandardCharsets.UTF_8)))))
			.as("a new process that calls the payout")
			.isTrue();
	}

	@Test
	@DisplayName("of the way around a step of four eyes need a third person, those in a process without one do not")
	void ways() {
		var negated = replacing("(<bpmn:conditionExpression[^>]*>\\$\\{)([^<]*)(}<)", "$1!($2)$3");
		var elsewhere = replacing("(<bpmn:sequenceFlow [^>]*targetRef=\")\\w+\"", "$1EndEvent_Elsewhere\"");
		for (var change : List.of(negated, elsewhere)) {
			assertThat(this.changes.needThirdPerson(List.of(changed("audit-case-review.bpmn", change)))).isTrue();
			assertThat(this.changes.needThirdPerson(List.of(changed("reception-phone-enquiry.bpmn", change))))
				.isFalse();
		}
	}

	@Test
	@DisplayName("that hand data on from a confidential process need a third person")
	void confidential() {
		var drops = replacing("<camunda:in (?:source|sourceExpression)=[^>]*/>", "");
		var inform = replacing("(name=\"notificationEvent\" value=\")[A-Z_]+", "$1CASE_ANSWERED");
		for (var change : List.of(drops, inform)) {
			var changed = files().filter((file) -> file.name().startsWith("tawasul-"))
				.map((file) -> changed(file.name(), change))
				.filter((file) -> !Arrays.equals(file.content(), this.serving.get(file.name())))
				.toList();
			assertThat(changed).isNotEmpty()
				.allSatisfy((file) -> assertThat(this.changes.needThirdPerson(List.of(file))).as(file.name()).isTrue());
		}
	}

	@Test
	@DisplayName("give each protected fact a reason in both languages, and guards that exist")
	void reasons() {
		assertThat(RULES.protectedFacts()).hasSizeGreaterThan(8).allSatisfy((fact) -> {
			assertThat(fact.ar()).isNotBlank();
			assertThat(fact.en()).isNotBlank();
		});
		assertThat(fact("release").domains()).isEqualTo(Set.of("release"));
		assertThat(this.changes
			.needThirdPerson(List.of(changed("release-guard-draft.form", replacing("لماذا توافق", "سبب الموافقة")))))
			.isTrue();
	}

	@Test
	@DisplayName("of a new service need two people only")
	void newService() {
		var service = List.of("services-passport-renewal.bpmn", "services-passport-renewal-eligibility.dmn")
			.stream()
			.map((name) -> new ModelFile(name, this.serving.remove(name)))
			.toList();
		assertThat(this.changes.needThirdPerson(service)).isFalse();
	}

	private ProtectedFact fact(String id) {
		return RULES.protectedFacts().stream().filter((fact) -> fact.id().equals(id)).findFirst().orElseThrow();
	}

	private ModelFile changed(String name, UnaryOperator<String> change) {
		return new ModelFile(name, change.apply(text(name)).getBytes(StandardCharsets.UTF_8));
	}

	private String text(String name) {
		return new String(this.serving.get(name), StandardCharsets.UTF_8);
	}

	private static String text(ModelFile file) {
		return new String(file.content(), StandardCharsets.UTF_8);
	}

	private static UnaryOperator<String> without(String property) {
		return replacing("<camunda:property name=\"" + property + "\"[^>]*/>", "");
	}

	private static UnaryOperator<String> replacing(String pattern, String replacement) {
		return (text) -> text.replaceAll(pattern, replacement);
	}

	private static String plain(String told) {
		return told.replaceAll("[\\u2068\\u2069]", "");
	}

	private static Stream<ModelFile> files() {
		return FILES.stream();
	}

	private static Stream<ModelFile> below(String folder) {
		try (var files = Files.walk(Path.of(folder))) {
			return files.filter((file) -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
				.map(DraftChangesTest::read)
				.toList()
				.stream();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private static ModelFile read(Path file) {
		try {
			return new ModelFile(file.getFileName().toString(), Files.readAllBytes(file));
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** The models of the project as those in service. */
	private final class Serving implements ModelsInService {

		@Override
		public boolean hasProcess(String id) {
			return DraftChangesTest.this.serving.containsKey(id + ".bpmn");
		}

		@Override
		public boolean hasDecision(String id) {
			return DraftChangesTest.this.serving.containsKey(id + ".dmn");
		}

		@Override
		public Optional<byte[]> newest(String fileName) {
			return Optional.ofNullable(DraftChangesTest.this.serving.get(fileName));
		}

		@Override
		public List<Caller> callers(String id) {
			return DraftChangesTest.this.serving.entrySet()
				.stream()
				.filter((file) -> new String(file.getValue(), StandardCharsets.UTF_8)
					.contains("calledElement=\"" + id + "\""))
				.map((file) -> new Caller(file.getKey().replace(".bpmn", ""), "1.0.0"))
				.sorted(Comparator.comparing(Caller::id))
				.toList();
		}

		@Override
		public List<ModelFile> find(String fileName, String hash) {
			throw new UnsupportedOperationException();
		}

		@Override
		public long running(String process) {
			return 0;
		}

		@Override
		public void read(List<ModelFile> files) {
			throw new UnsupportedOperationException();
		}

		@Override
		public String deploy(String name, String source, List<ModelFile> files) {
			throw new UnsupportedOperationException();
		}

	}

}
