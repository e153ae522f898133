package sa.wusul.services.delegate;

import java.time.Clock;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.services.Findings;
import sa.wusul.services.RepresentationProof;

import static sa.wusul.services.process.RegisterExchangeProcess.ENTRY_REFUSAL;
import static sa.wusul.services.process.RepresentationCheckProcess.REPRESENTATION;
import static sa.wusul.services.process.RepresentationCheckProcess.REPRESENTATION_DECISION;
import static sa.wusul.services.process.RepresentationCheckProcess.REPRESENTATION_PROVEN_AT;
import static sa.wusul.services.process.RepresentationCheckProcess.REPRESENTATION_STANDING;

/**
 * {@code Task_RecordRepresentation}: records in the case file whether the agent's right
 * to act for the requester is proven, or why it is not.
 */
@Component
class RecordRepresentationDelegate implements JavaDelegate {

	private static final String PROVEN = "PROVEN";

	/** An officer's acceptance, which stays valid while the register is silent. */
	private static final String ACCEPT = "ACCEPT";

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Clock clock;

	RecordRepresentationDelegate(CaseFiles caseFiles, Findings findings, Clock clock) {
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var standing = REPRESENTATION_STANDING.in(execution);
		var proven = standing.equals(PROVEN);
		this.findings.keep(reference,
				Map.of(RepresentationProof.FINDING, proven ? REPRESENTATION.in(execution) : RepresentationProof.NONE));
		if (ACCEPT.equals(REPRESENTATION_DECISION.findIn(execution).orElse(null))) {
			this.findings.keep(reference, Map.of(REPRESENTATION_DECISION.name(), ACCEPT));
		}
		ENTRY_REFUSAL.set(execution, proven ? null : standing);
		REPRESENTATION_PROVEN_AT.set(execution, proven ? this.clock.instant().toString() : null);
		if (!proven) {
			this.caseFiles.write(reference,
					new Note(execution.getCurrentActivityId(), execution.getCurrentActivityName(), "representation",
							CaseWords.of("entryRefusal", standing), "wusul", this.clock.instant()));
		}
	}

}
