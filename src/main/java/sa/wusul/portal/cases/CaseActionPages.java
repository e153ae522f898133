package sa.wusul.portal.cases;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.citizen.CaseRatingRepository;
import sa.wusul.citizen.Citizen;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Actions of citizens on their own cases. Each may be repeated and takes effect once. */
@Controller
@RequestMapping("/cases/{reference}")
public class CaseActionPages {

	private final OwnCaseReader cases;

	private final WithdrawalService withdrawals;

	private final ScanService scans;

	private final CaseDocumentReader documents;

	private final DeliveryChoiceService deliveries;

	private final CaseRatingRepository ratings;

	private final DocumentSupplyService supplies;

	CaseActionPages(OwnCaseReader cases, WithdrawalService withdrawals, ScanService scans, CaseDocumentReader documents,
			DeliveryChoiceService deliveries, CaseRatingRepository ratings, DocumentSupplyService supplies) {
		this.cases = cases;
		this.withdrawals = withdrawals;
		this.scans = scans;
		this.documents = documents;
		this.deliveries = deliveries;
		this.ratings = ratings;
		this.supplies = supplies;
	}

	@PostMapping("/withdrawal")
	String withdraw(@PathVariable String reference, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		this.withdrawals.withdraw(file, "portal:withdrawal:" + file.reference());
		return back(file);
	}

	@PostMapping("/documents")
	String addDocument(@PathVariable String reference, @RequestParam String kind,
			@RequestParam List<MultipartFile> file, Citizen citizen) throws IOException {
		var own = leading(reference, citizen);
		if (own.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "case.closed");
		}
		var sent = CaseDocumentReader.sent(file);
		if (sent.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "scan.none");
		}
		if (!this.documents.kinds(own).contains(kind)) {
			throw new RefusalException(Kind.INVALID, "scan.kind");
		}
		this.scans.addTogether(own.reference(), kind, sent, CaseRead.REQUESTER);
		return back(own);
	}

	/**
	 * Reports that the citizen added all requested documents, so that the case goes on. A
	 * report without an open request has no effect.
	 */
	@PostMapping("/supplied")
	String supplied(@PathVariable String reference, Citizen citizen) {
		var file = leading(reference, citizen);
		this.supplies.findOpen(file.reference())
			.ifPresent((request) -> this.supplies.supply(file.reference(), request));
		return back(file);
	}

	/** Chooses the day of the courier's next visit. */
	@PostMapping("/delivery/day")
	String chooseDay(@PathVariable String reference,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		this.deliveries.chooseDay(file.reference(), day);
		return back(file);
	}

	/** Chooses an office at which the citizen collects the document. */
	@PostMapping("/delivery/office")
	String chooseOffice(@PathVariable String reference, @RequestParam String office, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		this.deliveries.chooseOffice(file.reference(), office);
		return back(file);
	}

	@PostMapping("/rating")
	String rate(@PathVariable String reference, @RequestParam int stars, @RequestParam(defaultValue = "") String remark,
			Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		this.ratings.rate(file, stars, remark);
		return back(file);
	}

	/** Redirects a citizen who had to log in first or changed the language. */
	@GetMapping({ "/withdrawal", "/documents", "/supplied", "/delivery/day", "/delivery/office", "/rating",
			"/reopening", "/urgency" })
	String redirectToCase(@PathVariable String reference) {
		return "redirect:/cases/{reference}";
	}

	/** Returns the citizen's case, or that into which it was merged. */
	private CaseFile leading(String reference, Citizen citizen) {
		var file = this.withdrawals.leading(this.cases.get(reference, citizen));
		return this.cases.get(file.reference(), citizen);
	}

	private static String back(CaseFile file) {
		return "redirect:/cases/" + file.reference();
	}

}
