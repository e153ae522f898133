package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Service;

import sa.wusul.papers.ScanService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.Findings;

/** Service that looks for the documents that prove the occasion of a leave. */
@Service
public class OccasionProofService {

	private static final String PROOF = "OCCASION_PROOF";

	private final ScanService scans;

	private final Leaves leaves;

	private final LeaveDecisions decisions;

	private final Findings findings;

	OccasionProofService(ScanService scans, Leaves leaves, LeaveDecisions decisions, Findings findings) {
		this.scans = scans;
		this.leaves = leaves;
		this.decisions = decisions;
		this.findings = findings;
	}

	/** Stores for those who decide whether the case has a proof. */
	public void show(String leaveNumber) {
		var leave = this.leaves.get(leaveNumber);
		if (leave.reason() != LeaveReason.MONTHLY_HOME) {
			this.findings.keep(leave.caseReference(), Map.of("occasionProven", isAttached(leave.caseReference())));
		}
	}

	/**
	 * Checks before a departure that the occasion is proven.
	 * @param seen whether the officer at the gate saw the original
	 * @throws RefusalException {@code leave.unproven}
	 */
	void check(String leaveNumber, boolean seen) {
		var leave = this.leaves.get(leaveNumber);
		if (this.decisions.isProofMissing(leave.reason(), isAttached(leave.caseReference()), seen)) {
			throw new RefusalException(Kind.CONFLICT, "leave.unproven");
		}
	}

	private boolean isAttached(String caseReference) {
		return this.scans.forCase(caseReference).stream().anyMatch((scan) -> scan.kindCode().equals(PROOF));
	}

}
