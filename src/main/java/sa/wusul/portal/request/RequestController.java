package sa.wusul.portal.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraft;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.delivery.AddressLookUpService;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.ScanService.Loose;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.EncodedHeader;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.services.ServiceCatalogue;

/**
 * API for the page on which a citizen writes a request: it saves the draft and its
 * documents, and submits the request. All requests may be repeated.
 */
@RestController
@RequestMapping("/services/{service}/request")
class RequestController {

	private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private final ServiceCatalogue catalogue;

	private final RequestDraftRepository drafts;

	private final SubmissionService submissions;

	private final CallerSessionService calls;

	private final ObjectMapper json;

	private final AddressLookUpService addresses;

	RequestController(ServiceCatalogue catalogue, RequestDraftRepository drafts, SubmissionService submissions,
			CallerSessionService calls, ObjectMapper json, AddressLookUpService addresses) {
		this.addresses = addresses;
		this.calls = calls;
		this.catalogue = catalogue;
		this.drafts = drafts;
		this.submissions = submissions;
		this.json = json;
	}

	@ModelAttribute
	void refuseCaller(@PathVariable String service, Citizen citizen) {
		this.calls.refuseAccess(citizen, service);
	}

	@PutMapping("/draft")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void keep(@PathVariable String service, @RequestBody Written written, Citizen citizen)
			throws JsonProcessingException {
		if (this.submissions.reference(citizen, key(written.key())).isEmpty()) {
			this.drafts.keep(citizen, this.catalogue.request(service).id(), written.key(),
					this.json.writeValueAsString(written.answers()));
		}
	}

	@PostMapping
	HandedIn handIn(@PathVariable String service, @RequestBody Written written, Citizen citizen,
			HttpServletRequest request, Locale locale) {
		if (written.answers().get(RequestPages.ADDRESS) instanceof String address
				&& this.submissions.reference(citizen, key(written.key())).isEmpty()) {
			this.addresses.check(address, Optional.ofNullable(written.confirmedAddress()));
		}
		var reference = this.submissions.handIn(citizen, this.catalogue.request(service).id(), written.answers(),
				CitizenAccessConfiguration.channel(request), key(written.key()), MessageLanguage.of(locale));
		this.drafts.find(citizen, service)
			.filter((draft) -> draft.key().equals(written.key()))
			.ifPresent((draft) -> this.drafts.handedIn(draft, reference));
		return new HandedIn(reference);
	}

	/**
	 * Adds a document to the draft.
	 * @param encodedKind kind of document, one of the service's names
	 * @param encodedName of the file
	 */
	@PostMapping("/documents")
	List<Added> add(@PathVariable String service, @RequestHeader("X-Wusul-Key") String key,
			@RequestHeader(EncodedHeader.KIND) String encodedKind,
			@RequestHeader(EncodedHeader.NAME) String encodedName, InputStream content, Citizen citizen)
			throws IOException {
		var kind = EncodedHeader.decode(encodedKind);
		var name = EncodedHeader.decode(encodedName);
		if (!this.catalogue.request(service).documentKinds().contains(kind)) {
			throw new RefusalException(Kind.INVALID, "scan.kind");
		}
		var bytes = content.readNBytes(ScanService.MOST_BYTES + 1);
		this.drafts.add(begun(service, key(key), citizen), kind, name, bytes);
		return documents(service, citizen);
	}

	@DeleteMapping("/documents/{contentHash}")
	List<Added> remove(@PathVariable String service, @PathVariable String contentHash, Citizen citizen) {
		this.drafts.find(citizen, service)
			.filter((draft) -> draft.documents().stream().anyMatch((one) -> one.contentHash().equals(contentHash)))
			.ifPresent((draft) -> this.drafts.remove(draft, contentHash));
		return documents(service, citizen);
	}

	private RequestDraft begun(String service, String key, Citizen citizen) {
		return this.drafts.find(citizen, service)
			.orElseGet(() -> this.drafts.keep(citizen, this.catalogue.request(service).id(), key, "{}"));
	}

	private List<Added> documents(String service, Citizen citizen) {
		return this.drafts.find(citizen, service)
			.map(RequestDraft::documents)
			.orElse(List.of())
			.stream()
			.map(Added::of)
			.toList();
	}

	private static String key(String given) {
		if (given == null || !given.matches(KEY)) {
			throw new RefusalException(Kind.INVALID, "draft.unknown");
		}
		return given;
	}

	/**
	 * Answers of a draft.
	 *
	 * @param key of the draft, as given to the page
	 * @param confirmedAddress the full address that the citizen was shown and confirmed,
	 * if there was one
	 */
	record Written(String key, Map<String, Object> answers, String confirmedAddress) {

		Written {
			answers = (answers != null) ? answers : Map.of();
		}

	}

	record HandedIn(String reference) {
	}

	record Added(String id, String kind, String name, int byteCount) {

		static Added of(Loose document) {
			return new Added(document.contentHash(), document.kind(), document.name(), document.byteCount());
		}

	}

}
