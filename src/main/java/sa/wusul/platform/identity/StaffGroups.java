package sa.wusul.platform.identity;

import org.springframework.stereotype.Component;

import sa.wusul.platform.model.CallableFromModels;

/**
 * Candidate groups for user tasks: {@code ${staffGroups.ofSection('intake-clerks',
 * centre, section)}}. A group that does not exist stops the process with an incident
 * instead of creating a task without candidates.
 */
@CallableFromModels
@Component
public class StaffGroups {

	private final Rights rights;

	public StaffGroups(Rights rights) {
		this.rights = rights;
	}

	/**
	 * Returns the group of a role that works for the whole ministry, such as the duty
	 * office.
	 */
	public String of(String role) {
		return this.rights.ofMinistry(role).id();
	}

	public String ofSection(String role, String centre, String section) {
		return this.rights.ofSection(role, centre, section).id();
	}

	public String ofCentre(String role, String centre) {
		return this.rights.ofCentre(role, centre).id();
	}

	public String ofDepartment(String role, String department) {
		return this.rights.ofDepartment(role, department).id();
	}

}
