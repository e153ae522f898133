package sa.wusul.records;

import java.time.Clock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
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

	private final AuditLog audit;

	private final Clock clock;

	CaseHoldService(CaseHoldRepository holds, CaseFiles caseFiles, Rights rights, AuditLog audit, Clock clock) {
		this.holds = holds;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public void set(String reference, String reason, String person) {
		// A confidential case is unknown here; its domain decides about it.
		if (this.rights.isConfidential(this.caseFiles.get(reference).processKey())) {
			throw new RefusalException(Kind.UNKNOWN, "case.unknown");
		}
		this.holds.lock(reference);
		if (this.holds.isHeld(reference)) {
			throw new RefusalException(Kind.CONFLICT, "hold.exists");
		}
		this.holds.insert(reference, reason, person, this.clock.instant());
		this.audit.add(AuditEntry.done(person, "case.held").ofCase(reference).saying(reason));
	}

	@Override
	public void lift(String reference, String reason, String person) {
		if (!this.holds.lift(reference, reason, person, this.clock.instant())) {
			throw new RefusalException(Kind.CONFLICT, "hold.none");
		}
		this.audit.add(AuditEntry.done(person, "case.holdLifted").ofCase(reference).saying(reason));
	}

}
