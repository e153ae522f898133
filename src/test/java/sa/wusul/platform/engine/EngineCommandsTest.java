package sa.wusul.platform.engine;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

import sa.wusul.platform.engine.EngineCommands.Kind;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.YamlFile;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The engine's commands")
@Tag("fast")
class EngineCommandsTest {

	private static final Path PAGE = Path.of("src/docs/engine-commands.md");

	private static final String ENGINE = "classpath*:org/camunda/bpm/engine/impl/**/*.class";

	private final EngineCommands commands = new EngineCommands(Rights.load());

	@Test
	@DisplayName("are on a page for review, each with the accounts that may run it")
	void page() throws IOException {
		var text = new StringBuilder(
				"""
						# Commands of the engine

						Made by `EngineCommandsTest` from the classes of the engine and from `engine-commands.yaml`; change that file, never this one. An account runs only the commands
						with a mark, and the engine's own rights decide about the single task, process or model. The program's own commands stand for the others.

						| command | other systems | people | administrators |
						|---|---|---|---|
						""");
		ofTheEngine().forEach((name,
				type) -> text.append("| `%s` | %s |\n".formatted(name,
						Arrays.stream(Kind.values())
							.map((kind) -> this.commands.allowed(type).contains(kind) ? "yes" : "")
							.collect(Collectors.joining(" | ")))));
		if (Boolean.getBoolean("commands.write")) {
			Files.writeString(PAGE, text);
		}
		assertThat(PAGE).as("review the difference, then run: mvn test -Dtest=EngineCommandsTest -Dcommands.write=true")
			.hasContent(text.toString());
	}

	@Test
	@DisplayName("exist if the file names them")
	void exist() throws IOException {
		var file = YamlFile.read(EngineCommands.FILE, EngineCommands.File.class);
		assertThat(ofTheEngine().keySet()).containsAll(file.models())
			.containsAll(file.work())
			.containsAll(file.administration())
			.containsAll(file.instead().values().stream().flatMap(Set::stream).toList());
	}

	@Test
	@DisplayName("are refused to an account without a group of the program, if they do not only read models")
	void stranger() throws IOException {
		var open = ofTheEngine().values().stream().filter((type) -> this.commands.allow(type, List.of("visitors")));
		assertThat(open).allMatch((type) -> this.commands.allowed(type).contains(Kind.OTHER_SYSTEM));
		assertThat(this.commands.allow(ResolveTaskCmd.class, List.of("camunda-admin", "audit-officers"))).isFalse();
	}

	private static TreeMap<String, Class<?>> ofTheEngine() throws IOException {
		var found = new TreeMap<String, Class<?>>();
		var reader = new SimpleMetadataReaderFactory();
		for (var file : new PathMatchingResourcePatternResolver().getResources(ENGINE)) {
			var type = load(reader.getMetadataReader(file).getClassMetadata().getClassName());
			if (type != null && Command.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
				assertThat(found.put(EngineCommands.name(type), type)).as("another " + type).isNull();
			}
		}
		return found;
	}

	/** Loads a class of the engine, if the libraries that it needs are there. */
	private static Class<?> load(String name) {
		try {
			return ClassUtils.forName(name, EngineCommandsTest.class.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError withoutItsLibrary) {
			return null;
		}
	}

}
