package sa.wusul.casefile;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Cases;
import sa.wusul.platform.identity.StaffGroup;

/**
 * Who may open a case file: staff of the case's own centre, section or department, and
 * groups that were given a step of it (M5); of a confidential case, only those of its own
 * domain.
 */
@Component
public class CaseAccess {

	private final CaseFiles caseFiles;

	private final Rights rights;

	CaseAccess(CaseFiles caseFiles, Rights rights) {
		this.caseFiles = caseFiles;
		this.rights = rights;
	}

	public boolean mayRead(Collection<String> groups, String reference) {
		return this.caseFiles.find(reference).filter((file) -> mayRead(groups, file)).isPresent();
	}

	/**
	 * Whether these groups may know of the case at all: of a confidential one only staff
	 * of its own domain do, whatever else they were given.
	 */
	public boolean maySee(Collection<String> groups, CaseFile file) {
		return this.rights.maySee(groups, file.processKey());
	}

	/** Whether these groups may open the case file without a task of it. */
	public boolean mayOpen(Collection<String> groups, CaseFile file) {
		return maySee(groups, file) && mayRead(groups, file);
	}

	/**
	 * Whether these groups may know who looked at the case: those who supervise where it
	 * is.
	 */
	public boolean mayReadLog(Collection<String> groups, CaseFile file) {
		return ofItsPlace(groups, file).anyMatch((group) -> group.role().supervises());
	}

	/**
	 * Whether no case file belongs to the work of these groups: beside a task that they
	 * were given for a requester, such as a call, they see what he may see himself.
	 */
	public boolean readsForRequester(Collection<String> groups) {
		return groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.allMatch((group) -> group.role().cases() == Cases.NONE);
	}

	private boolean mayRead(Collection<String> groups, CaseFile file) {
		return ofItsPlace(groups, file).findAny().isPresent() || isInvolved(groups, file);
	}

	private Stream<StaffGroup> ofItsPlace(Collection<String> groups, CaseFile file) {
		return groupsThatMaySee(groups, file).filter(StaffGroup::placed)
			.filter((group) -> group.role().cases() == Cases.OWN)
			.filter((group) -> at(group.centre(), file.centre()) && at(group.section(), file.section())
					&& at(group.department(), file.department()));
	}

	private boolean isInvolved(Collection<String> groups, CaseFile file) {
		var given = groupsThatMaySee(groups, file).filter((group) -> group.role().cases() == Cases.INVOLVED)
			.map(StaffGroup::id)
			.toList();
		return !given.isEmpty() && this.caseFiles.isInvolved(file.reference(), given);
	}

	private Stream<StaffGroup> groupsThatMaySee(Collection<String> groups, CaseFile file) {
		return groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.filter((group) -> this.rights.maySee(group.role(), file.processKey()));
	}

	private static boolean at(Optional<Place> place, String id) {
		return place.map((own) -> own.id().equals(id)).orElse(true);
	}

}
