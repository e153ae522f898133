package sa.wusul.casefile;

import java.util.Collection;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Cases;
import sa.wusul.platform.identity.StaffGroup;

/**
 * Who may open a case file: staff of the case's own centre, section or department (M5).
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

	private boolean mayRead(Collection<String> groups, CaseFile file) {
		return groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.filter(StaffGroup::placed)
			.filter((group) -> group.role().cases() == Cases.OWN)
			.anyMatch((group) -> at(group.centre(), file.centre()) && at(group.section(), file.section())
					&& at(group.department(), file.department()));
	}

	private static boolean at(Optional<Place> place, String id) {
		return place.map((own) -> own.id().equals(id)).orElse(true);
	}

}
