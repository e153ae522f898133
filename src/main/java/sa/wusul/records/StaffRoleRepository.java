package sa.wusul.records;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;

/**
 * The roles of accounts, for packages that name no staff. Accounts that are gone, and
 * those of another confidential domain, have none, so nobody learns from a package
 * whether such a domain knows the person.
 */
@Repository
class StaffRoleRepository {

	private final JdbcClient jdbc;

	private final Rights rights;

	StaffRoleRepository(JdbcClient jdbc, Rights rights) {
		this.jdbc = jdbc;
		this.rights = rights;
	}

	/**
	 * Returns the role of the account, with its place.
	 * @param domain domain of the people who read it
	 */
	Optional<StaffRole> find(String account, String domain) {
		var groups = groups(account).stream()
			.filter((group) -> this.rights.mayShow(domain, group.role().id()))
			.toList();
		var placed = groups.stream().filter(StaffGroup::placed).toList();
		return Optional.of(placed.isEmpty() ? groups : placed)
			.filter((named) -> !named.isEmpty())
			.map((named) -> new StaffRole(words(named, StaffGroup::ar), words(named, StaffGroup::en)));
	}

	private static String words(List<StaffGroup> groups, Function<StaffGroup, String> language) {
		return groups.stream().map(language).distinct().sorted().collect(Collectors.joining(" + "));
	}

	private List<StaffGroup> groups(String account) {
		return this.jdbc.sql("select GROUP_ID_ from ACT_ID_MEMBERSHIP where lower(USER_ID_) = lower(?)")
			.param(account)
			.query(String.class)
			.list()
			.stream()
			.map((group) -> this.rights.group(group).orElse(null))
			.filter(Objects::nonNull)
			.toList();
	}

	/** The names of a role. */
	record StaffRole(String ar, String en) {
	}

}
