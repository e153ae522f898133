package sa.wusul.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Particular;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.Papers;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Issues the document that a service ends with, as the sector's register entered it. */
@Service
public class ServiceDocuments {

	static final String TEMPLATE = "service-document";

	private static final String SERIAL_NUMBER = "documentSerialNumber";

	private static final String VALID_FROM = "validFrom";

	private static final String VALID_UNTIL = "validUntil";

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Papers papers;

	private final Rights rights;

	ServiceDocuments(CaseFiles caseFiles, Findings findings, Papers papers, Rights rights) {
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.papers = papers;
		this.rights = rights;
	}

	/**
	 * Issues it once; the same step of the same case gets the same paper again.
	 * @throws Refusal where the register has not said the document's number and first day
	 */
	public IssuedPaper issue(DocumentOrder order) {
		var file = this.caseFiles.get(order.caseReference());
		var asked = this.caseFiles.particularsAsAsked(order.caseReference());
		var entered = this.findings.of(order.caseReference());
		var fields = new HashMap<String, Object>();
		fields.put("documentTitle", order.title());
		fields.put("holder", order.holder().map((name) -> value(asked, name)).orElse(file.requesterName()));
		fields.put("requester", file.requesterName());
		fields.put("requesterIdentity", file.identityNumber());
		fields.put("department", department(file));
		fields.put("particulars", order.particulars().stream().flatMap((name) -> row(asked, name).stream()).toList());
		fields.put("serialNumber", entered(entered, SERIAL_NUMBER));
		fields.put(VALID_FROM, entered(entered, VALID_FROM));
		Optional.ofNullable(entered.get(VALID_UNTIL)).ifPresent((day) -> fields.put(VALID_UNTIL, day));
		return this.papers.issue(
				new PaperRequest(order.caseReference() + ":" + order.step(), TEMPLATE, order.caseReference(), fields));
	}

	private String department(CaseFile file) {
		return this.rights.organisation().department(file.department()).map(Place::ar).orElse(file.department());
	}

	private static Object entered(Map<String, Object> entered, String name) {
		return Optional.ofNullable(entered.get(name))
			.orElseThrow(() -> new Refusal(Kind.CONFLICT, "document.notEntered", name));
	}

	private static String value(List<Particular> asked, String name) {
		return find(asked, name).map(Particular::value)
			.orElseThrow(() -> new Refusal(Kind.CONFLICT, "document.notEntered", name));
	}

	/** What the form did not have to be told is not stated either. */
	private static Optional<Map<String, Object>> row(List<Particular> asked, String name) {
		return find(asked, name).map((particular) -> Map.of("label", particular.label(), "value", particular.value()));
	}

	private static Optional<Particular> find(List<Particular> asked, String name) {
		return asked.stream().filter((particular) -> particular.name().equals(name)).findFirst();
	}

	/**
	 * What document is to be issued.
	 *
	 * @param step the step of the case that asks for it
	 * @param holder the particular that names its holder; empty where it is the requester
	 * @param particulars the particulars that it states, in their order
	 */
	public record DocumentOrder(String caseReference, String step, String title, Optional<String> holder,
			List<String> particulars) {
	}

}
