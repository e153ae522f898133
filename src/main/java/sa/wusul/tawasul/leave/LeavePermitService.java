package sa.wusul.tawasul.leave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Particular;
import sa.wusul.casefile.PersonName;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.disclosure.Matter;
import sa.wusul.tawasul.disclosure.StatementService;

/** Service that issues the permit that a detainee carries on leave. */
@Service
public class LeavePermitService {

	static final String TEMPLATE = "leave-permit";

	/** The fact of a case that holds the prison named by the permit. */
	static final String PRISON = "permitPrison";

	/** The question of the request about the place of stay. */
	private static final String PLACE = "leavePlace";

	private final Leaves leaves;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final PaperService papers;

	private final StatementService statements;

	private final Rights rights;

	LeavePermitService(Leaves leaves, CaseFiles caseFiles, Findings findings, PaperService papers,
			StatementService statements, Rights rights) {
		this.leaves = leaves;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.papers = papers;
		this.statements = statements;
		this.rights = rights;
	}

	/**
	 * Replaces a permit that names a prison the detainee has left, and cancels the
	 * appointments made by that prison.
	 */
	@Transactional
	public IssuedPaper renew(String leaveNumber, String step) {
		var reference = this.leaves.get(leaveNumber).caseReference();
		this.leaves.callOff(leaveNumber);
		// A permit withdrawn for a pause would count again after the next one.
		this.papers.reinstateAll(reference, TEMPLATE);
		return issue(leaveNumber, step);
	}

	/**
	 * Issues the permit once; the same step of the same case returns the same paper. If
	 * the requester receives it, the disclosure is logged. If the requester no longer has
	 * the role of the request, the permit stays with the prison.
	 */
	@Transactional
	public IssuedPaper issue(String leaveNumber, String step) {
		var leave = this.leaves.get(leaveNumber);
		var known = this.findings.forCase(leave.caseReference());
		var conditions = leave.conditions().orElseThrow();
		var fields = new HashMap<String, Object>();
		fields.put("leaveNumber", leave.number());
		Optional.ofNullable((PersonName) known.get("detaineeNameOnFile"))
			.ifPresent((name) -> fields.put("detainee", name.value()));
		place(leave.caseReference()).ifPresent((place) -> fields.put("place", place));
		fields.put("detaineeNumber", known.getOrDefault("detaineeNumber", "-"));
		fields.put("detaineeIdentity", leave.detainee().value());
		fields.put("prison", prison(known));
		fields.put("reason", ArabicText.of("leaveReason." + leave.reason()));
		fields.put("hours", conditions.hours());
		fields.put("occurrences", conditions.occurrences());
		fields.put("validFrom", leave.validFrom().orElseThrow());
		fields.put("validUntil", leave.validUntil().orElseThrow());
		fields.put("conditions", conditions(leave, conditions));
		fields.put("forRequester", this.statements.requesterStillQualifies(leave.caseReference()));
		Optional.ofNullable(known.get("prison"))
			.ifPresent((prison) -> this.findings.keep(leave.caseReference(), Map.of(PRISON, prison)));
		var permit = this.papers
			.issue(new PaperRequest(leave.caseReference() + ":" + step, TEMPLATE, leave.caseReference(), fields)
				.replacing(this.papers.inForce(leave.caseReference(), TEMPLATE)));
		if (permit.forRequester()) {
			this.statements.log(leave.caseReference(), Matter.LEAVE, "LEAVE_GRANTED", permit.number());
		}
		return permit;
	}

	private Optional<String> place(String caseReference) {
		return this.caseFiles.particularsAsAsked(caseReference)
			.stream()
			.filter((particular) -> particular.name().equals(PLACE))
			.map(Particular::value)
			.findFirst();
	}

	private String prison(Map<String, Object> known) {
		return Optional.ofNullable((String) known.get("prison"))
			.flatMap(this.rights.organisation()::prison)
			.map(Organisation.Prison::ar)
			.orElse(ArabicText.of("leavePermit.presentPrison"));
	}

	private static List<Map<String, Object>> conditions(Leave leave, LeaveConditions conditions) {
		var sentences = new ArrayList<String>();
		if (conditions.escortNeeded()) {
			sentences.add(ArabicText.of("leaveCondition.escort"));
		}
		leave.guarantor().ifPresent((name) -> sentences.add(ArabicText.of("leaveCondition.guarantor", name)));
		if (conditions.onceAMonth()) {
			sentences.add(ArabicText.of("leaveCondition.onceAMonth"));
		}
		sentences.add(ArabicText.of("leaveCondition.returnInTime"));
		sentences.add(ArabicText.of("leaveCondition.returnWhenRecalled"));
		return sentences.stream().map((sentence) -> Map.<String, Object>of("sentence", sentence)).toList();
	}

}
