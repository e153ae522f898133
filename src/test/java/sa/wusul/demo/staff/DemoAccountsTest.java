package sa.wusul.demo.staff;

import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The demo's staff")
@Tag("fast")
class DemoAccountsTest {

	private final Rights rights = Rights.load();

	@Test
	@DisplayName("belong to groups that exist, to their role as well as to its place")
	void fit() {
		for (var account : DemoAccounts.load().staff()) {
			assertThat(account.groups()).allSatisfy(
					(id) -> assertThat(account.groups()).contains(this.rights.group(id).orElseThrow().role().id()));
		}
	}

	@Test
	@DisplayName("can be stood in for by a colleague of the same place, unless they lead it")
	void standIns() {
		var holders = DemoAccounts.load()
			.staff()
			.stream()
			.flatMap((account) -> account.groups().stream())
			.filter((group) -> this.rights.group(group).orElseThrow().placed())
			.filter((group) -> !group.matches(".*-(supervisors|directors)-.*"))
			.collect(Collectors.groupingBy((group) -> group, Collectors.counting()));

		assertThat(holders).hasSizeGreaterThan(40).allSatisfy((group, people) -> assertThat(people).isGreaterThan(1));
	}

	@Test
	@DisplayName("do the Tawasul window's work for every prison to which a detainee may be moved")
	void ofEveryPrison() {
		var given = DemoAccounts.load().staff().stream().flatMap((account) -> account.groups().stream()).toList();
		var prisons = this.rights.organisation().prisons().stream().map(Organisation.Prison::centre).distinct();
		var roles = this.rights.roles()
			.stream()
			.filter((role) -> role.id().startsWith("tawasul-") && role.scope() == Role.Scope.CENTRE)
			.toList();

		assertThat(roles).hasSizeGreaterThan(5);
		assertThat(
				prisons.flatMap((centre) -> roles.stream().map((role) -> this.rights.ofCentre(role.id(), centre).id())))
			.isNotEmpty()
			.isSubsetOf(given);
	}

}
