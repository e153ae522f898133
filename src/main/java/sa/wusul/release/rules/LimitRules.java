package sa.wusul.release.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for the names of limits: each is a row of its table in the deployment, or of the
 * one in service if the deployment does not replace it.
 */
final class LimitRules {

	private static final Pattern USE = Pattern.compile("limits\\.\\w+\\((?:\\w+, )*'([a-z]+)\\.([A-Z_]+)'");

	private static final Pattern NAME = Pattern.compile("\"([A-Z_]+)\"");

	private final Function<String, Optional<ModelNode>> tables;

	private final Map<String, Set<String>> known = new HashMap<>();

	LimitRules(Function<String, Optional<ModelNode>> tables) {
		this.tables = tables;
	}

	/** Checks that each limit that a model names is a row of the table of its domain. */
	void check(ModelNode definitions, ModelFaults faults) {
		definitions.all()
			.forEach((node) -> Stream.concat(node.attributes().values().stream(), Stream.of(node.text()))
				.flatMap((said) -> USE.matcher(said).results())
				.forEach((use) -> check(node, use.group(1), use.group(2), faults)));
	}

	private void check(ModelNode node, String domain, String name, ModelFaults faults) {
		var table = domain + "-limit";
		var names = this.known.computeIfAbsent(table, this::names);
		if (!names.contains(name)) {
			var nearest = names.stream().min(Comparator.comparingInt((other) -> distance(name, other)));
			faults.add("limit-unknown", node, domain + "." + name + " → "
					+ nearest.map((other) -> domain + "." + other).orElse("–") + " (" + table + ")");
		}
	}

	private Set<String> names(String table) {
		return this.tables.apply(table)
			.stream()
			.flatMap(ModelNode::all)
			.filter((cell) -> cell.is("dmn:inputEntry"))
			.flatMap((cell) -> cell.children("dmn:text"))
			.flatMap((text) -> NAME.matcher(text.text()).results())
			.map((name) -> name.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns the number of letters to insert, to remove or to replace. */
	private static int distance(String one, String other) {
		var row = new int[other.length() + 1];
		for (var j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (var i = 1; i <= one.length(); i++) {
			var diagonal = row[0];
			row[0] = i;
			for (var j = 1; j < row.length; j++) {
				var replaced = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[other.length()];
	}

}
