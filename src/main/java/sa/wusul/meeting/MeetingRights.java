package sa.wusul.meeting;

import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The rights to maintain sessions, resources and closings: staff maintain those of their
 * own place, and the private office those of the Minister. Calls by the program itself
 * are always permitted.
 */
@Component
class MeetingRights {

	private static final String PRIVATE_OFFICE = "escalation-private-office";

	private final CurrentStaff staff;

	private final Rights rights;

	MeetingRights(CurrentStaff staff, Rights rights) {
		this.staff = staff;
		this.rights = rights;
	}

	/**
	 * Returns the group in charge of the sessions of a host or of a sector's office.
	 * @throws RefusalException {@code session.notYours}
	 */
	String schedules(Purpose purpose, String host) {
		if (purpose == Purpose.MINISTER_MEETING) {
			var office = this.rights.ofMinistry(PRIVATE_OFFICE).id();
			if (!isIn(Set.of(office))) {
				throw new RefusalException(Kind.FORBIDDEN, "session.notYours");
			}
			return office;
		}
		var supervisors = this.rights.ofDepartment("department-supervisors", host).id();
		if (!isIn(Set.of(supervisors, this.rights.ofDepartment("reception-office-officers", host).id()))) {
			throw new RefusalException(Kind.FORBIDDEN, "session.notYours");
		}
		return supervisors;
	}

	/**
	 * Checks the right to maintain the centre's resources.
	 * @throws RefusalException {@code resource.notYours}
	 */
	void maintains(String centre) {
		if (!isIn(Set.of(this.rights.ofCentre("intake-supervisors", centre).id()))) {
			throw new RefusalException(Kind.FORBIDDEN, "resource.notYours");
		}
	}

	/**
	 * Checks the right to record that an interpreter of the centre is away.
	 * @throws RefusalException {@code resource.notYours}
	 */
	void reportsAbsence(String centre) {
		if (!isIn(Set.of(this.rights.ofCentre("intake-supervisors", centre).id(),
				this.rights.ofCentre("reception-interpreters", centre).id()))) {
			throw new RefusalException(Kind.FORBIDDEN, "resource.notYours");
		}
	}

	/**
	 * Checks the right to close the centre.
	 * @throws RefusalException {@code closing.notYours}
	 */
	void closes(String centre) {
		if (!isIn(Set.of(PRIVATE_OFFICE, this.rights.ofCentre("intake-supervisors", centre).id()))) {
			throw new RefusalException(Kind.FORBIDDEN, "closing.notYours");
		}
	}

	/**
	 * Checks the right to announce holidays.
	 * @throws RefusalException {@code closing.notYours}
	 */
	void announcesHolidays() {
		if (!isIn(Set.of(PRIVATE_OFFICE))) {
			throw new RefusalException(Kind.FORBIDDEN, "closing.notYours");
		}
	}

	private boolean isIn(Set<String> groups) {
		return this.staff.person().map((person) -> person.groups().stream().anyMatch(groups::contains)).orElse(true);
	}

}
