package sa.wusul.services.register;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.services.Findings;
import sa.wusul.services.RepresentationProof;

/**
 * Outbox handler that asks the register of persons who the requester of a case is. Of its
 * answer it keeps only what identifies them.
 */
@Component
class RequesterOutboxHandler implements RequesterRecords, OutboxHandler {

	private static final String KIND = "requester";

	private static final String REGISTER = "persons";

	private static final String NAME = "nameOnFile";

	private static final Set<String> KEPT = Set.of("personKnown", NAME, "gender");

	private final List<RegisterGateway> gateways;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Outbox outbox;

	RequesterOutboxHandler(List<RegisterGateway> gateways, CaseFiles caseFiles, Findings findings, Outbox outbox) {
		this.gateways = gateways;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.outbox = outbox;
	}

	@Override
	public void enquire(String caseReference) {
		this.outbox.add(OutboxEntry.of(KIND, caseReference, caseReference, new Enquiry(caseReference)));
	}

	@Override
	public Optional<PersonName> nameOnFile(String caseReference) {
		return Optional.ofNullable((PersonName) this.findings.forCase(caseReference).get(NAME));
	}

	@Override
	public Optional<PersonName> representative(String caseReference) {
		return RepresentationProof.of(this.findings.forCase(caseReference)).representative();
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public boolean isAvailable() {
		return RegisterGateway.find(this.gateways, REGISTER).isPresent();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var alone = batch();
		alone.perform(entry);
		alone.record();
	}

	@Override
	public Batch batch() {
		return new Enquiries();
	}

	private Optional<CaseFile> unidentified(OutboxEntry entry) {
		var file = this.caseFiles.get(entry.order(Enquiry.class).reference());
		return !file.state().closed() && !this.findings.forCase(file.reference()).containsKey(NAME) ? Optional.of(file)
				: Optional.empty();
	}

	/**
	 * The enquiries of one claim. To ask again changes nothing, so answers are recorded
	 * together.
	 */
	private final class Enquiries implements Batch {

		private final Map<String, Optional<CaseFile>> read = new HashMap<>();

		private final Map<String, Map<String, Object>> answers = new LinkedHashMap<>();

		@Override
		public void prepare(List<OutboxEntry> entries) {
			entries.forEach((entry) -> this.read.put(entry.key(), unidentified(entry)));
		}

		@Override
		public void perform(OutboxEntry entry) {
			var file = this.read.containsKey(entry.key()) ? this.read.remove(entry.key()) : unidentified(entry);
			file.ifPresent((known) -> this.answers.put(known.reference(), ask(known)));
		}

		private Map<String, Object> ask(CaseFile file) {
			var facts = new HashMap<>(RegisterGateway.get(RequesterOutboxHandler.this.gateways, REGISTER)
				.enquire(REGISTER, RegisterEnquiry.about(file, RegisterPurpose.IDENTIFICATION, Map.of())));
			facts.keySet().retainAll(KEPT);
			return facts;
		}

		@Override
		public boolean mayRecordTogether() {
			return true;
		}

		@Override
		public void record() {
			this.answers.forEach(
					(reference, facts) -> RequesterOutboxHandler.this.findings.replace(reference, REGISTER, facts));
			this.answers.clear();
		}

	}

	/** The outbox entry of an enquiry, without any personal data. */
	private record Enquiry(String reference) {
	}

}
