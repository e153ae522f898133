package sa.wusul.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Cases;
import sa.wusul.platform.identity.StaffGroup;

/**
 * Access rules of case files: staff of the case's own centre, section or department, and
 * groups that had a step of it, may open it (M5); a confidential case only those of its
 * own domain, who open other cases beside a task only.
 */
@Component
public class CaseRights {

	private final CaseFiles caseFiles;

	private final Rights rights;

	CaseRights(CaseFiles caseFiles, Rights rights) {
		this.caseFiles = caseFiles;
		this.rights = rights;
	}

	public boolean mayRead(Collection<String> groups, String reference) {
		return this.caseFiles.find(reference).filter((file) -> mayRead(groups, file)).isPresent();
	}

	/**
	 * Checks whether these groups may know of the case at all: only staff of its own
	 * domain know of a confidential one, whatever steps others had.
	 */
	public boolean maySee(Collection<String> groups, CaseFile file) {
		return this.rights.maySee(groups, file.processKey());
	}

	/** Checks whether these groups may open the case file without a task of the case. */
	public boolean mayOpen(Collection<String> groups, CaseFile file) {
		return maySee(groups, file) && mayRead(groups, file);
	}

	/**
	 * Returns the references of those cases that these groups may open without a task of
	 * the case, with one query for all.
	 */
	public Set<String> openable(Collection<String> groups, Collection<CaseFile> files) {
		var open = new HashSet<String>();
		var others = new HashMap<CaseFile, List<String>>();
		files.stream().filter((file) -> maySee(groups, file)).forEach((file) -> {
			if (groupsOfPlace(groups, file).findAny().isPresent()) {
				open.add(file.reference());
			}
			else {
				others.put(file, involvable(groups, file));
			}
		});
		var involved = this.caseFiles.involvedIn(others.keySet().stream().map(CaseFile::reference).toList(),
				others.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
		others.forEach((file, given) -> {
			if (given.stream().anyMatch(involved.getOrDefault(file.reference(), Set.of())::contains)) {
				open.add(file.reference());
			}
		});
		return open;
	}

	/**
	 * Checks whether these groups may read the access log of the case: those that
	 * supervise its place.
	 */
	public boolean mayReadLog(Collection<String> groups, CaseFile file) {
		return groupsOfPlace(groups, file).anyMatch((group) -> group.role().supervises());
	}

	/**
	 * Checks whether none of these groups has a right to case files: beside a task for a
	 * requester, such as a call, they see as much as the requester.
	 */
	public boolean readsForRequester(Collection<String> groups) {
		return groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.allMatch((group) -> group.role().cases() == Cases.NONE);
	}

	private boolean mayRead(Collection<String> groups, CaseFile file) {
		return groupsOfPlace(groups, file).findAny().isPresent() || isInvolved(groups, file);
	}

	private Stream<StaffGroup> groupsOfPlace(Collection<String> groups, CaseFile file) {
		return permittedGroups(groups, file).filter(StaffGroup::placed)
			.filter((group) -> reach(group, file) == Cases.OWN
					|| reach(group, file) == Cases.LISTED && this.caseFiles.isListedForDisposal(file.reference()))
			.filter((group) -> at(group.centre(), file.place().centre()) && at(group.section(), file.place().section())
					&& at(group.department(), file.classification().department()));
	}

	private boolean isInvolved(Collection<String> groups, CaseFile file) {
		var given = involvable(groups, file);
		return !given.isEmpty() && this.caseFiles.isInvolved(file.reference(), given);
	}

	/** Returns those of the groups that read the case if they had a step of it. */
	private List<String> involvable(Collection<String> groups, CaseFile file) {
		return permittedGroups(groups, file).filter((group) -> reach(group, file) == Cases.INVOLVED)
			.map(StaffGroup::id)
			.toList();
	}

	/** Returns which cases like this one a group opens. */
	private Cases reach(StaffGroup group, CaseFile file) {
		var cases = group.role().cases();
		return (cases == Cases.OWN && !this.rights.isOfOwnWork(group.role(), file.processKey())) ? Cases.NONE : cases;
	}

	private Stream<StaffGroup> permittedGroups(Collection<String> groups, CaseFile file) {
		return groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.filter((group) -> this.rights.maySee(group.role(), file.processKey()));
	}

	private static boolean at(Optional<Place> place, String id) {
		return place.map((own) -> own.id().equals(id)).orElse(true);
	}

}
