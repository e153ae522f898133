package sa.wusul.portal.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import sa.wusul.papers.ScanService;
import sa.wusul.papers.ScanService.Loose;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.EncodedHeader;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.request.WrittenRequest.Place;
import sa.wusul.services.ServiceCatalogue;

/**
 * API for the scripts of the pages on which a citizen writes a request: it saves the
 * draft and its documents while they write. All requests may be repeated.
 */
@RestController
@RequestMapping("/services/{service}/request")
class RequestController {

	private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private final ServiceCatalogue catalogue;

	private final RequestDraftRepository drafts;

	private final SubmissionService submissions;

	private final CallerSessionService calls;

	private final WrittenRequestReader reader;

	RequestController(ServiceCatalogue catalogue, RequestDraftRepository drafts, SubmissionService submissions,
			CallerSessionService calls, WrittenRequestReader reader) {
		this.calls = calls;
		this.catalogue = catalogue;
		this.drafts = drafts;
		this.submissions = submissions;
		this.reader = reader;
	}

	@ModelAttribute
	void refuseCaller(@PathVariable String service, Citizen citizen) {
		this.calls.refuseAccess(citizen, service);
	}

	/**
	 * Keeps what a page has been told so far, by the names of its controls.
	 */
	@PutMapping("/draft")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void keep(@PathVariable String service, @RequestBody Written written, Citizen citizen, HttpServletRequest request,
			Locale locale) {
		if (this.submissions.reference(citizen, key(written.key())).isEmpty()) {
			var form = RequestForm.of(this.catalogue.form(service), locale, Optional.empty());
			this.reader.keep(citizen, RequestPages.placeOf(request, locale), this.catalogue.request(service).id(),
					written.key(), form.read(written.answers(), Set.of()));
		}
	}

	/**
	 * Adds a document to the draft.
	 * @param encodedKind kind of document, one of the service's names
	 * @param encodedName of the file
	 */
	@PostMapping("/documents")
	List<Added> add(@PathVariable String service, @RequestHeader("X-Wusul-Key") String key,
			@RequestHeader(EncodedHeader.KIND) String encodedKind,
			@RequestHeader(EncodedHeader.NAME) String encodedName, InputStream content, Citizen citizen,
			HttpServletRequest request, Locale locale) throws IOException {
		var kind = EncodedHeader.decode(encodedKind);
		var name = EncodedHeader.decode(encodedName);
		if (!this.catalogue.request(service).documentKinds().contains(kind)) {
			throw new RefusalException(Kind.INVALID, "scan.kind");
		}
		var bytes = content.readNBytes(ScanService.MOST_BYTES + 1);
		this.drafts.add(begun(service, key(key), citizen, RequestPages.placeOf(request, locale)), kind, name, bytes);
		return documents(service, citizen);
	}

	@DeleteMapping("/documents/{contentHash}")
	List<Added> remove(@PathVariable String service, @PathVariable String contentHash, Citizen citizen) {
		this.drafts.find(citizen, service)
			.filter((draft) -> draft.documents().stream().anyMatch((one) -> one.contentHash().equals(contentHash)))
			.ifPresent((draft) -> this.drafts.remove(draft, contentHash));
		return documents(service, citizen);
	}

	private RequestDraft begun(String service, String key, Citizen citizen, Place place) {
		return this.drafts.find(citizen, service).orElseGet(() -> {
			this.reader.keep(citizen, place, this.catalogue.request(service).id(), key, Map.of());
			return this.drafts.find(citizen, service).orElseThrow();
		});
	}

	private List<Added> documents(String service, Citizen citizen) {
		return this.drafts.find(citizen, service)
			.map(RequestDraft::documents)
			.orElse(List.of())
			.stream()
			.map(Added::of)
			.toList();
	}

	/**
	 * Checks the key of a draft.
	 * @throws RefusalException {@code draft.unknown} if it cannot be one
	 */
	static String key(String given) {
		if (given == null || !given.matches(KEY)) {
			throw new RefusalException(Kind.INVALID, "draft.unknown");
		}
		return given;
	}

	/**
	 * Answers of a draft.
	 *
	 * @param key of the draft, as given to the page
	 */
	record Written(String key, Map<String, Object> answers) {

		Written {
			answers = (answers != null) ? answers : Map.of();
		}

	}

	record Added(String id, String kind, String name, int byteCount) {

		static Added of(Loose document) {
			return new Added(document.contentHash(), document.kind(), document.name(), document.byteCount());
		}

	}

}
