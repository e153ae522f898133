package sa.wusul.meeting;

import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Who maintains what: everybody his own place, the private office what is the Minister's.
 * The program itself may do all.
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
	 * The group that answers for the sessions of a host, or of a sector's office.
	 * @throws Refusal {@code session.notYours}
	 */
	String schedules(Purpose purpose, String host) {
		if (purpose == Purpose.MINISTER_MEETING) {
			var office = this.rights.ofMinistry(PRIVATE_OFFICE).id();
			if (!isIn(Set.of(office))) {
				throw new Refusal(Kind.FORBIDDEN, "session.notYours");
			}
			return office;
		}
		var supervisors = this.rights.ofDepartment("department-supervisors", host).id();
		if (!isIn(Set.of(supervisors, this.rights.ofDepartment("reception-office-officers", host).id()))) {
			throw new Refusal(Kind.FORBIDDEN, "session.notYours");
		}
		return supervisors;
	}

	/**
	 * @throws Refusal {@code resource.notYours}
	 */
	void maintains(String centre) {
		if (!isIn(Set.of(this.rights.ofCentre("intake-supervisors", centre).id()))) {
			throw new Refusal(Kind.FORBIDDEN, "resource.notYours");
		}
	}

	/**
	 * @throws Refusal {@code closing.notYours}
	 */
	void closes(String centre) {
		if (!isIn(Set.of(PRIVATE_OFFICE, this.rights.ofCentre("intake-supervisors", centre).id()))) {
			throw new Refusal(Kind.FORBIDDEN, "closing.notYours");
		}
	}

	/**
	 * @throws Refusal {@code closing.notYours}
	 */
	void announcesHolidays() {
		if (!isIn(Set.of(PRIVATE_OFFICE))) {
			throw new Refusal(Kind.FORBIDDEN, "closing.notYours");
		}
	}

	private boolean isIn(Set<String> groups) {
		return this.staff.person().map((person) -> person.groups().stream().anyMatch(groups::contains)).orElse(true);
	}

}
