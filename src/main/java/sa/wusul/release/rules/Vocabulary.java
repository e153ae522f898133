package sa.wusul.release.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Channel;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.model.ModelWords;

/**
 * The names of this program that models may use. The plug-in of Camunda Modeler has a
 * copy, {@code src/lint/vocabulary.json}; a test keeps it equal.
 *
 * @param delegates the domain of each delegate
 * @param roles the scope of each role that cases may address, not of administrators
 * @param methods of each bean that expressions may call, with the numbers of arguments
 */
public record Vocabulary(Set<String> functions, Map<String, Set<String>> properties, Map<String, String> delegates,
		Map<String, Map<String, Set<Integer>>> methods, Map<String, Role.Scope> roles, Set<String> departments,
		Set<String> caseStates, Set<String> channels, Set<String> documentKinds, Set<String> comingSteps) {

	public static Vocabulary of(ModelWords words, Rights rights) {
		var properties = new TreeMap<String, Set<String>>();
		words.properties().forEach((base, names) -> properties.put(base, new TreeSet<>(names)));
		return new Vocabulary(new TreeSet<>(words.functions()), properties, words.delegates(), words.methods(),
				rights.roles()
					.stream()
					.filter((role) -> !role.does().contains(Role.Action.EVERYTHING))
					.collect(Collectors.toMap(Role::id, Role::scope, (one, other) -> one, TreeMap::new)),
				rights.organisation()
					.departments()
					.stream()
					.map(Place::id)
					.collect(Collectors.toCollection(TreeSet::new)),
				names(CaseState.values()), names(Channel.values()),
				new TreeSet<>(rights.organisation().choices("documentKinds").keySet()),
				new TreeSet<>(rights.organisation().choices("comingSteps").keySet()));
	}

	private static Set<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
	}

}
