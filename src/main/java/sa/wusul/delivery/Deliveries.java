package sa.wusul.delivery;

import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** The documents on their way to citizens. A case has at most one at a time. */
@Service
@Transactional
public class Deliveries {

	private final DeliveryTable table;

	private final CaseFiles caseFiles;

	Deliveries(DeliveryTable table, CaseFiles caseFiles) {
		this.table = table;
		this.caseFiles = caseFiles;
	}

	/**
	 * Opens the delivery of a paper. Repeating the call changes nothing.
	 * @param home whether the requester wants home delivery; without an address the
	 * document goes to an office all the same
	 * @param office the chosen office; by default the centre of the case
	 */
	public Delivery open(String reference, String paperNumber, boolean home, Optional<String> office) {
		var file = this.caseFiles.get(reference);
		var hasAddress = NationalAddress.among(this.caseFiles.particulars(reference)).isPresent();
		return this.table.open(reference, paperNumber, home && hasAddress, office.orElse(file.centre()));
	}

	@Transactional(readOnly = true)
	public Optional<Delivery> of(String reference) {
		return this.table.find(reference);
	}

	/**
	 * Returns the delivery of the case.
	 * @throws Refusal {@code delivery.unknown} if there is none
	 */
	@Transactional(readOnly = true)
	public Delivery get(String reference) {
		return of(reference).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "delivery.unknown"));
	}

}
