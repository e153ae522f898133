package sa.wusul.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The vocabulary of {@code src/docs/glossary.md}.
 *
 * @param words names of types that are words of the ministry or of the program
 */
record Glossary(Set<String> words, List<RoleOfTypes> roles) {

	private static final Path FILE = Path.of("src/docs/glossary.md");

	private static final String ROLES = "Roles of types";

	private static final Pattern SUFFIX = Pattern.compile("`…(\\w+)`");

	private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*)`");

	private static final Set<String> ROOMS = Set.of("delegate", "listener", "process", "engine");

	/**
	 * A role.
	 *
	 * @param suffix ending of the names of its types
	 * @param places kinds of packages in which it may live
	 */
	record RoleOfTypes(String suffix, Set<String> places) {
	}

	static Glossary read() {
		var words = new HashSet<String>();
		var roles = new ArrayList<RoleOfTypes>();
		var section = "";
		for (var line : lines()) {
			if (line.startsWith("## ")) {
				section = line.substring("## ".length());
			}
			else if (line.startsWith("| ")) {
				var cells = line.split("\\s*\\|\\s*");
				var suffix = SUFFIX.matcher(cells[1]);
				if (!section.equals(ROLES)) {
					TYPE.matcher(cells[cells.length - 1]).results().forEach((type) -> words.add(type.group(1)));
				}
				else if (suffix.matches()) {
					roles.add(new RoleOfTypes(suffix.group(1), Set.of(cells[2].split(", "))));
				}
			}
		}
		return new Glossary(words, roles);
	}

	/** The role with the longest suffix that a name ends with. */
	Optional<RoleOfTypes> role(String name) {
		return this.roles.stream()
			.filter((role) -> name.endsWith(role.suffix()) && !name.equals(role.suffix()))
			.max(Comparator.comparingInt((role) -> role.suffix().length()));
	}

	/** The kind of a package, in the words of the glossary. */
	static String place(String name) {
		var parts = List.of(name.split("\\."));
		if (parts.size() < 3) {
			return "root";
		}
		return switch (parts.get(2)) {
			case "platform", "portal", "demo" -> parts.get(2);
			case "webapps" -> "web apps";
			default -> ROOMS.contains(parts.get(parts.size() - 1)) ? parts.get(parts.size() - 1) : "domain";
		};
	}

	private static List<String> lines() {
		try {
			return Files.readAllLines(FILE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
