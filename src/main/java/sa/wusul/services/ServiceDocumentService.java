package sa.wusul.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.Particular;
import sa.wusul.casefile.PersonName;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.ListedWorker.Result;

/**
 * Issuer of the document that a service results in, with the data entered in the sector's
 * register.
 */
@Service
public class ServiceDocumentService {

	static final String TEMPLATE = "service-document";

	private static final String NEWBORN = "childName";

	static final String SERIAL_NUMBER = "documentSerialNumber";

	static final String VALID_FROM = "validFrom";

	static final String VALID_UNTIL = "validUntil";

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final WorkerList workers;

	private final PaperService papers;

	private final Rights rights;

	private final TransactionTemplate each;

	ServiceDocumentService(CaseFiles caseFiles, Findings findings, WorkerList workers, PaperService papers,
			Rights rights, PlatformTransactionManager transactions) {
		this.workers = workers;
		this.each = new TransactionTemplate(transactions);
		this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
		var fields = fields(order, file, entered);
		fields.put("holder",
				order.holder()
					.map((field) -> holder(entered, asked, field))
					.orElseGet(() -> known(entered, IdentityCheck.NAME)));
		fields.put("particulars", order.particulars().stream().flatMap((name) -> row(asked, name).stream()).toList());
		fields.put("serialNumber", entered(entered, SERIAL_NUMBER));
		fields.put(VALID_FROM, entered(entered, VALID_FROM));
		Optional.ofNullable(entered.get(VALID_UNTIL)).ifPresent((day) -> fields.put(VALID_UNTIL, day));
		return this.papers.issue(
				new PaperRequest(order.caseReference() + ":" + order.step(), TEMPLATE, order.caseReference(), fields));
	}

	/**
	 * Issues a document for each worker of the list whom the register entered. Each is
	 * stored by itself, so that a repeated step continues after the last one.
	 * @return the first of them
	 * @throws RefusalException if the register has not reported a worker's name
	 */
	public IssuedPaper issueForWorkers(DocumentOrder order) {
		var file = this.caseFiles.get(order.caseReference());
		var fields = fields(order, file, this.findings.forCase(order.caseReference()));
		return this.workers.forCase(order.caseReference())
			.stream()
			.filter((worker) -> worker.result() == Result.RENEWED)
			.map((worker) -> request(order, fields, worker))
			.map((request) -> this.each.execute((status) -> this.papers.issue(request)))
			.toList()
			.get(0);
	}

	private static PaperRequest request(DocumentOrder order, Map<String, Object> fields, ListedWorker worker) {
		var own = new HashMap<>(fields);
		own.put("holder", worker.name()
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "document.notEntered", IdentityCheck.WORKER)));
		own.put("particulars",
				List.of(Map.of("label", CaseWords.of("worker", "number"), "value", worker.identityNumber())));
		own.put("serialNumber", worker.serialNumber().orElseThrow());
		worker.validFrom().ifPresent((day) -> own.put(VALID_FROM, day));
		worker.validUntil().ifPresent((day) -> own.put(VALID_UNTIL, day));
		return new PaperRequest(order.caseReference() + ":" + order.step() + ":" + worker.line(), TEMPLATE,
				order.caseReference(), own);
	}

	private Map<String, Object> fields(DocumentOrder order, CaseFile file, Map<String, Object> entered) {
		var fields = new HashMap<String, Object>();
		fields.put("documentTitle", order.title());
		fields.put("requester", known(entered, IdentityCheck.NAME));
		fields.put("requesterIdentity", file.requester().identityNumber());
		fields.put("department", this.rights.organisation().departmentName(file.classification().department()));
		RepresentationProof.of(entered)
			.representative()
			.ifPresent((agent) -> fields.put("representative", agent.value()));
		return fields;
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
