package sa.wusul.platform.directory;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/**
 * The groups that members of the directory's groups have: a closed list of the settings.
 * Another group of the directory gives nothing.
 */
@Component
@DependsOn("organisationInitializer")
class DirectoryGroups {

	private final Map<String, Set<String>> mapping;

	DirectoryGroups(DirectoryProperties properties, Rights rights) {
		for (var group : properties.groups().keySet()) {
			var known = rights.group(group)
				.orElseThrow(() -> new IllegalStateException(
						"wusul.directory.groups names the group '" + group + "', which rights.yaml does not define"));
			if (known.role().technical()) {
				throw new IllegalStateException("wusul.directory.groups gives the group '" + group
						+ "' to people, but it is for programs, which have keys");
			}
		}
		this.mapping = properties.groups()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> entry.getValue().stream().map(DirectoryGroups::plain).collect(Collectors.toSet())));
	}

	/** Returns our groups of an account. */
	Set<String> forMember(Collection<String> directoryGroups) {
		var member = directoryGroups.stream().map(DirectoryGroups::plain).collect(Collectors.toSet());
		return this.mapping.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().stream().anyMatch(member::contains))
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Directories do not distinguish capitals, nor spaces after commas. */
	private static String plain(String name) {
		return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*([,=])\\s*", "$1");
	}

}
