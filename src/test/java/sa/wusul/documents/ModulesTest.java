package sa.wusul.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.event.EventListener;

import sa.wusul.architecture.ProgramClasses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of modules under {@code src/docs}, generated from the code. The test fails if
 * the page is stale; {@code mvn test -Dtest=ModulesTest -Dmodules.write=true} generates
 * it.
 */
@Tag("fast")
@DisplayName("The page of modules")
class ModulesTest {

	private static final Path PAGE = Path.of("src/docs/modules.md");

	private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("delegates"));

	private static final String BASE = "sa.wusul.";

	private static final String PLATFORM = "platform";

	private static final int LONGEST_DESCRIPTION = 6;

	@Test
	@DisplayName("shows the modules, arrows, ports and events of the code")
	void upToDate() throws IOException {
		var text = page();
		if (Boolean.getBoolean("modules.write")) {
			Files.writeString(PAGE, text);
		}
		assertThat(PAGE).as("run: mvn test -Dtest=ModulesTest -Dmodules.write=true").hasContent(text);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("packages")
	@DisplayName("rests on a short description of every package")
	void packagesAreDescribed(Path folder) throws IOException {
		var description = folder.resolve("package-info.java");
		assertThat(description).exists();
		assertThat(Files.readAllLines(description)).filteredOn((line) -> line.startsWith(" * "))
			.hasSizeBetween(1, LONGEST_DESCRIPTION);
	}

	static Stream<Path> packages() throws IOException {
		var folders = new TreeSet<Path>();
		for (var source : SOURCES) {
			try (var files = Files.walk(source)) {
				files.filter((file) -> file.toString().endsWith(".java")).map(Path::getParent).forEach(folders::add);
			}
		}
		return folders.stream();
	}

	private String page() throws IOException {
		var text = new StringBuilder(
				"""
						# Modules

						Generated from the code by `ModulesTest`; change the code, never this file. A module is a package directly
						below `sa.wusul`, with its part below `delegates/`. Arrows lead from a module to those that it uses. The
						*platform*, which every module may use and which uses none, is left out of the picture.

						```mermaid
						flowchart TD
						""");
		var uses = uses();
		uses.forEach((module, used) -> {
			if (!module.equals(PLATFORM)) {
				used.stream()
					.filter((other) -> !other.equals(PLATFORM))
					.forEach((other) -> text.append("  ").append(module).append(" --> ").append(other).append('\n'));
			}
		});
		text.append("```\n\n## What lives where\n\n| module | description | uses |\n|---|---|---|\n");
		for (var module : uses.keySet()) {
			text.append(row("`" + module + "`", description(module), code(uses.get(module))));
		}
		text.append("""

				## Ports

				Interfaces of a module with the types that implement them: adapters beside the engine, other modules,
				gateways to the outside and their simulators.

				| module | port | implemented by |
				|---|---|---|
				""");
		ports().forEach((port, implementations) -> text.append(
				row("`" + module(port) + "`", "`" + name(port) + "`", implementations(module(port), implementations))));
		text.append("\n## Events\n\n| event | published by | received by |\n|---|---|---|\n");
		events().forEach((event, receivers) -> text.append(row("`" + name(event) + "`", code(
				publishers(event).stream().map(ModulesTest::module).collect(Collectors.toCollection(TreeSet::new))),
				code(receivers.stream().map((type) -> module(type) + "." + name(type)).toList()))));
		return text.toString();
	}

	private SortedMap<String, SortedSet<String>> uses() {
		var uses = new TreeMap<String, SortedSet<String>>();
		for (var type : ProgramClasses.ALL) {
			if (module(type).isEmpty()) {
				continue;
			}
			var used = uses.computeIfAbsent(module(type), (name) -> new TreeSet<>());
			type.getDirectDependenciesFromSelf()
				.stream()
				.map((dependency) -> module(dependency.getTargetClass().getBaseComponentType()))
				.filter((name) -> !name.isEmpty() && !name.equals(module(type)))
				.forEach(used::add);
		}
		return uses;
	}

	/** Interfaces with the classes that implement them. */
	private Map<JavaClass, List<JavaClass>> ports() {
		return ProgramClasses.ALL.stream()
			.filter((type) -> type.isInterface() && !type.isAnnotation() && !module(type).isEmpty())
			.filter((type) -> type.isTopLevelClass())
			.collect(Collectors.toMap(Function.identity(), ModulesTest::implementations, (one, two) -> one,
					() -> new TreeMap<>(Comparator.comparing(ModulesTest::module).thenComparing(ModulesTest::name))))
			.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isEmpty())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one, LinkedHashMap::new));
	}

	private static List<JavaClass> implementations(JavaClass port) {
		return port.getAllSubclasses()
			.stream()
			.filter((type) -> !type.isInterface() && !type.isAnonymousClass())
			.filter((type) -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
			.sorted(Comparator.comparing(JavaClass::getName))
			.toList();
	}

	private static String implementations(String owner, List<JavaClass> implementations) {
		var few = 3;
		if (implementations.size() <= few) {
			return code(implementations.stream()
				.map((type) -> module(type).equals(owner) ? name(type) : module(type) + "." + name(type))
				.toList());
		}
		return implementations.stream()
			.collect(Collectors.groupingBy(ModulesTest::module, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " in `" + entry.getKey() + "`")
			.collect(Collectors.joining(", "));
	}

	/** Our own types that listeners receive as events. */
	private SortedMap<JavaClass, List<JavaClass>> events() {
		return ProgramClasses.ALL.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isMetaAnnotatedWith(EventListener.class))
			.flatMap((method) -> method.getRawParameterTypes()
				.stream()
				.filter((type) -> type.getName().startsWith(BASE))
				.map((event) -> Map.entry(event, method)))
			.collect(
					Collectors
						.groupingBy(Map.Entry::getKey, () -> new TreeMap<>(Comparator.comparing(JavaClass::getName)),
								Collectors
									.collectingAndThen(
											Collectors.mapping((entry) -> ((JavaMethod) entry.getValue()).getOwner(),
													Collectors.toCollection(() -> new TreeSet<>(
															Comparator.comparing(JavaClass::getName)))),
											List::copyOf)));
	}

	private static Collection<JavaClass> publishers(JavaClass event) {
		return event.getConstructorCallsToSelf()
			.stream()
			.map(JavaAccess::getOriginOwner)
			.filter((type) -> !type.equals(event))
			.collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(JavaClass::getName))));
	}

	private static String description(String module) throws IOException {
		var text = new StringBuilder();
		for (var source : SOURCES) {
			var file = source.resolve("sa/wusul").resolve(module).resolve("package-info.java");
			if (Files.exists(file)) {
				Files.readAllLines(file)
					.stream()
					.filter((line) -> line.startsWith(" * "))
					.forEach((line) -> text.append(line.substring(2)));
			}
		}
		return text.toString().strip().replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("</?em>", "*");
	}

	/** The module of a type of ours; empty for the program itself and for other types. */
	private static String module(JavaClass type) {
		return type.getPackageName().startsWith(BASE) ? type.getPackageName().substring(BASE.length()).split("\\.")[0]
				: "";
	}

	private static String name(JavaClass type) {
		return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
	}

	private static String code(Collection<String> names) {
		return names.isEmpty() ? "–" : "`" + String.join("`, `", names) + "`";
	}

	private static String row(String... cells) {
		return "| " + String.join(" | ", cells) + " |\n";
	}

}
