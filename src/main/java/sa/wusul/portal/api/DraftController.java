package sa.wusul.portal.api;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.release.Draft;
import sa.wusul.release.Drafts;

/** API on which analysts read the state of a draft and the reason of its refusal. */
@RestController
class DraftController {

	private static final Set<String> READERS = Set.of("analysts", "releasers", "release-guardians");

	private final Drafts drafts;

	private final CurrentStaff staff;

	DraftController(Drafts drafts, CurrentStaff staff) {
		this.drafts = drafts;
		this.staff = staff;
	}

	@GetMapping("/api/drafts/{number}")
	Seen draft(@PathVariable long number) {
		if (this.staff.person().filter((person) -> !Collections.disjoint(person.groups(), READERS)).isEmpty()) {
			throw new RefusalException(Kind.FORBIDDEN, "notAllowed");
		}
		var draft = this.drafts.get(number);
		return new Seen(draft.number(), draft.name(), draft.author(), draft.handedInAt(), draft.state(),
				draft.changes(), draft.changesEn(), draft.thirdPerson(), draft.decidedBy().orElse(null),
				draft.guardedBy().orElse(null), draft.guardReason().orElse(null), draft.reason().orElse(null),
				draft.deploymentId().orElse(null), draft.releaseAt().orElse(null), draft.ofTrain());
	}

	record Seen(long number, String name, String author, Instant handedInAt, Draft.State state, String changes,
			String changesEn, boolean thirdPerson, String decidedBy, String guardedBy, String guardReason,
			String reason, String deploymentId, Instant releaseAt, boolean ofTrain) {

	}

}
