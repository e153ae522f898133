package sa.wusul.portal.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseReference;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;

/** API of the channels for the bills of a case. */
@RestController
@RequestMapping("/api")
class BillController {

	private final Bills bills;

	private final CaseFiles caseFiles;

	private final AccessLog log;

	BillController(Bills bills, CaseFiles caseFiles, AccessLog log) {
		this.bills = bills;
		this.caseFiles = caseFiles;
		this.log = log;
	}

	@GetMapping("/cases/{reference}/bills")
	List<CaseBill> bills(@PathVariable String reference, ChannelAccount account) {
		var file = this.caseFiles.get(CaseReference.parse(reference).value());
		this.log.write(CaseRead.at(Endpoint.CHANNEL, file.reference(), account.userName(), Shown.BILLS));
		return this.bills.forCase(file.reference()).stream().map(CaseBill::of).toList();
	}

	/** A bill with its amount in riyals. */
	record CaseBill(String billNumber, BigDecimal amount, BillState state, Instant issuedAt, Instant dueAt) {

		static CaseBill of(Bill bill) {
			return new CaseBill(bill.number(), bill.amount().riyals(), bill.state(), bill.issuedAt(), bill.dueAt());
		}

	}

}
