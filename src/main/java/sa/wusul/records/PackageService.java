package sa.wusul.records;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Service;

import sa.wusul.archive.Archive;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The package of a closed case, or of all cases of a person, with the rows of all tables,
 * papers and scans. Only people of its domain hand a confidential case over. The audit
 * log has who asked and why before anything goes out.
 */
@Service
class PackageService {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String HANDED_OVER = "case.handedOver";

	private static final String EXPORTED = "person.exported";

	private final PackageRepository cases;

	private final Archive archive;

	private final Rights rights;

	private final AuditLog audit;

	private final Clock clock;

	PackageService(PackageRepository cases, Archive archive, Rights rights, AuditLog audit, Clock clock) {
		this.cases = cases;
		this.archive = archive;
		this.rights = rights;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Writes the package of a closed case.
	 * @throws RefusalException {@code case.unknown}, also for a confidential case, or
	 * {@code handover.open}
	 */
	void writeCase(String reference, String person, String reason, OutputStream to) throws IOException {
		writeCase(reference, Optional.empty(), AuditEntry.done(person, HANDED_OVER).saying(reason), to);
	}

	/** Writes the package that two people decided to hand over. */
	void write(HandoverOrder order, OutputStream to) throws IOException {
		var domain = Optional.of(order.domain()).filter((name) -> !name.equals(DisposalOffice.RECORDS));
		var deed = AuditEntry
			.done(order.askedBy(), (order.content() == HandoverOrder.Content.CASE) ? HANDED_OVER : EXPORTED)
			.on(order.key())
			.with("approvedBy=" + order.approvedBy().orElseThrow())
			.saying(order.reason());
		switch (order.content()) {
			case CASE -> writeCase(order.caseReference(), domain, deed, to);
			case PERSON -> writePerson(this.cases.requesterOf(order.caseReference()), deed, to);
		}
	}

	/** Returns the bytes of papers and scans in a package. */
	long byteCount(String reference, HandoverOrder.Content content) {
		return switch (content) {
			case CASE -> this.cases.byteCount(reference);
			case PERSON ->
				exportable(this.cases.requesterOf(reference)).stream().mapToLong(this.cases::byteCount).sum();
		};
	}

	private void writeCase(String reference, Optional<String> domain, AuditEntry deed, OutputStream to)
			throws IOException {
		var found = this.cases.find(reference)
			.filter((handed) -> this.rights.confidentialDomain(handed.processKey()).equals(domain))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
		if (!found.closed()) {
			throw new RefusalException(Kind.CONFLICT, "handover.open");
		}
		this.audit.add(deed.ofCase(reference));
		try (var bag = new BagWriter(to, reference)) {
			addCase(bag, reference, "");
			bag.finish(facts(reference, "A closed case"), LocalDate.now(this.clock.withZone(Kingdom.ZONE)));
		}
	}

	/**
	 * Writes all that is held of a person.
	 * @return the number of cases in the package
	 */
	int writePerson(String identityNumber, String person, String reason, OutputStream to) throws IOException {
		return writePerson(this.cases.hashOf(identityNumber), AuditEntry.done(person, EXPORTED).saying(reason), to);
	}

	private int writePerson(String personHash, AuditEntry deed, OutputStream to) throws IOException {
		var references = exportable(personHash);
		references.forEach((reference) -> this.audit.add(deed.ofCase(reference)));
		try (var bag = new BagWriter(to, "person")) {
			for (var reference : references) {
				addCase(bag, reference, "cases/" + reference + "/");
			}
			for (var table : PackageRepository.PERSON_TABLES.keySet()) {
				addRows(bag, "records/" + table + ".json", this.cases.rowsOfPerson(table, personHash));
			}
			addRows(bag, "records/message_choice.json", this.cases.messageChoices(references));
			bag.add("cases.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(references));
			bag.finish(facts("person", "All that is held of one person"),
					LocalDate.now(this.clock.withZone(Kingdom.ZONE)));
		}
		return references.size();
	}

	/**
	 * Returns the cases of a person without confidential ones, which also name others.
	 */
	private List<String> exportable(String personHash) {
		return this.cases.casesOf(personHash)
			.stream()
			.filter((reference) -> this.cases.find(reference)
				.filter((handed) -> !this.rights.isConfidential(handed.processKey()))
				.isPresent())
			.toList();
	}

	private void addCase(BagWriter bag, String reference, String folder) throws IOException {
		for (var table : PackageRepository.TABLES.keySet()) {
			addRows(bag, folder + "records/" + table + ".json", this.cases.rows(table, reference));
		}
		for (var content : this.cases.contents(reference)) {
			bag.add(folder + content.file(), this.archive.content(content.hash()).orElseThrow());
		}
	}

	private static void addRows(BagWriter bag, String file, List<Map<String, Object>> rows) throws IOException {
		if (!rows.isEmpty()) {
			bag.add(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(rows));
		}
	}

	private static Map<String, String> facts(String identifier, String description) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("Source-Organization", "Ministry of Interior, Wusul");
		facts.put("External-Identifier", identifier);
		facts.put("External-Description", description);
		return facts;
	}

}
