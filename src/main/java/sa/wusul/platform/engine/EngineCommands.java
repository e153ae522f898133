package sa.wusul.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.identity.YamlFile;

/**
 * The engine's commands that accounts may run themselves, by {@code
 * engine-commands.yaml}, which explains the terms.
 */
final class EngineCommands {

	static final String FILE = "engine-commands.yaml";

	private static final String PROGRAM = "sa.wusul.";

	private static final String ENGINE = "org.camunda.bpm.engine.";

	private final Rights rights;

	private final File file;

	EngineCommands(Rights rights) {
		this.rights = rights;
		this.file = YamlFile.read(FILE, File.class);
	}

	/** Checks whether a command is one of the program's own, which checks its caller. */
	boolean isOwn(Class<?> command) {
		return command.getName().startsWith(PROGRAM);
	}

	/** Checks whether an account with these groups may run the command itself. */
	boolean allow(Class<?> command, List<String> groups) {
		var allowed = allowed(command);
		return allowed.contains(Kind.OTHER_SYSTEM) || groups.stream()
			.flatMap((id) -> this.rights.group(id).stream())
			.map(StaffGroup::role)
			.anyMatch((role) -> allowed.stream().anyMatch((kind) -> kind.has(role)));
	}

	/** Returns the kinds of account that may run the command. */
	Set<Kind> allowed(Class<?> command) {
		var name = name(command);
		if (this.file.models().contains(name)) {
			return Set.of(Kind.values());
		}
		if (this.file.work().contains(name)) {
			return Set.of(Kind.PERSON, Kind.ADMINISTRATOR);
		}
		return this.file.administration().contains(name) ? Set.of(Kind.ADMINISTRATOR) : Set.of();
	}

	/** Returns the key of the message that says what to do instead. */
	String refusal(Class<?> command) {
		var name = name(command);
		return this.file.instead()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contains(name))
			.findFirst()
			.map(Map.Entry::getKey)
			.orElse("command.closed");
	}

	/** Returns the name of an engine's class without its package. */
	static String name(Class<?> command) {
		var name = command.getName();
		return name.startsWith(ENGINE) ? name.substring(name.lastIndexOf('.') + 1) : name;
	}

	/** A kind of account. */
	enum Kind {

		OTHER_SYSTEM, PERSON, ADMINISTRATOR;

		private boolean has(Role role) {
			return switch (this) {
				case OTHER_SYSTEM -> true;
				case PERSON -> !role.apps().isEmpty();
				case ADMINISTRATOR -> role.does().contains(Role.Action.EVERYTHING);
			};
		}

	}

	/** The lists of the file. */
	record File(Set<String> models, Set<String> work, Set<String> administration,
			@DefaultValue Map<String, Set<String>> instead) {
	}

}
