package sa.wusul.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseDossier.Milestone;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DocumentRequest;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.delivery.AddressLookUpService;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.portal.cases.WithdrawalService;
import sa.wusul.services.ServiceCatalogue;

/**
 * API of the channels other than Tasklist: portal, kiosk and telephone submit requests
 * and follow cases here. Technical accounts of the group {@code intake-channels} log in
 * with HTTP basic.
 */
@RestController
@RequestMapping("/api")
class CaseController {

	private final RequestStarter requests;

	private final ServiceCatalogue catalogue;

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final AccessLog log;

	private final DocumentSupplyService documents;

	private final WithdrawalService withdrawals;

	private final AddressLookUpService addresses;

	CaseController(RequestStarter requests, ServiceCatalogue catalogue, CaseFiles caseFiles, CaseLinks links,
			AccessLog log, DocumentSupplyService documents, WithdrawalService withdrawals,
			AddressLookUpService addresses) {
		this.addresses = addresses;
		this.withdrawals = withdrawals;
		this.requests = requests;
		this.catalogue = catalogue;
		this.caseFiles = caseFiles;
		this.links = links;
		this.log = log;
		this.documents = documents;
	}

	/**
	 * Submits a request; a short address that its register does not know is refused. With
	 * the header {@code Idempotency-Key} it may be repeated: the answer is 201 the first
	 * time, 200 with the same reference afterwards.
	 */
	@PostMapping("/services/{service}/requests")
	ResponseEntity<Reference> handIn(@PathVariable String service, @RequestBody Map<String, Object> answers,
			@RequestHeader("Idempotency-Key") Optional<String> key, ChannelAccount account) {
		var process = this.catalogue.request(service).id();
		if (answers.get(this.addresses.name()) instanceof String address
				&& key.map(account::key).flatMap(this.caseFiles::openedWith).isEmpty()) {
			this.addresses.check(address);
		}
		var submitted = this.requests.submit(process, answers, key.map(account::key));
		return ResponseEntity.status(submitted.opened() ? HttpStatus.CREATED : HttpStatus.OK)
			.body(new Reference(submitted.reference()));
	}

	@GetMapping("/cases/{reference}")
	Progress progress(@PathVariable String reference, ChannelAccount account) {
		var dossier = this.caseFiles.dossier(CaseReference.parse(reference).value());
		this.log.write(CaseRead.at(Endpoint.CHANNEL, dossier.file().reference(), account.userName(), Shown.CASE));
		return new Progress(dossier.file().reference(), dossier.file().state(), dossier.file().times().dueAt(),
				dossier.timeline().stream().map(Step::of).toList(), awaited(dossier.file()), leading(dossier.file()));
	}

	/** Returns the kind of the document for which the case waits, or {@code null}. */
	private String awaited(CaseFile file) {
		return (file.state() != CaseState.WAITING_FOR_REQUESTER) ? null
				: this.documents.findOpen(file.reference()).map(DocumentRequest::kind).orElse(null);
	}

	/** Returns the case that answers for a merged one, or {@code null}. */
	private Leading leading(CaseFile file) {
		return (file.state() != CaseState.MERGED) ? null
				: this.links.leading(file.reference())
					.map((other) -> new Leading(other.reference(), other.state()))
					.orElse(null);
	}

	/** Withdraws the request. */
	@PostMapping("/cases/{reference}/withdrawal")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Taken withdraw(@PathVariable String reference, @RequestHeader("Idempotency-Key") String key,
			ChannelAccount account) {
		var file = this.caseFiles.get(CaseReference.parse(reference).value());
		return new Taken(this.withdrawals.withdraw(file, account.key(key)));
	}

	record Reference(String reference) {
	}

	/**
	 * The path of a case.
	 *
	 * @param awaitedDocument the code of the requested document, or {@code null}
	 * @param mergedInto the case that this one was merged into, or {@code null}
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Progress(String reference, CaseState state, Instant dueAt, List<Step> timeline, String awaitedDocument,
			Leading mergedInto) {
	}

	/**
	 * A step that the requester reads.
	 *
	 * @param english the sentence in English, or {@code null} if it has none
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Step(String sentence, String english, Instant reachedAt) {

		static Step of(Milestone milestone) {
			return new Step(milestone.sentence(), milestone.english(), milestone.reachedAt());
		}

	}

	record Leading(String reference, CaseState state) {
	}

	record Taken(Receipt receipt) {
	}

}
