package sa.wusul.escalation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Absences of staff, recorded by their supervisors, and the handover of open work. */
@Service
public class StaffAbsenceService {

	private static final String PRIVATE_OFFICE = "escalation-private-office";

	private final StaffAbsenceRepository absences;

	private final AbsentWork work;

	private final Rights rights;

	private final CurrentStaff staff;

	StaffAbsenceService(StaffAbsenceRepository absences, AbsentWork work, Rights rights, CurrentStaff staff) {
		this.absences = absences;
		this.work = work;
		this.rights = rights;
		this.staff = staff;
	}

	/**
	 * Records that the person is away from the first day to the last.
	 * @throws RefusalException {@code absence.days}, {@code absence.unknown} or
	 * {@code absence.notYours}
	 */
	public void record(String person, LocalDate firstDay, LocalDate lastDay, Optional<String> standIn,
			String recordedBy) {
		checkSupervised(person);
		if (lastDay.isBefore(firstDay) || lastDay.isBefore(this.absences.today())) {
			throw new RefusalException(Kind.INVALID, "absence.days");
		}
		if (standIn.filter((other) -> other.equals(person) || this.work.groups(other).isEmpty()).isPresent()) {
			throw new RefusalException(Kind.INVALID, "absence.unknown");
		}
		this.absences.enter(person, firstDay, lastDay, standIn, recordedBy);
	}

	/**
	 * Ends the person's absence: they are back today.
	 * @throws RefusalException {@code absence.unknown} or {@code absence.notYours}
	 */
	public void end(String person) {
		checkSupervised(person);
		if (!this.absences.end(person)) {
			throw new RefusalException(Kind.CONFLICT, "absence.unknown");
		}
	}

	/** Hands over the open work of the person, unless they are back. */
	public void handOver(String person) {
		if (this.absences.isAbsent(person)) {
			this.work.handOver(person, this.absences.standIn(person));
		}
	}

	/** Returns the names of the people whom the signed-in person supervises. */
	Map<String, String> supervised() {
		var own = this.staff.person().stream().flatMap((person) -> groups(person.groups())).toList();
		return this.work.members(this.rights.groups()
			.stream()
			.filter((group) -> own.stream().anyMatch((supervisors) -> supervises(supervisors, group)))
			.map(StaffGroup::id)
			.collect(Collectors.toSet()));
	}

	private void checkSupervised(String person) {
		var groups = this.work.groups(person);
		if (groups.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "absence.unknown");
		}
		var supervised = this.staff.person()
			.map((supervisor) -> groups(supervisor.groups())
				.anyMatch((own) -> groups(groups).anyMatch((group) -> supervises(own, group))))
			.orElse(true);
		if (!supervised) {
			throw new RefusalException(Kind.FORBIDDEN, "absence.notYours");
		}
	}

	private Stream<StaffGroup> groups(Collection<String> ids) {
		return ids.stream().map(this.rights::group).flatMap(Optional::stream);
	}

	private boolean supervises(StaffGroup supervisors, StaffGroup members) {
		if (supervisors.role().id().equals(PRIVATE_OFFICE)) {
			return !this.rights.isConfidential(members.role().id());
		}
		return supervisors.role().id().endsWith("-supervisors")
				&& this.rights.isConfidential(supervisors.role().id()) == this.rights
					.isConfidential(members.role().id())
				&& (isShared(supervisors.centre(), members.centre())
						|| isShared(supervisors.department(), members.department()));
	}

	private static <T> boolean isShared(Optional<T> one, Optional<T> other) {
		return one.isPresent() && one.equals(other);
	}

}
