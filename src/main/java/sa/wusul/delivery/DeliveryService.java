package sa.wusul.delivery;

import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The documents on their way to citizens. A case has at most one at a time. */
@Service
@Transactional
public class DeliveryService {

	private final DeliveryRepository repository;

	private final CaseFiles caseFiles;

	DeliveryService(DeliveryRepository repository, CaseFiles caseFiles) {
		this.repository = repository;
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
		return this.repository.open(reference, paperNumber, home && hasAddress, office.orElse(file.place().centre()));
	}

	@Transactional(readOnly = true)
	public Optional<Delivery> forCase(String reference) {
		return this.repository.find(reference);
	}

	/**
	 * Returns the delivery of the case.
	 * @throws RefusalException {@code delivery.unknown} if there is none
	 */
	@Transactional(readOnly = true)
	public Delivery get(String reference) {
		return forCase(reference).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "delivery.unknown"));
	}

}
