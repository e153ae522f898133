package sa.wusul.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Particular;
import sa.wusul.casefile.PersonName;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Issuer of the document that a service results in, with the data entered in the sector's
 * register.
 */
@Service
public class ServiceDocumentService {

	static final String TEMPLATE = "service-document";

	private static final String NEWBORN = "childName";

	private static final String SERIAL_NUMBER = "documentSerialNumber";

	private static final String VALID_FROM = "validFrom";

	private static final String VALID_UNTIL = "validUntil";

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final PaperService papers;

	private final Rights rights;

	ServiceDocumentService(CaseFiles caseFiles, Findings findings, PaperService papers, Rights rights) {
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.papers = papers;
		this.rights = rights;
	}

	/**
	 * Issues the document once; the same step of the same case returns the same paper. It
	 * carries names of registers only, except that of a newborn, who is in none.
	 * @throws RefusalException if no register has reported the name, or the register not
	 * the document's number and first day
	 */
	public IssuedPaper issue(DocumentOrder order) {
		var file = this.caseFiles.get(order.caseReference());
		var asked = this.caseFiles.particularsAsAsked(order.caseReference());
		var entered = this.findings.forCase(order.caseReference());
		var fields = new HashMap<String, Object>();
		fields.put("documentTitle", order.title());
		var requester = known(entered, IdentityCheck.NAME);
		fields.put("holder", order.holder().map((field) -> holder(entered, asked, field)).orElse(requester));
		fields.put("requester", requester);
		fields.put("requesterIdentity", file.requester().identityNumber());
		fields.put("department", this.rights.organisation().departmentName(file.classification().department()));
		fields.put("particulars", order.particulars().stream().flatMap((name) -> row(asked, name).stream()).toList());
		fields.put("serialNumber", entered(entered, SERIAL_NUMBER));
		fields.put(VALID_FROM, entered(entered, VALID_FROM));
		Optional.ofNullable(entered.get(VALID_UNTIL)).ifPresent((day) -> fields.put(VALID_UNTIL, day));
		RepresentationProof.of(entered)
			.representative()
			.ifPresent((agent) -> fields.put("representative", agent.value()));
		return this.papers.issue(
				new PaperRequest(order.caseReference() + ":" + order.step(), TEMPLATE, order.caseReference(), fields));
	}

	private static String holder(Map<String, Object> entered, List<Particular> asked, String field) {
		return field.equals(NEWBORN) ? value(asked, field) : known(entered, field + IdentityCheck.ON_FILE);
	}

	private static String known(Map<String, Object> entered, String name) {
		return ((PersonName) entered(entered, name)).value();
	}

	private static Object entered(Map<String, Object> entered, String name) {
		return Optional.ofNullable(entered.get(name))
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "document.notEntered", name));
	}

	private static String value(List<Particular> asked, String name) {
		return find(asked, name).map(Particular::value)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "document.notEntered", name));
	}

	/** Returns the row of a field; empty if the form did not require an answer. */
	private static Optional<Map<String, Object>> row(List<Particular> asked, String name) {
		return find(asked, name).map((particular) -> Map.of("label", particular.label(), "value", particular.value()));
	}

	private static Optional<Particular> find(List<Particular> asked, String name) {
		return asked.stream().filter((particular) -> particular.name().equals(name)).findFirst();
	}

	/**
	 * The order of a document.
	 *
	 * @param step the step of the case that orders it
	 * @param holder the field that names the holder; empty if the requester is the holder
	 * @param particulars the fields printed on it, in their order
	 */
	public record DocumentOrder(String caseReference, String step, String title, Optional<String> holder,
			List<String> particulars) {
	}

}
