package sa.wusul.platform.identity;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Rights")
@Tag("fast")
class RightsTest {

	private final Rights rights = Rights.load();

	private final StaffGroups staffGroups = new StaffGroups(this.rights);

	@Test
	@DisplayName("a task goes to the role at its place")
	void namesTheGroupThatReceivesTheWork() {
		assertThat(this.staffGroups.ofSection("intake-clerks", "riyadh", "men")).isEqualTo("intake-clerks-riyadh-men");
		assertThat(this.staffGroups.ofCentre("audit-officers", "jeddah")).isEqualTo("audit-officers-jeddah");
		assertThat(this.staffGroups.ofDepartment("department-officers", "civil-affairs"))
			.isEqualTo("department-officers-civil-affairs");
	}

	@Test
	@DisplayName("a place or role that does not exist is refused by name")
	void refusesUnknownPlaces() {
		assertThatThrownBy(() -> this.staffGroups.ofSection("intake-clerks", "mars", "men"))
			.isInstanceOf(UnknownGroupException.class)
			.hasMessageContaining("centre 'mars'");
		assertThatThrownBy(() -> this.staffGroups.ofSection("intake-clerks", "riyadh", "children"))
			.hasMessageContaining("section 'children'");
		assertThatThrownBy(() -> this.staffGroups.ofDepartment("department-officers", null))
			.hasMessageContaining("department 'null'");
		assertThatThrownBy(() -> this.staffGroups.ofCentre("wizards", "riyadh")).hasMessageContaining("role 'wizards'");
		assertThatThrownBy(() -> this.staffGroups.ofCentre("intake-clerks", "riyadh"))
			.hasMessageContaining("works by SECTION");
	}

	@Test
	@DisplayName("an office of the whole ministry receives tasks without a place, a centre's role does not")
	void ofTheWholeMinistry() {
		assertThat(this.staffGroups.of("escalation-duty-officers")).isEqualTo("escalation-duty-officers");
		assertThatThrownBy(() -> this.staffGroups.of("intake-clerks")).hasMessageContaining("works by SECTION");
	}

	@Test
	@DisplayName("a process is started for the user's own place, by the duty office and the call centre for any")
	void startsAtItsPlace() {
		var request = "intake-request-registration";
		assertThat(this.rights.mayStart(List.of("intake-clerks", "intake-clerks-riyadh-men"), request, "riyadh", "men"))
			.isTrue();
		assertThat(this.rights.mayStart(List.of("intake-clerks", "intake-clerks-riyadh-men"), request, "jeddah", "men"))
			.isFalse();
		assertThat(
				this.rights.mayStart(List.of("intake-clerks", "intake-clerks-riyadh-men"), request, "riyadh", "women"))
			.isFalse();
		assertThat(this.rights.mayStart(List.of("intake-clerks"), request, "riyadh", "men")).isFalse();
		assertThat(this.rights.mayStart(List.of("escalation-duty-officers"), request, "jeddah", "women")).isTrue();
		assertThat(this.rights.mayStart(List.of("audit-officers", "audit-officers-riyadh"), request, "riyadh", "men"))
			.isFalse();
	}

	@Test
	@DisplayName("a group id contains its role and place")
	void readsAGroupId() {
		var group = this.rights.group("intake-clerks-riyadh-women").orElseThrow();
		assertThat(group.role().id()).isEqualTo("intake-clerks");
		assertThat(group.centre()).map(Place::id).contains("riyadh");
		assertThat(group.section()).map(Place::id).contains("women");
		assertThat(group.ar()).isEqualTo("موظفو الاستقبال – مركز الرياض – القسم النسائي");
		assertThat(this.rights.group("somebody-else")).isEmpty();
	}

	@Test
	@DisplayName("only those who receive requests start one, and nobody but administrators may do everything")
	void fewMayStart() {
		assertThat(this.rights.roles()).filteredOn((role) -> role.starts().contains("intake-request-registration"))
			.extracting(Role::id)
			.containsExactly("intake-clerks", "escalation-duty-officers", "escalation-private-office",
					"reception-officers", "reception-phone-officers", "intake-channels");
		assertThat(this.rights.roles()).filteredOn((role) -> role.does().contains(Role.Action.EVERYTHING))
			.extracting(Role::id)
			.containsExactly("camunda-admin");
		assertThat(this.rights.group("intake-clerks").orElseThrow().role().reads())
			.isEqualTo(Set.of(Role.Readable.MODELS));
	}

}
