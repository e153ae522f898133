package sa.wusul.records;

import java.time.Clock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Setting and lifting of holds, each on record with its reason. */
@Service
@Transactional
class CaseHoldService implements CaseHolds {

	private final CaseHoldRepository holds;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final CurrentStaff staff;

	private final AuditLog audit;

	private final Clock clock;

	CaseHoldService(CaseHoldRepository holds, CaseFiles caseFiles, Rights rights, CurrentStaff staff, AuditLog audit,
			Clock clock) {
		this.holds = holds;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.staff = staff;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public void set(String reference, String reason, String person) {
		refuseOthers(reference);
		this.holds.lock(reference);
		if (this.holds.isHeld(reference)) {
			throw new RefusalException(Kind.CONFLICT, "hold.exists");
		}
		this.holds.insert(reference, reason, person, this.clock.instant());
		this.audit.add(AuditEntry.done(person, "case.held").ofCase(reference).saying(reason));
	}

	/**
	 * Refuses people who do not decide about the case as if there were none: those of the
	 * records about a confidential one, those of its domain about all others, and those
	 * of other centres.
	 */
	private void refuseOthers(String reference) {
		var file = this.caseFiles.get(reference);
		var office = new DisposalOffice(
				this.rights.confidentialDomain(file.processKey()).orElse(DisposalOffice.RECORDS),
				file.place().centre());
		if (this.staff.person().filter((person) -> !office.isOf(person.groups())).isPresent()) {
			throw new RefusalException(Kind.UNKNOWN, "case.unknown");
		}
	}

	@Override
	public void lift(String reference, String reason, String person) {
		refuseOthers(reference);
		if (!this.holds.lift(reference, reason, person, this.clock.instant())) {
			throw new RefusalException(Kind.CONFLICT, "hold.none");
		}
		this.audit.add(AuditEntry.done(person, "case.holdLifted").ofCase(reference).saying(reason));
	}

}
